"""The laws of the web application that no import contract can say."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.db.models.fields.reverse_related import ForeignObjectRel

from prongsai.core.access.table import Table
from prongsai.shell.web.config import _READERS, Config
from prongsai.workshop.voice import catalogue
from web_addresses import addresses

APPS = Path(__file__).parents[2] / "src" / "prongsai" / "apps"
WRITES = {
    "save", "create", "bulk_create", "bulk_update", "delete", "get_or_create", "update_or_create",
    "select_for_update", "execute", "set_password",
}  # fmt: skip
RELATED_WRITES = {"add", "set", "clear", "remove"}
SECOND_NOUNS = {
    "accounts": {
        "attempts", "central", "confirming", "factors", "guessing", "holding", "offices", "once",
        "outside", "passkeys", "recovery", "resets", "second", "visits",
    },
    "agencies": {"areas", "importing"},
    "assessments": {"discarding"},
    "cases": {
        "desks", "keeping", "lending", "made_actions", "taking", "tallying", "telling_outside",
        "ways_in",
    },
    "circulars": {"sending"},
    "disclosure": {"beginning", "judging", "proofs", "submitting", "watching"},
    "measures": {"of_projects", "follow_actions", "follow_days", "importing", "own"},
    "meetings": {"calling", "deciding"},
    "papers": {"headwork", "registering"},
    "plans": {"approving", "becoming", "keeping"},
    "portal": {"exporting", "looking"},
    "procurement": {"importing", "reporting"},
    "risks": {"importing", "yearly"},
    "sealed": {"bringing", "keeping", "keys", "telling"},
    "spending": {"entering", "importing", "reporting"},
}  # fmt: skip
"""Files that write beside `actions`: what one app does to another kind of row of its own."""
CLOCKS = {"now", "today", "utcnow", "localdate"}
WATCHES = {"datetime", "date", "dt", "timezone", "time"}
TABLE: Table = settings.PERMISSIONS


def modules() -> list[Path]:
    return sorted(path for path in APPS.rglob("*.py") if path.parent.name != "migrations")


def models() -> list[type[Model]]:
    return [each for each in apps.get_models() if each.__module__.startswith("prongsai.")]


def named(path: Path) -> str:
    return str(path.relative_to(APPS))


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node


# --- Addresses ---------------------------------------------------------------------------------


def test_every_address_has_an_entry_in_the_permission_table() -> None:
    assert TABLE.missing(addresses()) == []


def test_every_entry_of_the_permission_table_has_an_address() -> None:
    assert TABLE.entries.keys() - addresses().keys() == set()


def test_no_entry_of_the_permission_table_is_for_nobody() -> None:
    assert [name for name, entry in TABLE.entries.items() if not (entry.read or entry.write)] == []


# --- Shelves -----------------------------------------------------------------------------------


def test_an_app_is_told_what_time_it_is() -> None:
    looks = {named(path): looks_at_a_clock(path) for path in modules()}

    assert {name: found for name, found in looks.items() if found} == {}


def looks_at_a_clock(path: Path) -> list[str]:
    """Calls that ask for the moment, and defaults that would."""
    tree = ast.parse(path.read_text("utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and _ticks(node)]
    given = [
        node.arg
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and str(node.arg).startswith("auto_now")
    ]
    asked = [
        ast.unparse(call)
        for call in calls(path)
        if ast.unparse(call.func).endswith("localtime") and not call.args
    ]
    return [*map(ast.unparse, found), *map(str, given), *asked]


def _ticks(node: ast.Attribute) -> bool:
    owner = ast.unparse(node.value).rpartition(".")[2]
    return owner in WATCHES and (node.attr in CLOCKS or owner == "time")


def reading() -> list[Path]:
    return [path for path in modules() if path.stem != "actions" and not is_second_noun(path)]


def is_second_noun(path: Path) -> bool:
    return path.stem in SECOND_NOUNS.get(path.relative_to(APPS).parts[0], ())


def test_only_actions_write() -> None:
    writes = {named(path): writing(path) for path in reading()}

    assert {name: found for name, found in writes.items() if found} == {}


def writing(path: Path) -> list[str]:
    return [
        ast.unparse(call.func)
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and _writes(call.func)
    ]


def _writes(called: ast.Attribute) -> bool:
    """A dictionary may be updated, rows may not; what `actions` does is its own affair.

    Whatever comes from a call or hangs on something may be rows: `person.parts.update(…)`.
    """
    whole, on = ast.unparse(called), called.value
    if whole.startswith("actions."):
        return False
    if called.attr == "update":
        return not isinstance(on, ast.Name) and not whole.endswith(".attrs.update")
    if called.attr in RELATED_WRITES:
        return isinstance(on, ast.Attribute) and on.attr in relations()
    return called.attr in WRITES


@cache
def relations() -> frozenset[str]:
    """What leads from a row to many others."""
    fields = [field for model in models() for field in model._meta.get_fields()]
    many = [field for field in fields if field.one_to_many or field.many_to_many]
    return frozenset(
        field.get_accessor_name() or "" if isinstance(field, ForeignObjectRel) else field.name
        for field in many
    )


def test_an_app_sends_no_signals_and_saves_without_logic() -> None:
    assert [named(path) for path in modules() if _signals_or_saves(path)] == []


def _signals_or_saves(path: Path) -> bool:
    tree = ast.parse(path.read_text("utf-8"))
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    defined = {
        node.name for each in classes for node in each.body if isinstance(node, ast.FunctionDef)
    }
    imported = {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }

    return "save" in defined or any(name.endswith(("signals", "dispatch")) for name in imported)


def test_a_file_that_is_said_to_write_does() -> None:
    idle = [named(path) for path in modules() if is_second_noun(path) and not writing(path)]
    there = {(path.relative_to(APPS).parts[0], path.stem) for path in modules()}
    named_here = {(app, stem) for app, stems in SECOND_NOUNS.items() for stem in stems}

    assert (idle, named_here - there) == ([], set())


def test_these_laws_can_be_broken() -> None:
    """They find a clock where there is one, and writes where writes belong."""
    assert looks_at_a_clock(APPS.parent / "shell" / "web" / "clock.py") != []
    assert writing(APPS / "audit" / "actions.py") != []


@pytest.mark.parametrize(
    ("said", "writes"),
    [
        ("rows.filter(x=1).update(y=2)", True),
        ("person.memberships.update(until=None)", True),
        ("agency.aliases.set([])", True),
        ("person.memberships.clear()", True),
        ("facts.update(more)", False),
        ("field.widget.attrs.update(more)", False),
        ("found.whole.add(one)", False),
    ],
)
def test_rows_are_told_from_dictionaries_and_sets(said: str, writes: bool) -> None:
    called = ast.parse(said, mode="eval").body

    assert isinstance(called, ast.Call)
    assert isinstance(called.func, ast.Attribute)
    assert _writes(called.func) is writes


# --- Settings ----------------------------------------------------------------------------------


def test_every_setting_can_be_read_and_is_explained_in_both_languages() -> None:
    fields = {field.name for field in dataclasses.fields(Config)}
    said = catalogue("settings")

    assert fields == set(_READERS) == set(said)
    for about in said.values():
        assert about["th"]
        assert about["en"]
        assert set(about["form"]) == {"th", "en"}
