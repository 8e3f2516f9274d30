"""Of which topic of the year a text is the title."""

from __future__ import annotations

from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.signs import TopicSigns
from prongsai.core.preaudit.sought import Sought, found_in


def fits(key: str, signs: TopicSigns) -> bool:
    """Whether a text made alike is a title of the topic."""
    return bool(found_in(key, signs.title)) and not found_in(key, signs.not_title)


def is_own(key: str, sought: Sought) -> bool:
    """The official title, one of its other names, or a title of the topic."""
    item = sought.item
    official = (alike(each) for each in (item.title or "", *item.aliases) if each)
    own = sought.topic is not None and fits(key, sought.topic)
    return own or any(title in key for title in official)


def topic_of(key: str, sought: Sought) -> str:
    """The first topic of the year whose title this is; empty where it is none's."""
    topics = sought.signs.topics.items()
    of_year = ((name, signs) for name, signs in topics if name in sought.topic_names)
    return next((name for name, signs in of_year if fits(key, signs)), "")
