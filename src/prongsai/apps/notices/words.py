"""What a notice says, in the language of whoever reads it."""

from __future__ import annotations

from urllib.parse import urljoin

from django.urls import reverse

from prongsai.apps.look.words import language, phrase
from prongsai.apps.notices.models import Notice
from prongsai.apps.notices.news import Fact


def sentence(notice: Notice) -> str:
    return phrase(notice.text, **{name: _said(fact) for name, fact in notice.facts.items()})


def _said(fact: Fact) -> str:
    return fact if isinstance(fact, str) else fact[language()]


def link(notice: Notice, site: str) -> str:
    """The whole address, for those who read it elsewhere."""
    return urljoin(site, reverse(notice.address, kwargs=notice.arguments))


def copy_text(notice: Notice, site: str, agency: str) -> str:
    """What is pasted into a chat group."""
    head = f"{agency}: {sentence(notice)}" if agency else sentence(notice)
    return f"{head}\n{link(notice, site)}"
