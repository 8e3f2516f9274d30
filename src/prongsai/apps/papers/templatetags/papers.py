"""How papers are said in templates."""

from __future__ import annotations

from django import template

from prongsai.apps.look.words import phrase
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.register_files import state_of

register = template.Library()


@register.simple_tag
def outcome(paper: Paper) -> str:
    """What became of an entry of the register."""
    return state_of(paper, phrase)
