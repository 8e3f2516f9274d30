"""How results are said in templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from prongsai.apps.assessments.bridge import level_name
from prongsai.apps.assessments.history import Deed
from prongsai.apps.assessments.models import Result
from prongsai.apps.look import words
from prongsai.apps.look.templatetags.look import moment
from prongsai.core.criteria.pack import Pack, Standing
from prongsai.core.terms.problem import Problem
from prongsai.workshop.voice import Voice

register = template.Library()
MOST_DRAWN = 200
"""Problems on one page: nobody corrects more at a time, and more choke a browser."""


@register.simple_tag
def level(result: Result) -> SafeString:
    """The level in words, marked by whether it passes."""
    name = level_name(result)
    mark = {True: "good", False: "warn", None: ""}[result.passed]
    said = (name and name.said(words.language())) or words.phrase("result.no_level")
    return format_html('<span class="tag {}">{}</span>', mark, said)


@register.simple_tag
def stands(result: Result) -> SafeString:
    """How final it is, and whether it was approved: two things."""
    standing = words.phrase(f"standing.{result.standing}")
    mark, approval = ("good", "done") if result.approved else ("", "waits")
    return format_html(
        '<span class="tag">{}</span> <span class="tag {}">{}</span>',
        standing, mark, words.phrase(f"approval.{approval}"),
    )  # fmt: skip


@register.simple_tag
def standing_of(pack: Pack) -> SafeString:
    """Whether rules are known well enough to be used as they are."""
    mark = "warn" if pack.standing is Standing.DRAFT else "good"
    said = words.phrase(f"rules.standing_{pack.standing.value}")
    return format_html('<span class="tag {}">{}</span>', mark, said)


@register.simple_tag
def problem_of(code: str, /, **facts: str) -> str:
    """A problem by its code, where it is no reason to stop."""
    return f"{words.sentences(Problem(code, facts))} [{code}]"


@register.simple_tag
def deed(deed: Deed) -> str:
    """Who did what at which desk, when, and whether for somebody away."""
    act = deed.act
    done = words.phrase(f"deed.{act.step if act.outcome.value == 'taken' else 'returned'}")
    by = words.phrase("deed.acting", by=deed.by) if act.acting else deed.by
    told = words.phrase("deed.told", done=done, by=by, at=moment(act.at))
    return f"{told}: {act.reason}" if act.reason else told


@register.filter
def last_name(deeds: Sequence[Deed]) -> str:
    """Who acted last."""
    return deeds[-1].by


@register.filter
def source(key: str) -> str:
    """Where a result comes from."""
    return words.phrase(f"source.{key}")


@register.filter
def problem(found: Problem) -> str:
    """What is wrong and how to mend it."""
    return words.sentences(found)


@register.filter
def listed(values: Iterable[object]) -> str:
    """Several things in a row."""
    return words.digits(", ".join(map(str, values)))


@register.simple_tag
def rule_part(part: str, number: int) -> str:
    """A part of the rules, with how much of it is meant where that tells something."""
    return words.phrase(f"rules.part.{part}", number=number)


@register.filter
def noted(found: Problem) -> str:
    """What is the case, without what to do about it."""
    return words.sentence(found)


@register.simple_tag
def more_than(found: Sequence[Problem] | None) -> SafeString | str:
    """How many problems there are besides those that are drawn."""
    left = len(found or ()) - MOST_DRAWN
    return format_html("<p>{}</p>", words.phrase("import.more", count=left)) if left > 0 else ""


@register.filter
def where(found: Problem) -> str:
    """File, sheet, row and column, as far as known."""
    return words.digits(Voice(words.language()).place(found.place))
