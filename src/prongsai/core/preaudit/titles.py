"""Does what it calls itself fit the item, or another one better?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import Reading
from prongsai.core.preaudit.signs import TopicSigns
from prongsai.core.preaudit.sought import Sought, found_in, prominent
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict

CHECK = "title"


def check_title(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """Names and headings first; a title over two lines or in the text is enough, another's not."""
    leading = [(alike(block.text), block.place) for block in prominent(reading, sought.called)]
    for key, place in leading:
        if _is_own(key, sought):
            yield Finding(CHECK, Verdict.FINE, "title-fine", {}, Sureness.LIKELY, place)
            return
    other = next((topic for key, _ in leading if (topic := _other(key, sought))), "")
    over_lines = (key + following for (key, _), (following, _) in pairwise(leading))
    texts = chain(over_lines, (alike(text) for text, _ in reading.said))
    within = any(_is_own(key, sought) for key in texts)
    if not other and within:
        yield Finding(CHECK, Verdict.FINE, "title-within", {}, Sureness.GUESS)
    elif other:
        name = sought.topic_names[other]
        facts = {"topic": name.th, "topic_en": name.en}
        verdict = Verdict.UNSURE if within else Verdict.BROKEN
        yield Finding(CHECK, verdict, "title-other", facts, Sureness.LIKELY)
    else:
        yield Finding(CHECK, Verdict.UNSURE, "title-none", {}, Sureness.GUESS)


def _is_own(key: str, sought: Sought) -> bool:
    """The official title, one of its other names, or a title of the topic."""
    item = sought.item
    official = (alike(each) for each in (item.title or "", *item.aliases) if each)
    own = sought.topic is not None and fits(key, sought.topic)
    return own or any(title in key for title in official)


def fits(key: str, signs: TopicSigns) -> bool:
    """Whether a text made alike is a title of the topic."""
    return bool(found_in(key, signs.title)) and not found_in(key, signs.not_title)


def _other(key: str, sought: Sought) -> str:
    """The topic of the year whose title this is instead."""
    topics = sought.signs.topics.items()
    of_year = ((name, signs) for name, signs in topics if name in sought.topic_names)
    return next((name for name, signs in of_year if fits(key, signs)), "")
