"""Does what it calls itself fit the item, or another one better?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import Block, Form, Reading
from prongsai.core.preaudit.sought import Sought, prominent
from prongsai.core.preaudit.topics import is_own, topic_of
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict

CHECK = "title"
_SHORT, _SOMEWHERE = 120, "line:1"
_CALLED = "called"
_OF_THE_WHOLE = ("title", "trail", "heading")


def check_title(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """What the page calls itself first, then what led there and how it begins.

    A title over two lines or in the text is enough, another's not.
    """
    leading = [(alike(block.text), block.place) for block in prominent(reading, sought.called)]
    names = [(alike(block.text), block.place) for block in _names(reading)]
    mine = _first_own(names, sought)
    other = "" if mine else _first_other(names, sought)
    if not other:
        mine = mine or _first_own(leading, sought)
        short = [(key, place) for key, place in leading if len(key) <= _SHORT]
        other = "" if mine else _first_other(short, sought)
    if mine:
        yield Finding(CHECK, Verdict.FINE, "title-fine", {}, Sureness.LIKELY, mine)
        return
    of_itself = [key for key, place in leading if place != _CALLED]
    over_lines = (key + following for key, following in pairwise(of_itself))
    texts = chain(over_lines, (alike(text) for text, _ in reading.said))
    within = any(is_own(key, sought) for key in texts)
    if not other and within:
        yield Finding(CHECK, Verdict.FINE, "title-within", {}, Sureness.GUESS)
    elif other:
        name = sought.topic_names[other]
        facts = {"topic": name.th, "topic_en": name.en}
        verdict = Verdict.UNSURE if within else Verdict.BROKEN
        yield Finding(CHECK, verdict, "title-other", facts, Sureness.LIKELY)
    else:
        yield Finding(CHECK, Verdict.UNSURE, "title-none", {}, Sureness.GUESS)


def _names(reading: Reading) -> Iterator[Block]:
    """What a page is called by itself: in its window, on the way to it, in its heading."""
    if reading.form is Form.HTML:
        yield from (each for each in reading.headings if each.place in _OF_THE_WHOLE)


def _first_own(said: Sequence[tuple[str, str]], sought: Sought) -> str:
    """The place of the first that names what is sought."""
    return next((place or _SOMEWHERE for key, place in said if is_own(key, sought)), "")


def _first_other(said: Sequence[tuple[str, str]], sought: Sought) -> str:
    return next((topic for key, _ in said if (topic := topic_of(key, sought))), "")
