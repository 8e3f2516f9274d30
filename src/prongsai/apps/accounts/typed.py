"""What was typed when a session ended: carried through the sign-in page, given back to its author.

Nothing is stored before somebody has given the password: the sign-in page itself carries it,
signed, so that only what this server wrote is taken back, by the same person and within half an
hour. After that it is in that person's session until the form is shown, once.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, QueryDict

WHO = "prongsai_who"
"""Cookie that says, signed, who was signed in last in this browser; for ninety days."""
FIELD = KEY = "typed"
GIVEN_BACK = "typed.given_back"
"""What is said above the form."""
LIFE = dt.timedelta(minutes=30)
LARGEST = 200_000
"""Letters of a form that are carried; more than the longest form has."""
_SECRET = re.compile(
    r"pass|secret|token|otp|credential|^(?:code|pin|present|new|again)$", re.IGNORECASE
)
_OURS = {"csrfmiddlewaretoken", "next", FIELD}


def keeps(name: str) -> bool:
    """Whether a field is carried: never what may be a password or another secret."""
    return name not in _OURS and not _SECRET.search(name)


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent, and the page it stands on."""

    path: str
    text: str
    """Its fields, as an address would have them."""

    @property
    def fields(self) -> QueryDict:
        return QueryDict(self.text)


def sealed(sent: QueryDict, path: str, who: str, at: dt.datetime) -> str:
    """The text for the sign-in page; empty where there is nothing to carry, or too much."""
    text = _carried(sent)
    if not text:
        return ""
    facts = {"path": path, "text": text, "who": who, "at": at.isoformat()}
    return _signer().sign_object(facts, compress=True)


def _carried(sent: QueryDict) -> str:
    kept = QueryDict(mutable=True)
    for name in filter(keeps, sent):
        kept.setlist(name, sent.getlist(name))
    text = kept.urlencode()
    filled = any(any(values) for _, values in kept.lists())
    return text if filled and len(text) <= LARGEST else ""


def hold(request: HttpRequest, sent: QueryDict, path: str, at: dt.datetime) -> bool:
    """Into the session of whoever sent it, to be shown once; whether there was anything."""
    text = _carried(sent)
    if text:
        request.session[KEY] = {"path": path, "text": text, "at": at.isoformat()}
    return bool(text)


def unsealed(text: str, who: str, at: dt.datetime) -> Typed | None:
    """What this person typed, if this server sealed it lately."""
    try:
        facts = _signer().unsign_object(text)
    except BadSignature:
        return None
    age = at - dt.datetime.fromisoformat(facts["at"])
    if facts["who"] != who or not dt.timedelta(0) <= age <= LIFE:
        return None
    return Typed(facts["path"], facts["text"])


def who_was_here(request: HttpRequest) -> str:
    """The key of who was signed in last; empty where the browser doesn't know."""
    return request.get_signed_cookie(WHO, default="", salt=WHO) or ""


def carry(request: HttpRequest, text: str, who: str, at: dt.datetime) -> str:
    """Into the session of whoever just signed in; where the form is shown, or nothing."""
    typed = unsealed(text, who, at)
    if typed is None:
        return ""
    request.session[KEY] = {"path": typed.path, "text": typed.text, "at": at.isoformat()}
    return typed.path


def given_back(request: HttpRequest, at: dt.datetime) -> QueryDict | None:
    """What was typed in the form that is about to be shown; once."""
    found = request.session.get(KEY)
    if found is None or found["path"] != request.get_full_path():
        return None
    del request.session[KEY]
    late = at - dt.datetime.fromisoformat(found["at"]) > LIFE
    return None if late else QueryDict(found["text"])


def _signer() -> Signer:
    return Signer(salt="prongsai.typed")
