"""The result as one HTML page: no script, no request, readable on an old phone, printable."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from prongsai.core.criteria.evidence import Confidence
from prongsai.core.scoring.rollup import printed, roll_up
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.tree import Node, tree
from prongsai.core.scoring.values import NotScored
from prongsai.shell.report import labels
from prongsai.workshop.results import Result, Run, pack_notes
from prongsai.workshop.summary import uncertain_rules
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import level_name, number, passed

_TEMPLATE = Path(__file__).parent / "templates" / "result.html"
_NUMBER = ' class="n"'
_TREES = 30
"""Agencies whose numbers are laid open; a longer list shows the table alone."""


def as_page(run: Run, voice: Voice) -> str:
    """The whole page."""
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        lang=voice.language,
        title=_said(voice, "page_title"),
        subtitle=escape(run.loaded.pack.title.said(voice.language)),
        warning=_warning(run, voice),
        figures="".join(_figures(run, voice)),
        sure=_said(voice, "page_confidence"),
        table="".join(_table(run, voice)),
        agencies="".join(_agencies(run, voice)),
        source="".join(_source(run, voice)),
    )


def _said(voice: Voice, key: str, **facts: str) -> str:
    return escape(voice.phrase(key, **facts))


def _warning(run: Run, voice: Voice) -> str:
    notes = [escape(voice.sentence(note)) for note in pack_notes(run.loaded)]
    return " · ".join([_said(voice, "page_internal"), *notes])


def _figures(run: Run, voice: Voice) -> Iterator[str]:
    if any(result.visible is not None for result in run.results):
        return  # parts of agencies are not agencies
    keys = run.loaded.pack.instruments
    group = roll_up(((r.scores, r.respondents) for r in run.results), keys)
    for key, value in (
        ("agencies", str(group.agencies)),
        ("mean", number(printed(group.mean, 2))),
        ("share_passing", number(printed(group.share_passing, 2))),
        ("respondents", f"{sum(r.respondents for r in run.results):,}"),
    ):
        yield f"<div><dt>{_said(voice, key)}</dt><dd>{value}</dd></div>"


def _table(run: Run, voice: Voice) -> Iterator[str]:
    instruments = list(run.loaded.pack.instruments)
    words = [(_said(voice, key), key == OVERALL) for key in ("agency", OVERALL, "level", "passed")]
    columns = [*words, *((key, True) for key in instruments)]
    heads = "".join(
        f'<th scope="col"{_NUMBER if is_number else ""}>{word}</th>' for word, is_number in columns
    )
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    names = labels(run.results)
    for place, result in enumerate(run.results):
        name = escape(f"{names[place]} {result.division}".strip())
        anchor = f'<a href="#a{place}">{name}</a>' if len(run.results) <= _TREES else name
        figures = [number(result.shown(key)) for key in (OVERALL, *instruments)]
        yield (
            f'<tr><th scope="row">{anchor}</th><td class="n">{figures[0]}</td>'
            f'<td class="w">{escape(level_name(result, voice))}</td>'
            f"<td>{escape(passed(result, voice))}</td>"
            + "".join(f'<td class="n">{each}</td>' for each in figures[1:])
            + "</tr>"
        )
    yield "</tbody>"


def _agencies(run: Run, voice: Voice) -> Iterator[str]:
    if len(run.results) > _TREES:
        return
    names = labels(run.results)
    for place, result in enumerate(run.results):
        name = escape(f"{names[place]} {result.division}".strip())
        yield f'<section id="a{place}"><h2>{name}</h2>'
        level = f"{number(result.shown(OVERALL))} · {level_name(result, voice)}"
        yield f'<p class="total">{escape(level)}</p>'
        yield from (f"<p>{escape(voice.sentence(note))}</p>" for note in result.notes)
        if result.visible is None:
            yield from _tree(run, result, voice)
        yield "</section>"


def _tree(run: Run, result: Result, voice: Voice) -> Iterator[str]:
    whole = tree(run.scorer, result.unit.given, result.scores)
    for child in whole.children:
        yield from _node(child, run, voice)


def _node(node: Node, run: Run, voice: Voice) -> Iterator[str]:
    indicator = run.loaded.pack.indicators.get(node.key)
    code = f"{indicator.number}." if indicator else node.key
    name = escape(f"{code} {node.name.said(voice.language)}")
    value = _said(voice, "no_score") if isinstance(node.value, NotScored) else str(node.shown)
    line = f'<span>{name}</span><span class="n">{value}</span>'
    sure = node.evidence.confidence
    if sure is not Confidence.CONFIRMED:
        line += f" <small>{_said(voice, f'confidence_{sure.value}')}</small>"
    children = [child for child in node.children if not _idle(child)]
    if not children:
        yield f'<div class="leaf">{line}</div>'
        return
    yield f"<details><summary>{line}</summary>"
    for child in children:
        yield from _node(child, run, voice)
    yield "</details>"


def _idle(node: Node) -> bool:
    """Nothing below was given: the score above was known as such."""
    return isinstance(node.value, NotScored) and all(_idle(child) for child in node.children)


def _source(run: Run, voice: Voice) -> Iterator[str]:
    rows = run.summary
    used = {"rows": f"{rows.rows:,}", "used": f"{rows.used:,}"}
    lines = [
        voice.phrase("pack_used", pack=run.loaded.name, hash=run.loaded.hash),
        voice.phrase("rows_summary", **used, refused=f"{rows.rows - rows.used:,}"),
    ]
    rules = uncertain_rules(run)
    if rules:
        lines.append(voice.phrase("rules_inferred", rules=", ".join(rules)))
    yield from (f"<p>{escape(line)}</p>" for line in lines)
