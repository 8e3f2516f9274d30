"""A chain as a picture for a desk and one for a phone, and as a table whose cells lead on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from prongsai.adapters.thai_words import words_of
from prongsai.apps.look.pictures import picture
from prongsai.apps.look.words import phrase
from prongsai.apps.sight.telling import Teller, points_said, score_of
from prongsai.core.analysis.parts import Part
from prongsai.core.documents.layout_chain import draw_upright, draw_wide
from prongsai.core.documents.sight_chain import Box, ChainPicture, Tone, in_words
from prongsai.core.documents.text_room import SCREEN
from prongsai.core.sight.after import After, Fate
from prongsai.core.sight.answers import Answer
from prongsai.core.sight.sight import Chain, Link, WhatFor

_MOST = 6
"""Boxes of one column; what is more is counted."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chain drawn twice; a page shows what fits."""

    wide: SafeString
    upright: SafeString


def of_chain(teller: Teller, chain: Chain) -> Drawn:
    """One point lost, whatever answers it, and what it came to."""
    shown, more = chain.links[:_MOST], len(chain.links) - _MOST
    lost = _lost(teller, chain.part)
    boxes, edges = [lost], []
    reports = list[int]()
    for link in shown:
        edges.append((0, len(boxes)))
        boxes.append(_answer(teller, link))
        if link.counts:
            edges.append((len(boxes) - 1, len(boxes)))
            reports.append(len(boxes))
            boxes.append(_reports(teller, link.answer))
    if more > 0:
        edges.append((0, len(boxes)))
        boxes.append(Box(1, phrase("sight.more", number=more), tone=Tone.QUIET))
    if not chain.links:
        edges.append((0, 1))
        boxes.append(Box(1, phrase("sight.no_measure"), tone=Tone.OPEN))
    edges += [(place, len(boxes)) for place in reports or [0]]
    boxes.append(_after(teller, chain.part, chain.after))
    return _drawn(ChainPicture(teller.name(chain.part), _headings(), tuple(boxes), tuple(edges)))


def of_answer(teller: Teller, found: WhatFor) -> Drawn:
    """All that one measure was for, and what became of each."""
    shown, more = found.reached[:_MOST], len(found.reached) - _MOST
    boxes = [_lost(teller, each.part) for each in shown]
    if more > 0:
        boxes.append(Box(0, phrase("sight.more", number=more), tone=Tone.QUIET))
    middle = len(boxes)
    edges = [(place, middle) for place in range(middle)]
    boxes.append(_answer(teller, Link(found.answer, {}, found.counts)))
    edges.append((middle, middle + 1))
    boxes.append(_reports(teller, found.answer))
    for each in shown:
        edges.append((middle + 1, len(boxes)))
        boxes.append(_after(teller, each.part, each.after, teller.others(each), several=True))
    title = teller.title(found.answer)
    return _drawn(ChainPicture(title, _headings(), tuple(boxes), tuple(edges)))


def _headings() -> tuple[str, ...]:
    return tuple(
        phrase(key)
        for key in ("sight.col_lost", "sight.col_answer", "sight.col_report", "sight.col_next")
    )


def _drawn(shown: ChainPicture) -> Drawn:
    told = {"title": shown.title, "description": in_words(shown)}
    return Drawn(
        wide=picture(draw_wide(shown, words_of), key="chain-wide", **told),
        upright=picture(draw_upright(shown, words_of, SCREEN), key="chain-upright", **told),
    )


def _lost(teller: Teller, part: Part) -> Box:
    lines = (
        phrase("sight.lost", points=points_said(part.lost)),
        phrase("sight.scored", score=score_of(part)),
    )
    return Box(0, teller.name(part), lines, Tone.LOST if part.lost else Tone.DONE)


def _answer(teller: Teller, link: Link) -> Box:
    answer = link.answer
    lines: Sequence[str] = (teller.whose(answer), teller.until(answer))
    if not link.counts:
        lines = (*lines, teller.beside(link))
    elif answer.is_draft:
        lines = (*lines, phrase("sight.draft"))
    tone = Tone.WORK if link.counts and not answer.is_draft else Tone.QUIET
    return Box(1, teller.title(answer), tuple(filter(None, lines)), tone)


def _reports(teller: Teller, answer: Answer) -> Box:
    told = tuple(teller.told(answer))
    if not told:
        return Box(2, phrase("sight.no_report"), tone=Tone.OPEN)
    far = teller.how_far(answer)
    heading, lines = (far, told) if far else (told[0], told[1:])
    return Box(2, heading, lines, Tone.WORK)


def _after(
    teller: Teller, part: Part, after: After, more: str = "", *, several: bool = False
) -> Box:
    heading, *lines = teller.after(after, part)
    tones = {Fate.NOT_YET: Tone.OPEN, Fate.GONE: Tone.QUIET, Fate.OTHER: Tone.QUIET}
    fell = after.gain is not None and after.gain < 0
    tone = tones.get(after.fate, Tone.LOST if fell else Tone.DONE)
    if several:
        lines = [teller.name(part), *lines]
    return Box(3, heading, tuple(filter(None, (*lines, more))), tone)
