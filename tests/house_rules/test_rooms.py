"""The laws of the house that no import contract can say by itself."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "prongsai"
# Parts of the standard library that reach out of the process or read a clock.
IMPURE = {
    "os", "io", "pathlib", "shutil", "tempfile", "subprocess", "socket", "urllib", "http", "time",
    "random", "secrets", "threading", "multiprocessing", "asyncio", "sqlite3", "logging", "sys",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}
ONE_LIBRARY = {
    "qr_squares": {"qrcode"},
    "html_reading": {"selectolax"}, "pdf_reading": {"pypdfium2"}, "docx_reading": {"docx"},
    "packed_files": set[str](), "text_reading": set[str](),
    "csv_files": set[str](), "xlsx_reading": {"python_calamine"}, "xlsx_writing": {"xlsxwriter"},
    "yaml_files": {"yaml"}, "duckdb_engine": {"duckdb"}, "docx_writing": {"docx", "lxml"},
    "typst_pdf": {"typst"}, "thai_words": {"pythainlp"}, "xlsx_tables": {"xlsxwriter"},
    "xlsx_forms": {"xlsxwriter"},
    "highs_solver": {"highspy"}, "svg_drawing": set[str](), "html_document": set[str](),
    "passkeys": {"fido2"}, "oidc": {"authlib", "joserfc", "requests"},
    "file_kinds": set[str](), "picture_metadata": set[str](),
    "web_visits": {"aiohttp", "yarl"}, "sealing": {"cryptography"},
}  # fmt: skip
LONGEST_FILE, LONGEST_FUNCTION = 320, 45


def modules(folder: str) -> list[Path]:
    return sorted((SOURCE / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_the_core_imports_pure_standard_library_only() -> None:
    allowed = (sys.stdlib_module_names - IMPURE) | {"prongsai"}
    other = {path: set(imported(path)) - allowed for path in modules("core")}

    assert {path: names for path, names in other.items() if names} == {}


def test_the_core_never_looks_at_a_clock() -> None:
    assert [path for path in modules("core") if _attributes(path) & CLOCKS] == []


def _attributes(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("path", modules("adapters"), ids=str)
def test_an_adapter_knows_its_one_library(path: Path) -> None:
    room = path.relative_to(SOURCE / "adapters").parts[0].removesuffix(".py")
    foreign = set(imported(path)) - sys.stdlib_module_names - {"prongsai"}

    assert foreign <= ONE_LIBRARY.get(room, set())


def test_files_and_functions_stay_short() -> None:
    """Migrations are written by a program: they are as long as there are tables."""
    written = (path for path in modules(".") if path.parent.name != "migrations")
    texts = {path: path.read_text("utf-8") for path in written}
    long = {path: _long_functions(text) for path, text in texts.items()}

    assert [path for path, text in texts.items() if len(text.splitlines()) > LONGEST_FILE] == []
    assert {path: names for path, names in long.items() if names} == {}


def _long_functions(text: str) -> list[str]:
    return [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION
    ]


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.txt")), ids=lambda path: path.name)
def test_lock_files_carry_hashes_and_no_addresses(path: Path) -> None:
    text = path.read_text("utf-8")
    pinned = re.split(r"\n(?=[a-zA-Z])", text)

    assert not re.search(r"://|--(?:extra-)?index|--find-links", text)
    assert [part for part in pinned if "==" in part and "--hash=sha256:" not in part] == []


def test_no_file_name_of_the_house_is_a_drawer() -> None:
    drawers = {"utils", "helpers", "common", "misc", "tools", "lib"}

    assert {path.stem for path in modules(".")} & drawers == set()
