"""How results are said in templates."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from prongsai.apps.assessments.bridge import level_name
from prongsai.apps.assessments.models import Result
from prongsai.apps.look import words

register = template.Library()


@register.simple_tag
def level(result: Result) -> SafeString:
    """The level in words, marked by whether it passes."""
    name = level_name(result)
    mark = {True: "good", False: "warn", None: ""}[result.passed]
    said = (name and name.said(words.language())) or words.phrase("result.no_level")
    return format_html('<span class="tag {}">{}</span>', mark, said)


@register.simple_tag
def stands(result: Result) -> SafeString:
    """How final it is."""
    key = "approved" if result.approved else result.standing
    return format_html('<span class="tag">{}</span>', words.phrase(f"standing.{key}"))
