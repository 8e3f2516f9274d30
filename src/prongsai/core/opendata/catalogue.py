"""The national data catalogue: its fields, its own words for them, and what is missing.

Its lists are data of a pack: names are taken as the catalogue spells them, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.opendata.dataset import Dataset, Metadata
from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_COLUMN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class License(Block):
    """A licence as the catalogue spells it."""

    iri: str = told_or("", "Where its text stands; empty where the name leaves that open.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency(Block):
    """A unit of how often data is renewed."""

    iri: str = told_or("", "The same in the vocabulary of frequencies that DCAT uses.")
    counted: bool = told_or(False, "Whether a number of such units is asked for beside it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described(Block):
    """What the catalogue is told of every data set of one source."""

    data_type: str = told("What kind of data it is.")
    objectives: tuple[str, ...] = told("What it is collected for.")
    frequency: str = told("Unit of how often it is renewed.")
    tags: tuple[Words, ...] = told("Words it is found by.")


_UNKNOWN = "ไม่ทราบ"
_OTHER = Described(
    data_type="ข้อมูลประเภทอื่นๆ", objectives=(_UNKNOWN,), frequency=_UNKNOWN,
    tags=(Words("การเปิดเผยข้อมูล", "disclosure"),),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue(Block):
    """The words that the fields of the catalogue take."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    data_types: tuple[str, ...] = told("Kinds of data.")
    objectives: tuple[str, ...] = told("What data is collected for.")
    frequencies: Mapping[str, Frequency] = told("Units of renewal, by name.")
    coverages: tuple[str, ...] = told("How far data reaches.")
    formats: tuple[str, ...] = told("Forms of files.")
    categories: tuple[str, ...] = told("How open data may be.")
    licenses: Mapping[str, License] = told("Licences, by name.")
    described: Mapping[str, Described] = told_or_new(
        dict,
        "Of tables by their topic, or by their name where they have none; `other` of the rest.",
    )
    reaching: Mapping[str, str] = told_or_new(
        dict,
        "How far data reaches, by the kind of agency, else by the kind of the area it lies in.",
    )

    def description(self, *keys: str) -> Described:
        """Of the first key that is described, else of any other table."""
        return next((self.described[each] for each in keys if each in self.described), _OTHER)

    def coverage(self, *kinds: str) -> str:
        return next((self.reaching[each] for each in kinds if each in self.reaching), _UNKNOWN)


def faults(metadata: Metadata, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Mandatory fields that are empty, and words that the catalogue doesn't know."""
    return (*_empty(metadata), *_unknown(metadata, catalogue), *_mailbox(metadata))


def _empty(metadata: Metadata) -> Iterator[Problem]:
    given: Mapping[str, object] = {
        "data_type": metadata.data_type, "title": metadata.title.th, "notes": metadata.notes.th,
        "tag_string": metadata.tags, "owner_org": metadata.owner,
        "maintainer": metadata.maintainer, "maintainer_email": metadata.maintainer_email,
        "objective": metadata.objective, "update_frequency_unit": metadata.frequency_unit,
        "geo_coverage": metadata.geo_coverage, "data_source": metadata.source,
        "data_format": metadata.formats, "data_category": metadata.category,
        "license_id": metadata.license,
    }  # fmt: skip
    for field, value in given.items():
        if not value:
            yield Problem("catalogue-empty", {"field": field}, Place(column=field))


def _unknown(metadata: Metadata, catalogue: Catalogue) -> Iterator[Problem]:
    asked: Sequence[tuple[str, Sequence[str], Sequence[str]]] = (
        ("data_type", [metadata.data_type], catalogue.data_types),
        ("objective", metadata.objective, catalogue.objectives),
        ("update_frequency_unit", [metadata.frequency_unit], list(catalogue.frequencies)),
        ("geo_coverage", [metadata.geo_coverage], catalogue.coverages),
        ("data_format", metadata.formats, catalogue.formats),
        ("data_category", [metadata.category], catalogue.categories),
        ("license_id", [metadata.license], list(catalogue.licenses)),
    )
    for field, values, known in asked:
        for value in values:
            if value and value not in known:
                facts = {"field": field, "value": value}
                yield Problem("catalogue-unknown", facts, Place(column=field))


def _mailbox(metadata: Metadata) -> Iterator[Problem]:
    address = metadata.maintainer_email
    if address and not _MAILBOX.fullmatch(address):
        place = Place(column="maintainer_email")
        yield Problem("catalogue-mailbox", {"value": address}, place)


def column_faults(keys: Sequence[str]) -> Iterator[Problem]:
    """Headings of machine-readable files: Latin letters, digits and underscores, each once."""
    for place, key in enumerate(keys):
        if not _COLUMN.fullmatch(key) or key in keys[:place]:
            yield Problem("catalogue-column", {"value": key}, Place(column=key))


def record(dataset: Dataset, language: str = "th") -> dict[str, object]:
    """The dataset as the catalogue's own schema names its fields."""
    metadata = dataset.metadata
    english = language == "en"
    return {
        "name": dataset.key,
        "data_type": metadata.data_type,
        "title": metadata.title.en if english else metadata.title.th,
        "notes": metadata.notes.en if english else metadata.notes.th,
        "tag_string": ",".join(each.en if english else each.th for each in metadata.tags),
        "owner_org": metadata.owner,
        "maintainer": metadata.maintainer,
        "maintainer_email": metadata.maintainer_email,
        "objective": list(metadata.objective),
        "update_frequency_unit": metadata.frequency_unit,
        "update_frequency_interval": metadata.frequency_interval,
        "geo_coverage": metadata.geo_coverage,
        "data_source": metadata.source,
        "data_format": list(metadata.formats),
        "data_category": metadata.category,
        "license_id": metadata.license,
        "url": dataset.address,
        "last_updated_date": dataset.modified.date().isoformat(),
        "resources": [
            {"url": each.address, "format": each.format, "mimetype": each.media_type,
             "size": each.size, "hash": f"sha256:{each.sha256}"}
            for each in dataset.files
        ],
    }  # fmt: skip
