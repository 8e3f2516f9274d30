"""What-if and the way up as text: what changes, what blocks the next level, what is worth what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from prongsai.core.analysis.distance import Gap, NextLevel
from prongsai.core.analysis.improve import Obstacle, Way
from prongsai.core.analysis.sensitivity import Worth
from prongsai.core.analysis.whatif import Changed, WhatIf
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.score import OVERALL, Scores
from prongsai.core.terms.numbers import half_up, shown
from prongsai.shell.case import Case
from prongsai.shell.screen import grid
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import name_of

_WORTH_PLACES = 4


class Teller:
    """Says answers about one case in one language."""

    def __init__(self, case: Case, voice: Voice) -> None:
        self.case = case
        self.voice = voice
        self.places = case.pack.rounding.places

    def what_if(self, found: WhatIf) -> str:
        """Numbers before and after, the level, and what blocks the next one."""
        says = self.voice.phrase
        heading = ["", says("before"), says("after"), says("change")]
        rows = [heading, *(self._changed(each) for each in found.changed)]
        table = grid(rows, numbers=frozenset({1, 2, 3})) if found.changed else ""
        lines = [table, *self._levels(found.before, found.after), *self._next(found.next_level)]
        return self._page(lines)

    def worth(self, listed: Sequence[Worth], scores: Scores, above: NextLevel | None) -> str:
        """What each score that can be moved is worth."""
        says = self.voice.phrase
        heading = ["", says("score"), says("per_point"), says("to_full"), says("for_next_level")]
        rows = [heading, *(self._worth(each) for each in listed)]
        lines = [
            grid(rows, numbers=frozenset({1, 2, 3})),
            f"{self._name(OVERALL)}: {scores.shown(OVERALL)}",
            f"{says('level')}: {self._level(scores.level)}",
            *self._next(above),
        ]
        if any(each.lever.coarse for each in listed):
            lines.append(says("coarse_note"))
        return self._page(lines)

    def way(self, way: Way, *, own_efforts: bool) -> str:
        """The steps to take, what they cost, and what comes of them."""
        says = self.voice.phrase
        lines = [*self._taken(way), *self._levels(way.before, way.after)]
        if way.reached:
            lines.append(says("way_reached" if way.taken else "way_there_already"))
        else:
            lines.append(says("way_best"))
        lines += [line for obstacle in way.obstacles for line in self._obstacle(obstacle)]
        if way.reached:
            lines += self._next(way.next_level)
        if any(each.lever.coarse for each in way.taken):
            lines.append(says("coarse_note"))
        if way.taken and not own_efforts:
            lines.append(says("efforts_default"))
        return self._page(lines)

    def _page(self, lines: Sequence[str]) -> str:
        head = f"{self.case.result.agency.name} — {self.case.run.loaded.name}\n"
        notes = [f"{self.voice.sentence(note)} [{note.code}]" for note in self.case.notes]
        return "\n".join([head, *filter(None, lines), *notes]) + "\n"

    def _name(self, key: str) -> str:
        return name_of(self.case.pack, key, self.voice)

    def _printed(self, value: Fraction | None) -> str:
        return "–" if value is None else str(half_up(value, self.places))

    def _changed(self, each: Changed) -> list[str]:
        figures = [self._printed(each.before), self._printed(each.after)]
        if each.before is None or each.after is None:
            return [self._name(each.key), *figures, "–"]
        change = half_up(each.after, self.places) - half_up(each.before, self.places)
        return [self._name(each.key), *figures, f"{change:+}"]

    def _level(self, level: Level | None) -> str:
        return "–" if level is None else level.name.said(self.voice.language)

    def _levels(self, before: Scores, after: Scores) -> Iterator[str]:
        yield f"{self._name(OVERALL)}: {self._total(before)} → {self._total(after)}"
        was, now = self._level(before.level), self._level(after.level)
        yield f"{self.voice.phrase('level')}: {was} → {now}"
        if after.passed is not None:
            said = self.voice.phrase("yes" if after.passed else "no")
            yield f"{self.voice.phrase('passed')}: {said}"

    def _total(self, scores: Scores) -> str:
        return str(scores.shown(OVERALL) or "–")

    def _next(self, above: NextLevel | None) -> list[str]:
        if above is None:
            return []
        lines = [self.voice.phrase("next_level_needs", level=self._level(above.level))]
        return [*lines, *(self._gap(gap) for gap in above.gaps)]

    def _gap(self, gap: Gap) -> str:
        facts = {"needed": str(gap.needed), "shown": str(gap.shown), "short": str(gap.short_by)}
        return "  " + self.voice.phrase("gap", name=self._name(gap.key), **facts)

    def _worth(self, each: Worth) -> list[str]:
        lever = each.lever
        helps = [
            *([self.voice.phrase(OVERALL)] if each.lifts_total and lever.per_point else []),
            *([lever.instrument] if each.lifts_floor and lever.per_point else []),
        ]
        return [
            self._name(lever.key) + ("*" if lever.coarse else ""),
            self._printed(lever.score),
            str(half_up(lever.per_point, _WORTH_PLACES)),
            str(half_up(lever.to_full, _WORTH_PLACES)),
            ", ".join(helps) or "–",
        ]

    def _taken(self, way: Way) -> Iterator[str]:
        says = self.voice.phrase
        heading = ["", says("from"), says("to"), says("steps"), says("effort"), says("worth")]
        rows = [
            [
                self._name(each.lever.key) + ("*" if each.lever.coarse else ""),
                self._printed(each.lever.score),
                self._printed(each.target),
                str(each.steps),
                shown(each.effort),
                f"+{half_up(each.worth, _WORTH_PLACES)}",
            ]
            for each in way.taken
        ]
        if rows:
            yield grid([heading, *rows], numbers=frozenset(range(1, 6)))
            yield says("way_sum", effort=shown(way.effort), steps=str(way.steps))

    def _obstacle(self, obstacle: Obstacle) -> Iterator[str]:
        yield self._gap(obstacle.gap)
        for key, codes in (
            ("held_kept", obstacle.kept),
            ("held_limited", obstacle.limited),
            ("held_unscored", obstacle.unscored),
        ):
            if codes:
                named = (c if c in self.case.pack.items else self._name(c) for c in codes)
                yield "    " + self.voice.phrase(key, codes=", ".join(named))
