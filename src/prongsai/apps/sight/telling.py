"""The line of sight in words: what a page, a picture and a table say of each link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prongsai.apps.look.words import digits, language, phrase
from prongsai.apps.sight.gathering import Looked, frame
from prongsai.core.analysis.apportionment import apportion
from prongsai.core.analysis.finding import said
from prongsai.core.analysis.frame import Urgency
from prongsai.core.analysis.parts import Part
from prongsai.core.documents.plan_matter import figure
from prongsai.core.follow_up.report import Proof
from prongsai.core.plans.attainment import Standing
from prongsai.core.plans.record import Reading
from prongsai.core.scoring.plan import Tier
from prongsai.core.sight.after import After, Fate
from prongsai.core.sight.answers import Answer, Sort
from prongsai.core.sight.points import Point
from prongsai.core.sight.sight import Chain, Link, Reached, Reply, Sums
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.units import is_share
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import name_of

PLACES = 2
_FINE = 4
"""Places of what would print as nothing."""
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A lost point of a list."""

    key: str
    name: str
    lost: str
    reply: Reply
    answers: int
    linked: bool
    """Whether there is a page about it."""


@dataclass(frozen=True, slots=True)
class KpiTold:
    """A KPI as a page shows it."""

    says: str
    target: str
    latest: str
    source: str
    beside: str
    """What a count of complaints is never told without."""
    state: str
    """Whether its target is met: `met`, `missed` or `unknown`."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Points lost as printed, which add up."""

    lost: Decimal
    decided: Decimal
    drafted: Decimal
    none: Decimal


def points_said(value: Fraction) -> str:
    """Points of the total; so fine that something is not nothing."""
    shown = half_up(value, PLACES)
    if not shown and value:
        shown = half_up(value, _FINE)
    return digits(str(shown))


def signed(value: Fraction) -> str:
    """With its sign: what rose, what fell."""
    said_so = points_said(abs(value))
    return f"+{said_so}" if value > 0 else f"−{said_so}" if value < 0 else said_so


def amount(value: Decimal, unit: str) -> str:
    """A figure with its unit; a share has its word before it."""
    said = digits(figure(value))
    if not unit:
        return said
    return f"{digits(unit)} {said}" if is_share(unit) else f"{said} {digits(unit)}"


def shares(sums: Sums) -> Shares:
    whole = half_up(sums.lost, PLACES)
    return Shares(whole, *apportion((sums.decided, sums.drafted, sums.none), PLACES, whole))


