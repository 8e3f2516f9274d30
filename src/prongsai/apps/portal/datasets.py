"""Published tables as data sets of the national catalogue."""

from __future__ import annotations

from typing import Any

from prongsai import __version__
from prongsai.apps.assessments import rules
from prongsai.apps.portal.models import Portal
from prongsai.apps.portal.saying import words
from prongsai.apps.portal.tables import DICTIONARY, NO_BOM
from prongsai.core.opendata.catalogue import Catalogue, faults
from prongsai.core.opendata.dataset import Dataset, File, Metadata
from prongsai.core.opendata.dcat import catalog
from prongsai.core.portal.content import DISCLOSED, Kind
from prongsai.core.portal.site import CATALOGUE, Entry, Site
from prongsai.core.terms.words import Words

DEFAULT_LICENSE = "Creative Commons Attributions"
OTHER = "other"
_FORMATS = {"csv": "CSV", "json": "JSON", "xlsx": "XLS"}
"""As the catalogue names them."""


def licenses() -> list[str]:
    return list(rules.shelf().catalogue.licenses)


def metadata(portal: Portal, entry: Entry) -> Metadata:
    """What the catalogue asks of every data set."""
    year = str(entry.year)
    notes = "public.table_notes" if entry.kind is Kind.TABLE else "public.data_notes"
    title = Words(entry.title_th, entry.title_en or entry.title_th)
    known, agency = rules.shelf().catalogue, portal.agency
    told = known.description(entry.topic, entry.name, OTHER)
    return Metadata(
        data_type=told.data_type, title=title, notes=words(notes, year=year),
        tags=(*told.tags, Words(year, year)),
        owner=portal.agency.name, maintainer=portal.unit, maintainer_email=portal.mail,
        objective=told.objectives, frequency_unit=told.frequency,
        frequency_interval=1 if known.frequencies[told.frequency].counted else None,
        geo_coverage=known.coverage(agency.kind, agency.area.kind), source=agency.name,
        formats=("CSV", "JSON", "XLS"),
        category="ข้อมูลสาธารณะ", license=portal.license or DEFAULT_LICENSE,
    )  # fmt: skip


def dataset(portal: Portal, entry: Entry, live: str) -> Dataset:
    """A published table; its addresses are those of the live site, wherever a copy lies."""
    base = _base(portal, live)
    files = [
        File(
            address=base + each.path, format=_FORMATS[ending], media_type=each.media,
            size=each.size, sha256=each.sha256, note=_note(each.name),
        )
        for each in entry.data_files
        if (ending := each.path.rpartition(".")[2]) in _FORMATS
    ]  # fmt: skip
    origin = "public.table_provenance" if entry.kind is Kind.TABLE else "public.provenance"
    return Dataset(
        key=f"{portal.slug}-{entry.name}-{entry.year}", address=base + entry.data_path,
        metadata=metadata(portal, entry), issued=entry.first_at or entry.at, modified=entry.at,
        files=files,
        provenance=words(origin, number=entry.number, version=entry.made_with or __version__),
    )  # fmt: skip


def _note(name: str) -> str:
    """What tells the files of one format apart."""
    if name.endswith(DICTIONARY):
        return "data dictionary"
    return "no BOM" if name.endswith(NO_BOM) else ""


def catalogue(portal: Portal, site: Site, live: str) -> dict[str, Any]:
    """All data sets whose mandatory fields are filled in."""
    known: Catalogue = rules.shelf().catalogue
    found = [
        dataset(portal, entry, live)
        for entry in site.of(*DISCLOSED)
        if entry.table and not faults(metadata(portal, entry), known)
    ]
    title = words("public.catalogue_of", agency=portal.agency.name)
    about = words("public.data_about")
    return catalog(_base(portal, live) + CATALOGUE, title, about, portal.agency.name, found, known)


def _base(portal: Portal, live: str) -> str:
    """Relative where nobody said at which address the installation is reached."""
    return f"{live.rstrip('/')}/p/{portal.slug}/" if live else ""
