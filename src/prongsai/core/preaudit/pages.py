"""Whether a page that answered is the page: soft 404, log-in, home page, wall, parked, empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prongsai.core.preaudit.addresses import Address, address_of
from prongsai.core.preaudit.contents import Content
from prongsai.core.preaudit.glance import Glance
from prongsai.core.preaudit.page_signs import PageSigns
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.preaudit.visit import Visit

_BLANK = 20
"""Letters below which a page says nothing."""


def is_challenge(seen: Glance, signs: PageSigns) -> bool:
    """A wall that wants to see a person; forms with a captcha at their end are none."""
    few = seen.text if seen.length <= signs.few_letters else ""
    return has(f"{seen.title}\n{few}", signs.challenge)


def page_findings(visit: Visit, signs: PageSigns) -> Iterator[Finding]:
    """What speaks against a page; nothing where it seems to be the one that was asked for."""
    seen = visit.body.glance
    if _is_home_instead(visit, signs):
        facts = {"final": visit.final}
        yield Finding("page", Verdict.BROKEN, "page-home", facts, Sureness.LIKELY)
        return
    if seen is None or visit.body.kind is not Content.HTML:
        return
    found = _wrong_page(visit, seen, signs) or _empty(seen)
    if found:
        code, verdict, sure = found
        yield Finding("page", verdict, code, {"title": seen.title or "–"}, sure)


def has(text: str, signs: Iterable[str]) -> bool:
    """Whether a text holds one of the signs; numbers stand by themselves."""
    small = text.casefold()
    for sign in signs:
        if sign in small and (not sign.isdigit() or _stands_alone(sign, small)):
            return True
    return False


def _stands_alone(number: str, text: str) -> bool:
    return re.search(rf"(?<!\d){number}(?!\d)", text) is not None


_Found = tuple[str, Verdict, Sureness]


def _wrong_page(visit: Visit, seen: Glance, signs: PageSigns) -> _Found | None:
    few = f"{seen.title}\n{seen.text}" if seen.length <= signs.few_letters else seen.title
    if has(few, signs.parked):
        return "page-parked", Verdict.BROKEN, Sureness.LIKELY
    if has(seen.title, signs.missing_title):
        return "page-missing", Verdict.BROKEN, Sureness.LIKELY
    if _asks_to_log_in(visit, seen, signs):
        return "page-login", Verdict.BROKEN, Sureness.LIKELY
    if has(few, signs.missing_text):
        sure = Sureness.LIKELY if seen.length <= signs.few_letters // 3 else Sureness.GUESS
        return "page-missing", Verdict.BROKEN, sure
    if has(few, signs.waiting):
        return "page-waiting", Verdict.BROKEN, Sureness.LIKELY
    return None


def _asks_to_log_in(visit: Visit, seen: Glance, signs: PageSigns) -> bool:
    """A page whose purpose it is; a box for members beside the text is none."""
    named = has(f"{seen.title}\n{visit.final.partition('?')[0]}", signs.login)
    if seen.password:
        return named or seen.length <= signs.few_letters
    return named and len(visit.hops) > 1


def _is_home_instead(visit: Visit, signs: PageSigns) -> bool:
    asked, final = address_of(visit.asked), address_of(visit.final or visit.asked)
    if not isinstance(asked, Address) or not isinstance(final, Address) or len(visit.hops) < 2:  # noqa: PLR2004 - asked, and led on
        return False
    return not _is_home(asked, signs) and _is_home(final, signs)


def _is_home(address: Address, signs: PageSigns) -> bool:
    path = address.path.strip("/").lower()
    return not path or path in signs.home


def _empty(seen: Glance) -> _Found | None:
    if seen.length >= _BLANK or seen.pictures or seen.frames:
        return None
    if seen.scripts:
        return "page-script", Verdict.UNSURE, Sureness.LIKELY
    return "page-blank", Verdict.BROKEN, Sureness.LIKELY
