"""The code on a slip: made of the form that brought the case, kept as a digest only."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings

from prongsai.core.terms.receipt_code import bare_code, is_whole, receipt_code


def code_of(form: str) -> str:
    """The code of the case that a form brings: the same form gives the same code again."""
    return receipt_code(hmac.digest(_secret(), f"cases {form}".encode(), "sha256"))


def digest(code: str) -> str:
    """What is kept of a code."""
    return hmac.new(_secret(), f"code {bare_code(code)}".encode(), "sha256").hexdigest()


def form_digest(form: str) -> str:
    """What is kept of the key of a form: with it alone nobody makes the code again."""
    return hashlib.sha256(f"cases {form}".encode()).hexdigest()


def may_be(code: str) -> bool:
    """Whether a slip can say it; nothing is looked for otherwise."""
    return is_whole(code)


def _secret() -> bytes:
    return settings.SECRET_KEY.encode()
