"""What the addresses of a register ask for; what can't be meant is passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from prongsai.apps.agencies.finding import plain
from prongsai.apps.look.wishes import whole
from prongsai.apps.risks.queries import Held
from prongsai.core.risks.levels import When, rating_of, standing
from prongsai.core.risks.register import Risk
from prongsai.core.terms.thai import tidy

_WORDS = 100
NO_LEVEL, NO_WORK, NO_UNIT = "none", "-", "-"
MARKS = ("bribery", "untreated", "carried", "late")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Which risks of a register."""

    level: str = ""
    unit: str = ""
    work: str = ""
    mark: str = ""
    q: str = ""
    when: str = ""
    likelihood: int = 0
    impact: int = 0

    @property
    def query(self) -> str:
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return urlencode({name: value for name, value in said.items() if value})

    @property
    def is_narrow(self) -> bool:
        return bool(self.query)

    @property
    def of_cell(self) -> bool:
        """Whether it asks for a cell of the heat map."""
        return bool(self.likelihood and self.impact)


def wishes(asked: Mapping[str, str], held: Held) -> Wishes:
    register, frame = held.register, held.frame

    def among(name: str, known: object) -> str:
        said = asked.get(name, "")
        return said if said in known else ""  # type: ignore[operator] # a mapping or a tuple

    return Wishes(
        level=among("level", (*frame.levels, NO_LEVEL)),
        unit=among("unit", (*register.units, NO_UNIT)),
        work=among("work", (*register.works, NO_WORK)),
        mark=among("mark", MARKS),
        q=tidy(asked.get("q", "")[:_WORDS]),
        when=among("when", tuple(When)),
        likelihood=whole(asked.get("likelihood", ""), 1),
        impact=whole(asked.get("impact", ""), 1),
    )


def chosen(held: Held, asked: Wishes, late: Callable[[Risk], bool]) -> list[Risk]:
    """Risks that an address asks for, in the order of the register."""
    words = [plain(word) for word in asked.q.split()]
    return [
        risk
        for risk in held.register.risks.values()
        if _fits(held, risk, asked, late)
        and all(
            word in plain(f"{risk.key} {risk.event} {risk.step} {risk.cause}") for word in words
        )
    ]


def _fits(held: Held, risk: Risk, asked: Wishes, late: Callable[[Risk], bool]) -> bool:
    level = standing(risk, held.frame)
    if asked.level and (level.key if level else NO_LEVEL) != asked.level:
        return False
    if asked.unit and (risk.owner or NO_UNIT) != asked.unit:
        return False
    if asked.work and (risk.work or NO_WORK) != asked.work:
        return False
    if asked.of_cell:
        rating = rating_of(risk, When(asked.when or When.INHERENT))
        if (rating.likelihood, rating.impact) != (asked.likelihood, asked.impact):
            return False
    return _is_marked(held, risk, asked.mark, late)


def _is_marked(held: Held, risk: Risk, mark: str, late: Callable[[Risk], bool]) -> bool:
    if mark == "bribery":
        return risk.bribery
    if mark == "untreated":
        return not held.register.treatments_of(risk.key)
    if mark == "carried":
        return held.row("risk", risk.key).carried
    return mark != "late" or late(risk)
