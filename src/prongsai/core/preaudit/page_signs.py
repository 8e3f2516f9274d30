"""What pages say that are not the page: data of the pack `preaudit/pages`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSigns(Block):
    """Words by which pages that are not the page are known, in small letters."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    missing_title: tuple[str, ...] = told("In the title of a page that says there is none.")
    missing_text: tuple[str, ...] = told("In the few words of a page that says there is none.")
    challenge: tuple[str, ...] = told("On a page that wants to see a person, not a program.")
    login: tuple[str, ...] = told("In the title or path of a page to log in.")
    parked: tuple[str, ...] = told("On a page that is nobody's: for sale, expired, default.")
    waiting: tuple[str, ...] = told("On a page that is still being made.")
    home: tuple[str, ...] = told("Last parts of paths that are a home page.")
    few_letters: int = told("Letters up to which a page says little enough to go by its words.")
