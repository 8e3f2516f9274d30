"""What people type about an agency, read the same way wherever they type it: wizard, page, list."""

from __future__ import annotations

import re

from prongsai.apps.agencies.kinds import known, name_table
from prongsai.core.terms.agency_names import expanded
from prongsai.core.terms.thai import tidy

LONGEST = {"code": 40, "name": 200, "province": 120, "district": 120, "domain": 120}
SIZES = ("S", "M", "L")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*", re.ASCII)
_LABEL = "[a-z0-9\u0e00-\u0e7f](?:[a-z0-9\u0e00-\u0e7f-]*[a-z0-9\u0e00-\u0e7f])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?:[a-z]{{2,}}|xn--[a-z0-9-]+|[\u0e01-\u0e7f]{{2,}})")


def read_name(text: str) -> str:
    """The name of an agency in full, whether it was typed in full or abbreviated."""
    return expanded(tidy(text), name_table())


def read_place(text: str, kind: str) -> str:
    """A place without the word for its kind: `จ.ตาก` and `จังหวัดตาก` are `ตาก`."""
    name, place = tidy(text), known().places[kind]
    for word in (place.name.th, place.abbreviation):
        if name.startswith(word) and (bare := name.removeprefix(word).strip()):
            return bare
    return name


def read_domain(text: str) -> str | None:
    """The name of a site in whatever is pasted, also the address of a page; None if there is none.

    >>> read_domain("https://www.Example.go.th/index.php")
    'example.go.th'
    """
    host = re.sub(r"^[a-z][a-z0-9+.-]*://", "", tidy(text).casefold())
    host = re.split(r"[/?#]", host, maxsplit=1)[0].rstrip(".").removeprefix("www.")
    return host if _DOMAIN.fullmatch(host) else None


def is_code(text: str) -> bool:
    """Whether it can stand in addresses and files: Latin letters, digits and hyphens."""
    return _CODE.fullmatch(text) is not None