class Teller:
    """Says what one line of sight holds, to the reader of this request."""

    def __init__(self, looked: Looked) -> None:
        self.looked = looked
        self.voice = Voice(language())

    def name(self, part: Part) -> str:
        """What a part is called; indicators with their number."""
        if part.tier is Tier.OVERALL:
            return phrase("result.overall")
        if part.tier is Tier.INDICATOR:
            return digits(f"{part.name.number}. {part.name.name.said(language())}")
        if part.tier is Tier.INSTRUMENT:
            return part.name.short.said(language())
        return digits(name_of(self.looked.pack, part.key, self.voice))

    def later_name(self, part: Part) -> str:
        """The same of the next result, whose codes may be others."""
        after = self.looked.sight.after
        pack = after.after.pack if after else self.looked.pack
        return digits(name_of(pack, part.key, self.voice))

    def rows(self, points: Iterable[Point]) -> list[Row]:
        sight = self.looked.sight
        return [
            Row(
                key=each.key,
                name=self.name(each.part),
                lost=points_said(each.lost),
                reply=sight.reply(each.key),
                answers=sight.works_on(each.key),
                linked=bool(each.part.name.indicator),
            )
            for each in points
        ]

    def findings(self, chain: Chain) -> list[str]:
        """Why points were lost, as far as the analysis says it."""
        told = (each for each in chain.findings if each.urgency is not Urgency.NOTE)
        return [said(each, frame(), language(), lambda n: digits(str(n))) for each in told]

    def title(self, answer: Answer) -> str:
        english = answer.title_en if language() == "en" else ""
        return digits(english or answer.title)

    def whose(self, answer: Answer) -> str:
        return phrase("sight.everyone") if answer.everyone else ", ".join(answer.units)

    def until(self, answer: Answer) -> str:
        """The last day, or the years where none is set."""
        if answer.due is not None:
            day = digits(shown_date(answer.due, style=Style.SHORT, language=language()))
            return phrase("sight.until", day=day)
        first, last = answer.years[0], answer.years[-1]
        years = str(first) if first == last else f"{first}–{last}"
        return phrase("sight.in_year", year=years)

    def how_far(self, answer: Answer) -> str:
        if answer.far is None:
            return ""
        return phrase("sight.percent", percent=half_up(answer.far.percent, 0))

    def told(self, answer: Answer) -> Iterator[str]:
        """What its reports, its proofs and its figures say."""
        far = answer.far
        if far is not None and far.told:
            yield phrase("sight.told", told=len(far.told), owing=far.owing)
            if far.stuck:
                yield phrase("sight.stuck", number=far.stuck)
            if far.confirmed:
                yield phrase("sight.confirmed", number=far.confirmed)
            yield phrase("sight.proofs", number=len(far.proofs))
        if answer.kpis:
            met = [each.met for each in answer.kpis]
            yield phrase("sight.kpis", met=met.count(True), number=len(met))
            if missed := met.count(False):
                yield phrase("sight.kpis_missed", number=missed)
            if unknown := met.count(None):
                yield phrase("sight.kpis_unknown", number=unknown)

    def proofs(self, answer: Answer) -> tuple[Proof, ...]:
        """What shows that something was done: of a project, where its figures come from."""
        own = answer.far.proofs if answer.far else ()
        latest = (each.latest for each in answer.kpis if each.latest is not None)
        return (*own, *dict.fromkeys(Proof(title=self._source(each)) for each in latest))

    def _source(self, reading: Reading) -> str:
        day = shown_date(reading.day, style=Style.SHORT, language=language())
        return phrase("sight.read_on", source=reading.source, day=day)

    def figures(self, answer: Answer) -> list[KpiTold]:
        """Every KPI of a project with its latest reading."""
        return [self._figure(each) for each in answer.kpis]

    def _figure(self, standing: Standing) -> KpiTold:
        kpi, latest = standing.kpi, standing.latest
        state = {True: "met", False: "missed", None: "unknown"}[standing.met]
        target = "–" if kpi.target is None else amount(kpi.target, kpi.unit)
        return KpiTold(
            digits(kpi.says), target,
            "–" if latest is None else amount(latest.value, kpi.unit),
            "" if latest is None else digits(self._source(latest)),
            "" if latest is None else self._received(latest), state,
        )  # fmt: skip

    def _received(self, reading: Reading) -> str:
        """Fewer complaints can also mean a closed door."""
        told = []
        if reading.received is not None:
            told.append(phrase("plan.received_n", number=reading.received))
        if reading.known is not None:
            told.append(phrase("plan.known_n", share=figure(reading.known)))
        return " · ".join(told)

    # --- As rows of a page -------------------------------------------------------------------

    def answered(self, link: Link, part: str) -> dict[str, Any]:
        """A measure or project as the page of a part lists it."""
        return {
            **self.about(link.answer),
            "href": self.looked.leads.chain(link.answer.ref),
            "way": self.way(link, part),
            "beside": "" if link.counts else self.beside(link),
        }

    def about(self, answer: Answer) -> dict[str, Any]:
        return {
            "title": self.title(answer),
            "sort": self.sort(answer),
            "whose": digits(self.whose(answer)),
            "until": self.until(answer),
            "draft": answer.is_draft,
            "far": self.how_far(answer),
            "told": list(self.told(answer)),
            "proofs": self.proofs(answer),
            "risks": [(each, self.looked.leads.risk(each)) for each in answer.risks],
        }

    def reached(self, each: Reached) -> dict[str, Any]:
        """A part as the page of a measure or project lists it, with whatever else answers it."""
        leads = self.looked.leads
        return {
            "key": each.part.key,
            "name": self.name(each.part),
            "lost": points_said(each.part.lost),
            "after": self.after(each.after, each.part),
            "others": [(self.title(other), leads.chain(other.ref)) for other in each.others],
        }

    def after(self, after: After, part: Part) -> list[str]:
        """What became of a part, most of it first."""
        if after.fate is Fate.NOT_YET:
            return [phrase("sight.not_yet")]
        if after.fate is Fate.GONE:
            return [phrase("sight.gone", year=after.year)]
        told = [self._next(each, after.year, named=each.key != part.key) for each in after.parts]
        if after.fate is Fate.OTHER:
            return [*told, phrase("sight.other")]
        if after.rise is not None:
            told.append(phrase("sight.rise", rise=signed(after.rise)))
        if after.gain is not None:
            told.append(phrase("sight.gain", gain=signed(after.gain)))
        return told

    def _next(self, part: Part, year: int, *, named: bool) -> str:
        """A later score; what it is of, where that is called otherwise by then."""
        facts = {"year": year, "score": score_of(part)}
        if not named:
            return phrase("sight.next_same", **facts)
        return phrase("sight.next", name=self.later_name(part), **facts)

    def way(self, link: Link, key: str) -> str:
        way = link.ways.get(key)
        return phrase(f"sight.way_{way.name.lower()}") if way else phrase("sight.way_partly")

    def beside(self, link: Link) -> str:
        """Why something that is shown does not answer."""
        return phrase("sight.dropped" if link.answer.is_dropped else "sight.under_way")

    def others(self, reached: Reached) -> str:
        if not reached.others:
            return ""
        return phrase("sight.others", number=len(reached.others))

    def sort(self, answer: Answer) -> str:
        measure = answer.ref.sort is Sort.MEASURE
        if answer.made_of:
            return phrase("sight.measure_of_project", project=answer.made_of.key)
        return phrase("sight.measure" if measure else "sight.project")


def score_of(part: Part) -> str:
    return "–" if part.shown is None else digits(str(part.shown))
