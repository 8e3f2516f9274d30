"""What was read of a file goes to its reader under a seal, and comes back when he confirms it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core import signing

from prongsai.core.terms.problem import refuse


def sealed(what: str, said: Mapping[str, Any], whose: Sequence[str]) -> str:
    """For these people and things only; `what` tells one kind of seal from another."""
    return signing.Signer(salt=what).sign_object({**said, "for": list(whose)}, compress=True)


def unsealed(what: str, token: str, whose: Sequence[str]) -> Mapping[str, Any]:
    """Refuses what this server didn't seal, or sealed for others."""
    try:
        found: Mapping[str, Any] = signing.Signer(salt=what).unsign_object(token)
    except (signing.BadSignature, ValueError) as error:
        raise refuse("import-altered") from error
    if found.get("for") != list(whose):
        raise refuse("import-altered")
    return found
