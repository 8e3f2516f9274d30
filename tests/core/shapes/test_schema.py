"""What editors and the reference page are told about the files of packs."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from broken_packs import BrokenPack, broken_packs
from criteria_building import pack_tree, tree
from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.criteria.ids import PackId
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.topics import Topics
from prongsai.core.shapes.read import read
from prongsai.core.shapes.schema import json_schema, reference, whole
from prongsai.core.shapes.tree import expand, plain_of
from prongsai.core.shapes.write import plain
from prongsai.workshop.library import SHIPPED, Library
from shapes_making import values_of

LIBRARY = Library()
SCHEMA = json_schema(Pack, "Criteria pack")
VALIDATOR = Draft202012Validator(SCHEMA)
ROWS = list(reference(Pack))
each_pack = pytest.mark.parametrize("pack_id", LIBRARY.ids, ids=str)


def faults(data: Any) -> list[str]:
    """Paths of what the schema does not accept, innermost causes first."""
    errors = VALIDATOR.iter_errors(data)
    return ["/".join(map(str, error.absolute_path)) for error in errors]


def shared(pack_id: PackId, name: str) -> Any:
    path = SHIPPED / "criteria" / pack_id.scheme / "shared" / f"{name}.yaml"
    return read_yaml(path) if path.is_file() else None


def test_the_schema_is_itself_correct_and_titled() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert (SCHEMA["title"], SCHEMA["$ref"]) == ("Criteria pack", "#/$defs/Pack")


@each_pack
def test_a_shipped_file_is_accepted_as_written(pack_id: PackId) -> None:
    assert faults(plain_of(read_yaml(LIBRARY.path(pack_id)))) == []


@each_pack
def test_a_shipped_pack_is_accepted_with_its_parts_in_place(pack_id: PackId) -> None:
    whole, _ = expand(read_yaml(LIBRARY.path(pack_id)), lambda name: shared(pack_id, name))
    assert faults(plain_of(whole)) == []


@each_pack
def test_a_shipped_pack_is_accepted_once_written_back(pack_id: PackId) -> None:
    assert faults(plain(LIBRARY.load(str(pack_id)).pack)) == []


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(values_of(Pack))
def test_whatever_the_reader_writes_the_schema_accepts(pack: Pack) -> None:
    assert faults(plain(pack)) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ("level: {}", ""),
        ("items: {I1: {tipic: fairness}}", "items/I1"),
        ("items: {I1: {scale: null}}", "items/I1"),
        ("items: {I1: {topic: 7}}", "items/I1/topic"),
        ("items: [I1]", "items"),
        ("instruments: {ASK: {weight: heavy}}", "instruments/ASK/weight"),
        ("instruments: {ASK: {kind: opinion}}", "instruments/ASK/kind"),
        ("scales: {ladder: {points: 100}}", "scales/ladder/points"),
        ("scales: {ladder: {partial: yes}}", "scales/ladder/partial"),
        ("rounding: {places: unknown}", "rounding/places"),
        ("pass_mark: null", ""),
        ("sources: {book: null}\nsample: {ASK: 3}", "sample/ASK"),
    ],
)
def test_a_fault_in_a_whole_pack_is_shown_where_it_is(change: str, path: str) -> None:
    assert faults(plain_of(pack_tree(change))) == [path]


@pytest.mark.parametrize(
    "text",
    [
        "use: common",
        "use: [common, unknown-rules]",
        "{use: common, items: {I1: {title: x}}}",
        "{use: common, items: {I1: null}, levels: {use: levels#named, good: {floors: null}}}",
        "{use: common, sample: {ASK: {evidence_of: {cap: null}}}}",
    ],
)
def test_nothing_is_required_where_a_part_is_used(text: str) -> None:
    assert faults(plain_of(tree(text))) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ("{items: {I1: {tipic: x}}}", "items/I1"),
        ("{level: {}}", ""),
        ("{items: {I1: {topic: 7}}}", "items/I1/topic"),
        ("{items: {O1: {elements: [{key: chart}]}}}", "items/O1/elements"),
        ("{instruments: {ASK: {weight: heavy}}}", "instruments/ASK/weight"),
    ],
)
def test_what_lies_over_a_part_is_still_checked(change: str, path: str) -> None:
    found = faults({**plain_of(tree(change)), "use": "common"})
    assert len(found) == 1
    assert path.startswith(found[0])


@pytest.mark.parametrize(
    "inner", ["levels: {use: levels#letters}", "rounding: {use: common#rounding}"]
)
def test_a_part_used_inside_a_whole_pack_needs_no_more(inner: str) -> None:
    whole = {**plain_of(pack_tree()), **plain_of(tree(inner))}
    assert faults(whole) == []


def test_use_names_one_part_or_a_list_of_them() -> None:
    assert faults({"use": 7}) == ["use"]
    assert faults({"use": ["common", 7]}) == ["use/1"]


READABLE = ("pack-unknown-key", "pack-missing-field", "pack-wrong-type", "pack-not-a-choice")
STRUCTURAL = [
    broken
    for broken in broken_packs()
    if broken.code in READABLE and "--alternative" not in broken.path.stem
]


@pytest.mark.parametrize("broken", STRUCTURAL, ids=lambda broken: broken.path.stem)
def test_what_the_reader_refuses_the_schema_refuses(broken: BrokenPack) -> None:
    valid = pack_tree()
    whole, _ = expand(tree(broken.text), lambda _: valid)
    refused = bool(read(Pack, plain_of(whole))[1])
    assert bool(faults(plain_of(whole))) == refused


def test_every_field_of_the_pack_is_on_the_reference_page() -> None:
    fields = [field.name for field in dataclasses.fields(Pack)]
    assert [row.name for row in ROWS if row.model == "Pack"] == fields


def test_every_field_and_model_says_what_it_means() -> None:
    rows = [*ROWS, *reference(Topics)]
    assert [row for row in rows if not (row.doc.endswith(".") and row.about and row.kind)] == []


def test_each_model_is_described_once_outermost_first() -> None:
    models = list(dict.fromkeys(row.model for row in ROWS))
    assert models[:2] == ["Pack", "Evidence"]
    assert len({(row.model, row.name) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("model", "name", "kind", "required"),
    [
        ("Pack", "schema", "whole number", True),
        ("Pack", "id", "text", True),
        ("Pack", "standing", "`usable` / `draft`", True),
        ("Pack", "default_class", "true/false", False),
        ("Pack", "items", "mapping to Item", True),
        ("Pack", "levels", "mapping to Level or `unknown`", True),
        ("Pack", "pass_mark", "number or `unknown`", True),
        ("Pack", "lineage", "Lineage", True),
        ("Pack", "open_questions", "list of Words", False),
        ("Item", "code", "the block's key", True),
        ("Window", "opens", "date or `unknown`", True),
        ("Alternative", "sets", "mapping to anything", False),
    ],
)
def test_the_kind_of_a_field_is_said_in_words(
    model: str, name: str, kind: str, required: bool
) -> None:
    [row] = [row for row in ROWS if (row.model, row.name) == (model, name)]
    assert (row.kind, row.required) == (kind, required)


def test_descriptions_reach_the_editor() -> None:
    described = SCHEMA["$defs"]["Item"]["else"]["properties"]["topic"]["description"]
    assert described.startswith("Stable topic key")


def test_a_schema_without_shared_parts_takes_complete_models_only() -> None:
    complete = whole(SCHEMA)

    Draft202012Validator.check_schema(complete)
    assert "-laid-over" not in str(complete)
    assert list(Draft202012Validator(complete).iter_errors({"use": "part"})) != []
