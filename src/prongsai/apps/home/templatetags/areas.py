"""How the table of an area says its cells."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from prongsai.apps.agencies.kinds import kind_short
from prongsai.apps.home.areas import Row
from prongsai.apps.look import words
from prongsai.core.scoring.score import OVERALL

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=1 << 15)
def address(name: str, *keys: str | int) -> str:
    """What `url` says, found once: a page of the nation has more than a hundred of them."""
    return reverse(name, args=keys)


@register.filter
def kind(key: str) -> str:
    """The kind of an agency, short."""
    return kind_short(key)


@register.filter
def part(key: str) -> str:
    """What a gap is in: the total, or an instrument by its key."""
    return words.phrase("result.overall") if key == OVERALL else key


@register.filter
def signed(value: Decimal | None) -> str:
    """A change with its sign; a dash where nothing compares."""
    return "–" if value is None else words.digits(f"{value:+f}".replace("-", "\N{MINUS SIGN}"))


@register.simple_tag
def area_level(row: Row, names: Mapping[str, str]) -> SafeString:
    """The level, and whether the result may still change."""
    if row.kept:
        return format_html('<span class="soft">{}</span>', words.phrase("area.kept"))
    if row.total is None:
        return format_html('<span class="soft">{}</span>', words.phrase("result.none"))
    mark = {True: "good", False: "warn", None: ""}[row.passed]
    said = names.get(row.level, row.level) or words.phrase("result.no_level")
    tags = [(mark, said)]
    if row.standing == "provisional":
        tags.append(("", words.phrase("standing.provisional")))
    if not row.approved:
        tags.append(("", words.phrase("approval.waits")))
    return format_html_join(" ", '<span class="tag {}">{}</span>', tags)


@register.simple_tag
def distance(row: Row) -> str:
    """The largest gap to the next level and what it is in."""
    if row.short is None:
        return words.phrase("area.top") if row.level else "–"
    gap = words.digits(str(row.short))
    return gap if row.short_in == OVERALL else f"{gap} {row.short_in}"
