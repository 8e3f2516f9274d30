"""Every rule of a pack in words, each with how sure it is: what an auditor reads."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.criteria.evidence import evidence_at
from prongsai.core.criteria.items import Bribery, Item
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.rules import SampleRule
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import shown
from prongsai.shell.screen import grid
from prongsai.workshop.voice import Voice


def in_full(pack: Pack, voice: Voice) -> Iterator[str]:
    """Items, scales, aggregation, samples, calendar and descent."""
    teller = _Rules(pack, voice)
    yield from teller.items()
    yield from teller.scales()
    yield from teller.aggregation()
    yield from teller.samples()
    yield from teller.calendar()
    yield from teller.lineage()


class _Rules:
    def __init__(self, pack: Pack, voice: Voice) -> None:
        self.pack = pack
        self.voice = voice

    def _sure(self, *path: str) -> str:
        return self.voice.phrase(f"confidence_{evidence_at(self.pack, path).confidence.value}")

    def _heading(self, key: str) -> str:
        return f"\n{self.voice.phrase(key)}"

    def items(self) -> Iterator[str]:
        """One line per item: where it belongs, what it asks, how it is answered."""
        said = self.voice.phrase
        rows = [["", said("title"), said("scale"), said("weight"), said("marks"), said("sure")]]
        for code, item in self.pack.items.items():
            name = item.title if item.title and self.voice.language == "th" else None
            scale = item.scale + ("" if not item.parts else f" x{len(item.parts)}")
            where = item.sub_indicator or str(self.pack.indicators[item.indicator].number)
            rows.append([
                f"{where:>4} {code}", name or item.short.said(self.voice.language), scale,
                shown(item.weight), ", ".join(self._marks(item)), self._sure("items", code),
            ])  # fmt: skip
        if len(rows) > 1:
            yield self._heading("items")
            yield grid(rows).rstrip()
        for instrument, missing in self.pack.items_unknown.items():
            yield f"{instrument}: {missing.said(self.voice.language)}"

    def _marks(self, item: Item) -> Iterator[str]:
        if self.pack.direction_of(item).value == "down" and self._perceived(item):
            yield self.voice.phrase("mark_down")
        if item.structured_table is True:
            yield self.voice.phrase("mark_table")
        if item.bribery is not Bribery.NO:
            yield self.voice.phrase(f"mark_bribery_{item.bribery.value}")

    def _perceived(self, item: Item) -> bool:
        return self.pack.instrument_of(item).kind.value == "perception"

    def scales(self) -> Iterator[str]:
        yield self._heading("scales")
        for key, scale in self.pack.scales.items():
            points = " / ".join(map(shown, scale.points))
            unknown = self.voice.phrase("unknown")
            labels = unknown if isinstance(scale.labels, Unknown) else " / ".join(scale.labels)
            yield f"  {key}: {labels} = {points} ({self._sure('scales', key, 'points')})"

    def aggregation(self) -> Iterator[str]:
        yield self._heading("aggregation")
        rules = self.pack.aggregation
        for tier in ("item", "sub_indicator", "indicator", "instrument", "overall"):
            method = getattr(rules, tier).method
            said = self.voice.phrase(
                "unknown" if isinstance(method, Unknown) else f"method_{method.value}"
            )
            yield f"  {tier}: {said} ({self._sure('aggregation', tier)})"
        mark = self.pack.pass_mark
        passing = self.voice.phrase("unknown") if isinstance(mark, Unknown) else shown(mark)
        yield f"  {self.voice.phrase('pass_mark', mark=passing)} ({self._sure('pass_mark')})"

    def samples(self) -> Iterator[str]:
        yield self._heading("samples")
        for key, rule in self.pack.sample.items():
            yield f"  {key}: {self._sample(rule)} ({self._sure('sample', key)})"
            if rule.who is not None:
                sure = self._sure("sample", key, "who")
                yield f"    {rule.who.said(self.voice.language)} ({sure})"
            for quota in rule.quotas:
                size = f" {quota.size}" if quota.size else ""
                yield f"    {quota.kind.said(self.voice.language)}{size}: {quota.respondents}"

    def _sample(self, rule: SampleRule) -> str:
        unknown = self.voice.phrase("unknown")
        values = {"share": rule.share, "floor": rule.floor, "cap": rule.cap}
        facts = {
            name: unknown if isinstance(value, Unknown) else str(value)
            for name, value in values.items()
        }
        return self.voice.phrase("sample_rule", **facts)

    def calendar(self) -> Iterator[str]:
        yield self._heading("calendar")
        for key, window in self.pack.calendar.items():
            days = [
                self.voice.phrase("unknown")
                if isinstance(day, Unknown)
                else self._date(day.isoformat())
                for day in (window.opens, window.closes)
            ]
            sure = self._sure("calendar", key)
            yield f"  {window.name.said(self.voice.language)}: {' – '.join(days)} ({sure})"

    def _date(self, iso: str) -> str:
        """Day/month/Buddhist-era year in Thai; as stored otherwise."""
        year, month, day = iso.split("-")
        return f"{int(day)}/{int(month)}/{int(year) + _ERA}" if self.voice.language == "th" else iso

    def lineage(self) -> Iterator[str]:
        yield self._heading("lineage")
        if self.pack.lineage is None:
            yield f"  {self.voice.phrase('unknown')}"
            return
        counts: dict[str, int] = {}
        for link in self.pack.lineage.items.values():
            counts[link.how.value] = counts.get(link.how.value, 0) + 1
        counts["gone"] = len(self.pack.lineage.gone)
        counts["unknown"] = len(self.pack.lineage.unknown)
        told = ", ".join(f"{how} {number}" for how, number in counts.items() if number)
        yield f"  {self.pack.lineage.previous}: {told}"


_ERA = 543  # Buddhist-era years are ahead of the common era by this
