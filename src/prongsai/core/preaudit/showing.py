"""Does it show what the item must: each element found, with its place, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.core.criteria.items import Element
from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import Form, Reading
from prongsai.core.preaudit.signs import ElementSigns, Pattern
from prongsai.core.preaudit.sought import Sought, found_in
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.thai import tidy

CHECK = "element"
_PHONE = re.compile(r"(?<![\d.,])(?:0|\+66[ -]?)(?:[ -]?\d){8,9}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+ ?(?:@|\[at\]|\(at\)) ?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_AFTER = r" ?(?=[ก-ฮเ-ไ])"


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
    if place is not None:
        return _said(element, Verdict.FINE, "element-found", Sureness.LIKELY, place)
    if is_list(reading):
        return _said(element, Verdict.UNSURE, "element-behind-links", Sureness.GUESS)
    seen = bool(reading.blank_pages) or (reading.pictures > 0 and reading.letters < _LITTLE)
    if seen or reading.cut:
        return _said(element, Verdict.UNSURE, "element-unseen", Sureness.GUESS)
    return _said(element, Verdict.BROKEN, "element-missing", Sureness.LIKELY)


_LITTLE, _LINKS, _SHARE = 400, 3, 2


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
        return "" if reading.fields > 0 else None
    persons = "|".join(map(re.escape, sought.signs.persons))
    shape = {
        Pattern.PHONE: _PHONE,
        Pattern.EMAIL: _EMAIL,
        Pattern.PERSON: re.compile(rf"(?:^|[\s|:(])(?:{persons}){_AFTER}"),
    }[pattern]
    return next((place for text, place in reading.said if shape.search(tidy(text))), None)
