"""The papers of a plan: announcement, order of the committee, the plan itself, its money."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.documents import appointing
from prongsai.core.documents import plan_tables as tables
from prongsai.core.documents.blocks import (
    Block,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    Title,
    text,
)
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.forms import Forms
from prongsai.core.documents.official import Builder
from prongsai.core.documents.plan_matter import PlanMatter, money
from prongsai.core.documents.plan_projects import sheets

Blocks = Iterator[Block]


def announcement(matter: PlanMatter, forms: Forms) -> Document:
    """The paper that puts the plan in force, to be signed and dated."""
    subject = matter.say("announce_subject", full=matter.full)
    return _official(matter, forms, "announcement", subject, tuple(announced(matter)))


def order(matter: PlanMatter, forms: Forms) -> Document:
    """The order that appoints the committee of the plan, by offices."""
    subject = matter.say("order_subject", title=matter.plan.title)
    return _official(matter, forms, "order", subject, tuple(ordered(matter)))


def _official(
    matter: PlanMatter, forms: Forms, form: str, subject: str, body: tuple[Block, ...]
) -> Document:
    content = Content(agency=matter.plan.agency, subject=subject, body=body, position=matter.head)
    return Builder(forms).paper(
        form, content, made=matter.made, numerals=matter.numerals, mark=matter.mark
    )


def announced(matter: PlanMatter) -> Blocks:
    """What the announcement says, whoever signs it."""
    plan = matter.plan
    yield Paragraph(text(matter.say("announce_why", agency=plan.agency, full=matter.full)))
    if matter.book.edition > 1:
        yield Paragraph(text(matter.say("announce_revised", why=matter.book.why)))
    facts = {"count": len(matter.parts), "projects": len(plan.projects)}
    yield Paragraph(text(matter.say("announce_parts", **facts)), keep=True)
    for part in matter.parts:
        said = {"number": part.key, "name": part.name.th, "projects": str(len(part.projects))}
        yield Paragraph(text(matter.say("announce_part", **said)))
    yield Paragraph(text(_money(matter, "announce_money")))
    yield Paragraph(text(matter.say("announce_where", agency=plan.agency)))


def _money(matter: PlanMatter, key: str) -> str:
    """What the whole plan costs, in figures and words."""
    whole = matter.whole.planned
    if whole is not None:
        return matter.say(key, years=matter.plan.years, money=money(whole))
    funded = any(each.funded for each in matter.plan.projects)
    return matter.say("untold_money" if funded else "announce_no_money")


def ordered(matter: PlanMatter) -> Blocks:
    """What the order says: the offices, and what they have to do."""
    plan = matter.plan
    yield Paragraph(text(matter.say("order_why", agency=plan.agency, full=matter.full)), keep=True)
    names = [matter.say(each) for each in ("order_number", "order_position", "order_part")]
    yield appointing.members(names, [(each.position, each.part) for each in plan.members])
    if plan.duties:
        yield Paragraph(text(matter.say("order_duties")), keep=True)
        yield appointing.listed(plan.duties)
    yield Paragraph(text(matter.say("order_from")))


def plan_paper(matter: PlanMatter) -> Document:
    """The plan itself: contents, introduction, money by dimension, a sheet for each project."""
    return matter.document(matter.full, _plan(matter))


def _plan(matter: PlanMatter) -> Blocks:
    yield Title((text(matter.plan.title), text(f"({matter.span})"), text(matter.plan.agency)))
    yield Contents(text(matter.say("contents")))
    yield PageBreak()
    yield Heading(1, text(matter.say("part_1")))
    yield from _part_1(matter)
    yield PageBreak(sideways=True)
    yield Heading(1, text(matter.say("part_2")))
    yield from _part_2(matter)
    yield PageBreak(sideways=False)
    yield Heading(1, text(matter.say("part_3")))
    yield from _without_first_break(sheets(matter))


def _without_first_break(blocks: Blocks) -> Blocks:
    """The first sheet stands below the heading of its part."""
    next(blocks, None)
    yield from blocks


def _part_1(matter: PlanMatter) -> Blocks:
    plan = matter.plan
    sections: list[tuple[str, list[Block]]] = [
        ("risks", _risks(matter)),
        ("rationale", [Paragraph(text(each)) for each in plan.rationale]),
        ("objectives", [appointing.listed(plan.objectives)] if plan.objectives else []),
        ("targets", [tables.targets(matter)] if plan.goals else []),
        ("benefits", [appointing.listed(plan.benefits)] if plan.benefits else []),
    ]
    told = [(name, blocks) for name, blocks in sections if blocks]
    for number, (name, blocks) in enumerate(told, 1):
        yield Heading(2, text(f"{number}. {matter.say(name)}"))
        yield from blocks


def _risks(matter: PlanMatter) -> list[Block]:
    if not matter.plan.risks:
        return []
    said = matter.say("risks_intro", count=len(matter.plan.risks))
    return [Paragraph(text(said), keep=True), tables.risks(matter)]


def _part_2(matter: PlanMatter, *, exact: bool = False) -> Blocks:
    facts = {"count": len(matter.parts), "projects": len(matter.plan.projects)}
    yield Paragraph(text(matter.say("part_2_intro", **facts)), keep=True)
    yield tables.budget(matter, exact=exact)
    yield Paragraph(text(_money(matter, "in_words")))
    whole = matter.whole
    if whole.ordinance is not None or whole.disbursed is not None:
        yield tables.figures(matter)


def budget_sheet(matter: PlanMatter) -> Document:
    """Part 2 alone, for a sheet that lies on its long side."""
    title = matter.say("sheet_title")
    heading = Title((text(title), text(matter.full), text(matter.plan.agency)))
    return matter.document(f"{title} {matter.full}", (heading, *_part_2(matter, exact=True)))
