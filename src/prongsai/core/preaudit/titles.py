"""Does what it calls itself fit the item, or another one better?"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import Reading
from prongsai.core.preaudit.sought import Sought, found_in, prominent
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.terms.words import Words

CHECK = "title"


def check_title(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """Names and headings first; a fitting title in the text alone is enough, another's is not."""
    own = _own(sought)
    leading = [(alike(block.text), block.place) for block in prominent(reading, sought.called)]
    for key, place in leading:
        if found_in(key, own):
            yield Finding(CHECK, Verdict.FINE, "title-fine", {}, Sureness.LIKELY, place)
            return
    together = " ".join(key for key, _ in leading)
    within = any(found_in(alike(text), own) for text, _ in reading.said)
    if within or found_in(together, own):
        yield Finding(CHECK, Verdict.FINE, "title-within", {}, Sureness.GUESS)
        return
    other = next((topic for key, _ in leading if (topic := _other(key, sought))), "")
    if other:
        name = sought.topic_names.get(other, Words(other, other))
        facts = {"topic": name.th, "topic_en": name.en}
        yield Finding(CHECK, Verdict.BROKEN, "title-other", facts, Sureness.LIKELY)
        return
    yield Finding(CHECK, Verdict.UNSURE, "title-none", {}, Sureness.GUESS)


def _own(sought: Sought) -> tuple[str, ...]:
    """The official title and its other names, each as one word; then the signs of the topic."""
    item = sought.item
    official = (alike(each) for each in (item.title or "", *item.aliases) if each)
    return (*official, *(sought.topic.title if sought.topic else ()))


def _other(key: str, sought: Sought) -> str:
    """The topic whose title this is instead."""
    topics = sought.signs.topics.items()
    return next((name for name, signs in topics if found_in(key, signs.title)), "")
