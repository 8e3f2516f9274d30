"""Does it show what the item must: each element found, with its place, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from prongsai.core.criteria.items import Element
from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import Form, Reading
from prongsai.core.preaudit.signs import ElementSigns, Pattern
from prongsai.core.preaudit.sought import Sought, found_in
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.thai import tidy

CHECK = "element"
_PHONE = re.compile(r"(?<!\d)(?<!\d[.,])(?:0|\+66[ -]?)(?:[ -]?\d){8,9}(?!\d)")
_FAX = re.compile(
    r"(?<!/)(?<!/ )(?<!และ)(?:โทรสาร|แฟกซ์|แฟ็กซ์|fax)[^\d+]{0,12}(?:0|\+66)(?:[ -]?\d){8,9}",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} ?(?:@|\[at\]|\(at\)) ?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"เลขที่ ?\d|\d ?(?:หมู่|ม\.|ถนน|ถ\.|ซอย|ซ\.|ตำบล|ต\.)|(?:หมู่(?: ?ที่)?|ม\.) ?\d"
    r"|(?:จังหวัด|จ\.)\S+ ?\d{5}|ที่(?:อยู่|ตั้ง)\D{0,30}\d"
)
_NAME = r" ?(?P<given>[ก-ฮเ-ไ][ก-๎]+)[ |]+[ก-ฮเ-ไ][ก-๎]+"
_SEVERAL = 2


def check_elements(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """One finding an element; that nobody knows what is asked for is said, not guessed."""
    elements = sought.item.elements
    if isinstance(elements, Unknown):
        yield Finding(CHECK, Verdict.FINE, "elements-unknown", {}, Sureness.GUESS)
        return
    known = sought.topic.elements if sought.topic else {}
    for element in elements:
        signs = known.get(element.key)
        if signs is None:
            yield _said(element, Verdict.UNSURE, "element-without-signs", Sureness.GUESS)
        elif signs.by is None:
            yield _finding(element, signs, reading, sought)


def _finding(element: Element, signs: ElementSigns, reading: Reading, sought: Sought) -> Finding:
    place = _place(signs, reading, sought)
    if place is not None and _too_often(signs, reading):
        return _said(element, Verdict.UNSURE, "element-doubtful", Sureness.GUESS, place)
    if place is not None:
        return _said(element, Verdict.FINE, "element-found", Sureness.LIKELY, place)
    if is_list(reading):
        return _said(element, Verdict.UNSURE, "element-behind-links", Sureness.GUESS)
    seen = bool(reading.blank_pages) or (reading.pictures > 0 and reading.letters < _LITTLE)
    if seen or reading.cut:
        return _said(element, Verdict.UNSURE, "element-unseen", Sureness.GUESS)
    return _said(element, Verdict.BROKEN, "element-missing", Sureness.LIKELY)


_LITTLE, _LINKS, _SHARE, _TEN = 400, 3, 2, 10


def _too_often(signs: ElementSigns, reading: Reading) -> bool:
    """As when a whole law is pasted in where an agency's own duties are asked for."""
    text = "".join(alike(text) for text, _ in reading.said) if signs.never else ""
    return any(text.count(alike(word)) > _TEN for word in signs.never)


def is_list(reading: Reading) -> bool:
    """A page that mostly leads on: at least three links that are half of what it says."""
    if reading.form is not Form.HTML:
        return False
    leading = [link for link in reading.own_links if not link.address.startswith(_NOWHERE)]
    said = sum(len(link.text) for link in leading)
    many = len(leading) >= _LINKS and said * _SHARE >= reading.letters
    return many or any(link.frame for link in leading)


_NOWHERE = ("#", "javascript:", "mailto:", "tel:", "line:")


def _said(
    element: Element, verdict: Verdict, code: str, sure: Sureness, place: str = ""
) -> Finding:
    facts = {"element": element.short.th, "element_en": element.short.en, "key": element.key}
    return Finding(CHECK, verdict, code, facts, sure, place)


def _place(signs: ElementSigns, reading: Reading, sought: Sought) -> str | None:
    """Where the element is; none where it is not."""
    for pattern in signs.patterns:
        found = _shape(pattern, reading, sought)
        if found is not None:
            return found
    together: list[str] = []
    for text, place in reading.said:
        key = alike(text)
        if found_in(key, signs.words):
            return place
        together.append(key)
    whole = "".join(together)
    return "" if found_in(whole, signs.words) else None


def _shape(pattern: Pattern, reading: Reading, sought: Sought) -> str | None:
    if pattern is Pattern.PICTURE:
        return "" if reading.pictures > 0 else None
    if pattern is Pattern.FORM:
        return "" if _has_form(reading, sought) else None
    shapes = {Pattern.PHONE: _PHONE, Pattern.EMAIL: _EMAIL, Pattern.ADDRESS: _ADDRESS}
    shape = shapes.get(pattern) or _person(sought.signs.persons, sought.signs.not_persons)
    said = ((tidy(text), place) for text, place in reading.said)
    if pattern is Pattern.PHONE:
        said = ((_FAX.sub("", text), place) for text, place in said)
    return next((place for text, place in said if shape.search(text)), None)


def _has_form(reading: Reading, sought: Sought) -> bool:
    forms = sought.signs.forms
    leads = any(form in link.address for link in reading.own_links for form in forms)
    return reading.fields >= _SEVERAL or leads


@cache
def _person(begin: tuple[str, ...], never: tuple[str, ...]) -> re.Pattern[str]:
    """A title, a given name and a surname; no office that begins with the letters of a title."""
    titles, offices = ("|".join(map(re.escape, words)) for words in (begin, never))
    return re.compile(rf"(?<![ก-๎])(?!{offices})(?:{titles}){_NAME}")
