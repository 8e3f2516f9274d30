"""Fields about an agency; the first start and the agency's own page ask with the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from prongsai.apps.agencies.kinds import known
from prongsai.apps.agencies.reading import (
    LONGEST,
    SIZES,
    is_code,
    read_domain,
    read_name,
    read_place,
)
from prongsai.apps.look.forms import NameField
from prongsai.apps.look.words import language, later, phrase


class AgencyNameField(NameField):
    """The name of an agency, written out; what is written out must still fit."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST["name"], **options)

    def to_python(self, value: Any) -> str:
        return read_name(super().to_python(value))


class PlaceField(NameField):
    """A province or a district without the word for it, which is said beside it."""

    def __init__(self, kind: str, **options: Any) -> None:
        self.kind = kind
        super().__init__(max_length=LONGEST[kind], **options)

    def to_python(self, value: Any) -> str:
        return read_place(super().to_python(value), self.kind)


class DomainField(NameField):
    """The name of a site, also where the address of a page was pasted."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", later("agency.domain"))
        options.setdefault("help_text", later("agency.domain_help"))
        super().__init__(max_length=LONGEST["domain"], required=False, **options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        domain = read_domain(text)
        if domain is None:
            raise forms.ValidationError(phrase("agency.domain_wrong", text=text))
        return domain


class CodeField(NameField):
    """A code as lists and files give it."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", later("agency.code"))
        options.setdefault("help_text", later("agency.code_help"))
        super().__init__(max_length=LONGEST["code"], required=False, **options)
        self.widget.attrs.update(autocapitalize="none", autocomplete="off", spellcheck="false")

    def to_python(self, value: Any) -> str:
        code = super().to_python(value)
        if code and not is_code(code):
            raise forms.ValidationError(phrase("agency.code_wrong"))
        return code


def kinds() -> Sequence[tuple[str, str]]:
    """Classes by key, as whoever looks calls them."""
    return [(key, kind.name.said(language())) for key, kind in known().agencies.items()]


def sizes() -> Sequence[tuple[str, str]]:
    return [("", phrase("agency.size_none")), *((each, phrase(f"size.{each}")) for each in SIZES)]
