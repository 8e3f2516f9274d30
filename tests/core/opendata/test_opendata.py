"""Datasets: what the national catalogue asks, and what harvesters read."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph

from prongsai.core.opendata.catalogue import (
    Catalogue,
    Frequency,
    License,
    column_faults,
    faults,
    record,
)
from prongsai.core.opendata.dataset import Column, Dataset, File, Metadata, Table, dictionary
from prongsai.core.opendata.dcat import catalog
from prongsai.core.privacy.release import Holds
from prongsai.core.terms.words import Words

SHAPES = Path(__file__).parent / "dcat.shapes.ttl"
# rdflib reads JSON-LD with a class of its own that it calls out of date.
READS_JSON_LD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
WORDS = Catalogue(
    schema=1, sources={}, data_types=("ข้อมูลสถิติ",), objectives=("พันธกิจหน่วยงาน",),
    frequencies={"เดือน": Frequency(iri="http://freq.example/MONTHLY", counted=True)},
    coverages=("เทศบาล/อบต.",), formats=("CSV", "JSON"), categories=("ข้อมูลสาธารณะ",),
    licenses={"Creative Commons Attributions": License(), "Open": License(iri="http://o.example/")},
)  # fmt: skip
METADATA = Metadata(
    data_type="ข้อมูลสถิติ", title=Words("รายการจัดซื้อ", "Purchases"), notes=Words("ทุกรายการ", ""),
    tags=(Words("จัดซื้อ", "procurement"),), owner="เทศบาลตำบลนาฝัน", maintainer="กองคลัง",
    maintainer_email="finance@nafan.example", objective=("พันธกิจหน่วยงาน",), frequency_unit="เดือน",
    frequency_interval=1, geo_coverage="เทศบาล/อบต.", source="ทะเบียนของหน่วยงาน", formats=("CSV",),
    category="ข้อมูลสาธารณะ", license="Creative Commons Attributions",
)  # fmt: skip
FILE = File(
    address="https://nafan.example/d/a.csv", format="CSV", media_type="text/csv", size=12,
    sha256="ab" * 32,
)  # fmt: skip
DATASET = Dataset(
    key="purchases", address="https://nafan.example/d/", metadata=METADATA, issued=AT,
    modified=AT, provenance=Words("จากทะเบียน", "From the register"), files=[FILE],
)  # fmt: skip


def changed(**told: Any) -> Metadata:
    return dataclasses.replace(METADATA, **told)


def test_metadata_that_is_whole_has_no_fault() -> None:
    assert faults(METADATA, WORDS) == ()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"data_type": ""}, "data_type"), ({"title": Words("", "Purchases")}, "title"),
        ({"notes": Words("", "")}, "notes"), ({"tags": ()}, "tag_string"),
        ({"owner": ""}, "owner_org"), ({"maintainer": ""}, "maintainer"),
        ({"maintainer_email": ""}, "maintainer_email"), ({"objective": ()}, "objective"),
        ({"frequency_unit": ""}, "update_frequency_unit"), ({"geo_coverage": ""}, "geo_coverage"),
        ({"source": ""}, "data_source"), ({"formats": ()}, "data_format"),
        ({"category": ""}, "data_category"), ({"license": ""}, "license_id"),
    ],
)  # fmt: skip
def test_each_of_the_fourteen_fields_is_asked_for(told: dict[str, Any], field: str) -> None:
    [problem] = faults(changed(**told), WORDS)

    assert (problem.code, problem.place.column) == ("catalogue-empty", field)


@pytest.mark.parametrize(
    "license", ["Creative Commons Attribution", "creative commons attributions"]
)
def test_a_licence_is_spelled_to_the_letter(license: str) -> None:  # noqa: A002 - its name
    [problem] = faults(changed(license=license), WORDS)

    assert (problem.code, problem.facts["value"]) == ("catalogue-unknown", license)


def test_who_keeps_the_data_is_reached_at_a_mailbox() -> None:
    [problem] = faults(changed(maintainer_email="กองคลัง"), WORDS)

    assert problem.code == "catalogue-mailbox"


def test_headings_are_latin_without_spaces_and_each_once() -> None:
    keys = ["agreed_price", "ราคา", "agreed price", "2568", "agreed_price"]

    assert [each.facts["value"] for each in column_faults(keys)] == keys[1:]


def test_the_dictionary_tells_every_column_in_both_languages() -> None:
    column = Column("price", Words("ราคา", "price"), Holds.MONEY, Words("บาท", "baht"))

    assert dictionary(Table([column], []))[1:] == [
        ["price", "ราคา", "price", "money", "บาท", "baht"]
    ]


def test_a_table_goes_through_the_gate_with_its_columns() -> None:
    column = Column("n", Words("จำนวน", "count"), Holds.COUNT)
    release = Table([column], [[3]], about_people=True).release

    assert (release.columns[0].key, release.rows, release.about_people) == ("n", [[3]], True)


def test_the_record_of_the_catalogue_speaks_either_language() -> None:
    thai, english = record(DATASET), record(DATASET, "en")

    assert (thai["title"], english["title"]) == ("รายการจัดซื้อ", "Purchases")
    assert (thai["tag_string"], english["tag_string"]) == ("จัดซื้อ", "procurement")
    assert thai["license_id"] == "Creative Commons Attributions"
    assert thai["last_updated_date"] == "2026-08-20"


def described(datasets: list[Dataset]) -> dict[str, Any]:
    title, about = Words("ข้อมูลเปิด", "Open data"), Words("ตารางที่เผยแพร่", "")
    return catalog("https://nafan.example/", title, about, "ทต.นาฝัน", datasets, WORDS)


def faults_in(said: dict[str, Any]) -> str:
    """What speaks against it by the shapes of DCAT, as a harvester would check it."""
    graph = Graph().parse(data=json.dumps(said), format="json-ld")
    conforms, _, why = validate(graph, shacl_graph=Graph().parse(SHAPES))
    return "" if conforms else str(why)


@READS_JSON_LD
def test_what_is_described_has_the_shape_of_dcat() -> None:
    """Files that hold the same lie at one address; one format may have several files."""
    second = replace(FILE, address="https://nafan.example/d/b.csv", sha256="cd" * 32)
    same_file = replace(
        DATASET, key="other", address="https://nafan.example/other/", files=[*DATASET.files, second]
    )

    assert faults_in(described([DATASET, same_file])) == ""
    assert faults_in(described([])) == ""


@READS_JSON_LD
@pytest.mark.parametrize("field", ["dct:title", "dct:description", "dcat:distribution"])
def test_what_lacks_a_part_has_not(field: str) -> None:
    said = described([DATASET])
    del said["dcat:dataset"][0][field]

    assert field.partition(":")[2] in faults_in(said)


def test_a_harvester_reads_titles_licence_and_files() -> None:
    [dataset] = described([DATASET])["dcat:dataset"]
    [file] = dataset["dcat:distribution"]

    assert dataset["dct:title"][1] == {"@language": "en", "@value": "Purchases"}
    assert dataset["dct:description"] == [{"@language": "th", "@value": "ทุกรายการ"}]
    assert dataset["dct:accrualPeriodicity"]["@id"] == "http://freq.example/MONTHLY"
    assert dataset["dct:license"] == {
        "@type": "dct:LicenseDocument", "rdfs:label": "Creative Commons Attributions",
    }  # fmt: skip
    assert file["dcat:downloadURL"] == {"@id": FILE.address}
    assert file["dct:title"] == "CSV"


def test_two_files_of_one_format_are_told_apart() -> None:
    other = dataclasses.replace(FILE, address=f"{FILE.address}2", note="no BOM")
    both = dataclasses.replace(DATASET, files=[FILE, other])
    about = Words("ข้อมูล", "")
    [dataset] = catalog("", about, about, "ทต.นาฝัน", [both], WORDS)["dcat:dataset"]

    titles = [each["dct:title"] for each in dataset["dcat:distribution"]]
    assert titles == ["CSV", "CSV (no BOM)"]
