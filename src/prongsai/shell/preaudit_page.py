"""What a pre-audit found as pages: by district, agency and item; no script, readable on a phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from prongsai.core.preaudit.verdict import Verdict
from prongsai.core.terms.dates import clock, shown_date
from prongsai.workshop.preaudit.judging import Row, counted
from prongsai.workshop.preaudit.telling import tell
from prongsai.workshop.voice import Voice

_TEMPLATE = Path(__file__).parent / "templates" / "preaudit.html"
_SHAPES: Mapping[Verdict, str] = {Verdict.BROKEN: "✕", Verdict.UNSURE: "?", Verdict.FINE: "✓"}
ONE_PAGE = 3_000
"""Rows up to which everything stands on one page; beyond, each district has its own."""
_THAILAND = dt.timezone(dt.timedelta(hours=7))
_Agencies = Mapping[str, Sequence[Row]]


def pages_of(
    rows: Sequence[Row], voice: Voice, now: dt.datetime, one_page: int = ONE_PAGE
) -> Iterator[tuple[str, str]]:
    """Each page by file name; `index.html` is the first to open."""
    page = _Page(voice, now)
    districts = list(_by_district(rows).items())
    if len(rows) <= one_page:
        links = [(name, agencies, f"#d{n}") for n, (name, agencies) in enumerate(districts)]
        parts = [page.district(f"d{n}", *each) for n, each in enumerate(districts)]
        yield "index.html", page.whole(rows, [page.contents(links), *parts])
        return
    links = [(name, each, f"district-{n}.html") for n, (name, each) in enumerate(districts, 1)]
    yield "index.html", page.whole(rows, [page.contents(links)])
    for name, agencies, file in links:
        yield file, page.whole(_rows(agencies), [page.district("d", name, agencies)])


def _by_district(rows: Sequence[Row]) -> dict[str, dict[str, list[Row]]]:
    """Districts and agencies in the order of the list."""
    found: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        found.setdefault(row.wanted.district, {}).setdefault(row.wanted.agency, []).append(row)
    return found


def _rows(agencies: _Agencies) -> list[Row]:
    return [row for each in agencies.values() for row in each]


class _Page:
    def __init__(self, voice: Voice, now: dt.datetime) -> None:
        self.voice, self.now = voice, now.astimezone(_THAILAND)
        self.template = Template(_TEMPLATE.read_text(encoding="utf-8"))

    def said(self, key: str, **facts: str) -> str:
        return escape(self.voice.phrase(key, **facts))

    def whole(self, rows: Sequence[Row], parts: Iterable[str]) -> str:
        """A page around its parts."""
        when = f"{self._date(self.now)} {clock(self.now.time(), self.voice.language)}"
        agencies = len({row.wanted.agency for row in rows})
        about = self.said(
            "preaudit_about", rows=f"{len(rows):,}", agencies=f"{agencies:,}", when=when
        )
        return self.template.substitute(
            lang=self.voice.language, title=self.said("preaudit_title"), about=about,
            figures=self._figures(rows), legend=self.said("preaudit_legend"), parts="".join(parts),
        )  # fmt: skip

    def _figures(self, rows: Sequence[Row]) -> str:
        return "".join(
            f'<div class="{each}"><dt>{self._verdict(each)}</dt><dd>{number:,}</dd></div>'
            for each, number in counted(rows).items()
        )

    def _verdict(self, verdict: Verdict) -> str:
        shape, word = _SHAPES[verdict], self.voice.phrase(f"verdict_{verdict}")
        return f'<span class="shape" aria-hidden="true">{shape}</span> {escape(word)}'

    def _counts(self, rows: Iterable[Row]) -> str:
        """How many of each verdict there are, in shapes and words."""
        return " ".join(
            f'<span class="count {each}">{self._verdict(each)} {number:,}</span>'
            for each, number in counted(rows).items()
            if number
        )

    def contents(self, districts: Sequence[tuple[str, _Agencies, str]]) -> str:
        """Districts with their counts, each with where it stands; nothing where there is one."""
        if len(districts) < 2:  # noqa: PLR2004 - one needs no list
            return ""
        entries = "".join(
            f'<li><a href="{link}">{self._named(name)}</a> {self._counts(_rows(agencies))}</li>'
            for name, agencies, link in districts
        )
        head = self.said("preaudit_districts")
        return f'<nav aria-labelledby="c"><h2 id="c">{head}</h2><ul>{entries}</ul></nav>'

    def _named(self, district: str) -> str:
        return escape(district) or self.said("preaudit_no_district")

    def district(self, anchor: str, name: str, agencies: _Agencies) -> str:
        """A district: its agencies, each to be opened."""
        opened = "".join(self._agency(agency, rows) for agency, rows in agencies.items())
        return f'<section id="{anchor}"><h2>{self._named(name)}</h2>{opened}</section>'

    def _agency(self, name: str, rows: Sequence[Row]) -> str:
        chips = "".join(self._chip(row) for row in rows)
        items = "".join(self._item(row) for row in rows)
        return (
            f"<details><summary><strong>{escape(name)}</strong> {self._counts(rows)}"
            f'<span class="chips" aria-hidden="true">{chips}</span></summary>'
            f'<ul class="items">{items}</ul></details>'
        )

    def _chip(self, row: Row) -> str:
        item = escape(row.wanted.item or "–")
        return f'<span class="chip {row.verdict}">{_SHAPES[row.verdict]} {item}</span>'

    def _item(self, row: Row) -> str:
        item = escape(row.wanted.item) or self.said("preaudit_no_item")
        found = "".join(self._findings(row))
        return (
            f'<li class="{row.verdict}"><p class="head"><strong>{item}</strong>'
            f' <span class="count {row.verdict}">{self._verdict(row.verdict)}</span></p>'
            f'<p class="address">{self._address(row)}</p>{found}{self._streak(row)}</li>'
        )

    def _address(self, row: Row) -> str:
        """A link where there is something to open; never one that could run anything."""
        typed = escape(row.wanted.typed)
        if row.visit is None:
            return typed
        return f'<a href="{escape(row.visit.asked)}" rel="noreferrer">{typed}</a>'

    def _findings(self, row: Row) -> Iterator[str]:
        for finding in row.decisive:
            told = tell(finding, self.voice.language)
            sure = self.said(f"sure_{finding.sure}")
            place = f" ({escape(finding.place)})" if finding.place else ""
            yield f'<p class="seen">{escape(told.seen)}{place} <small>· {sure}</small></p>'
            if told.mend:
                why = f"<dt>{self.said('preaudit_why')}</dt><dd>{escape(told.why)}</dd>"
                mend = f"<dt>{self.said('mend')}</dt><dd>{escape(told.mend)}</dd>"
                yield f"<dl>{why}{mend}</dl>"

    def _streak(self, row: Row) -> str:
        streak, said = row.streak, []
        if streak.broken > 1 and streak.since:
            since = self._date(streak.since)
            said.append(self.said("preaudit_streak", broken=str(streak.broken), since=since))
        if streak.broken and streak.last_fine:
            said.append(self.said("preaudit_last_fine", when=self._date(streak.last_fine)))
        return f"<p><small>{' · '.join(said)}</small></p>" if said else ""

    def _date(self, moment: dt.datetime) -> str:
        day = moment.astimezone(_THAILAND).date()
        return shown_date(day, language=self.voice.language)
