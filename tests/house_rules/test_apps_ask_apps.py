"""What an app takes of another one is what that one offers: a list, kept short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

APPS = Path(__file__).parents[2] / "src" / "prongsai" / "apps"
EVERY = {"actions", "queries"}
"""Offered by every app that has them."""
OFFERED = {
    "due": {"sources"},
    "look": {
        "downloads", "drawing", "form_pages", "forms", "keys", "pasting", "pictures", "sealing",
        "templatetags.look", "views", "watched", "wishes", "words",
    },
    "accounts": {
        "asking", "caller", "central", "due", "forms_people", "guessing", "holding", "models",
        "offices", "once", "passwords", "powers", "resets", "usernames", "views_people",
        "views_resets", "visits",
    },
    "agencies": {"asking", "fields", "finding", "kinds", "models", "reading"},
    "files": {"checking", "forms", "models", "store"},
    "notices": {"channels", "moves", "news"},
    "bin": {"bins", "models"},
    "joining": {"due"},
    "assessments": {
        "analysing", "bridge", "documents", "drawing", "due", "history", "models", "pinned",
        "rules", "views.asked", "yearly",
    },
    "papers": {"due", "given", "heads", "models"},
    "cases": {
        "due", "figures", "gift_papers", "manual", "manual_files", "published_manuals", "registers",
        "there",
        "told",
    },
    "circulars": {"bridge", "due", "models", "sending", "whom"},
    "meetings": {"due"},
    "plans": {"around", "due", "models"},
    "procurement": {"bridge", "due", "yearly"},
    "measures": {
        "around", "bridge", "due", "follow_reports", "models", "of_projects", "printing",
    },
    "risks": {"due"},
    "sealed": {"due"},
    "spending": {"bridge", "due", "reporting"},
    "dissemination": {"bridge", "models", "topics"},
    "listings": {"bridge"},
    "disclosure": {"due"},
    "portal": {"due"},
    "sight": {"due"},
}  # fmt: skip
"""What else other apps may import: values, forms, the pages of another address, rows as types."""
ASK_ROWS = {
    "home": {"Agency", "Area", "Person"},
    "joining": {"Agency", "Area", "Person"},
}
"""Apps that look for rows of others themselves, and which: pages of many, and who is made there."""

Taken = tuple[str, str, str]
"""By whom, from which app, which module."""


def files() -> list[Path]:
    return [path for path in sorted(APPS.rglob("*.py")) if path.parent.name != "migrations"]


def imports(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """App, module and names of what a file takes from other apps."""
    own = path.relative_to(APPS).parts[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom):
            continue
        parts = (node.module or "").split(".")
        if parts[:2] != ["prongsai", "apps"] or len(parts) < 3 or parts[2] == own:
            continue
        names = [alias.name for alias in node.names]
        inside = APPS.joinpath(*parts[2:])
        for name in names if inside.is_dir() else [""]:
            yield parts[2], ".".join(filter(None, (*parts[3:], name))), names


def taken() -> set[Taken]:
    return {
        (path.relative_to(APPS).parts[0], app, module)
        for path in files()
        for app, module, _ in imports(path)
    }


def test_apps_import_of_others_only_what_those_offer() -> None:
    """Something else? Ask its `queries` or `actions`; or name the module here, and say why."""
    wrong = [each for each in sorted(taken()) if each[2] not in EVERY | OFFERED.get(each[1], set())]

    assert wrong == []


def test_nothing_is_offered_that_nobody_takes() -> None:
    used = {(app, module) for _, app, module in taken()}

    assert {(app, each) for app, offers in OFFERED.items() for each in offers} - used == set()


def asked_rows() -> set[tuple[str, str]]:
    """By whom rows of which other app's models are looked for."""
    found = set()
    for path in files():
        foreign = {n for _, module, names in imports(path) if module == "models" for n in names}
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == "objects":
                name = ast.unparse(node.value)
                found |= {(path.relative_to(APPS).parts[0], name)} if name in foreign else set()
    return found


def test_rows_of_another_app_are_looked_for_by_few() -> None:
    assert asked_rows() == {(app, name) for app, names in ASK_ROWS.items() for name in names}
