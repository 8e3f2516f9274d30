"""What is written about the program is true of it: messages, pages and links."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from prongsai.core.analysis.frame import Urgency
from prongsai.core.analysis.peers import PeerKind
from prongsai.core.criteria.evidence import Confidence
from prongsai.core.criteria.pack import Standing
from prongsai.core.criteria.rules import Method, RoundingOrder, TooFew
from prongsai.core.preaudit.verdict import Sureness, Verdict
from prongsai.core.risks.layout import RiskCell
from prongsai.core.scoring.descent import Cut
from prongsai.core.scoring.values import Reason
from prongsai.shell.main import VERBS
from prongsai.shell.running.findings import CHECKS
from prongsai.workshop.voice import catalogue, problems

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "prongsai"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LANGUAGES = ("th", "en")

# Functions that are given a code or a key, and as which argument.
SAYS_PROBLEM = dict.fromkeys(
    ("Problem", "Refusal", "refuse", "nowhere", "wrong", "_at", "_column", "_note", "_refused"), 0
)
SAYS_PHRASE = {"phrase": 0, "both": 0, "_said": 1, "over": 1}
# Facts that the program itself has in English only; Thai sentences leave them out.
ENGLISH_ONLY = {"pack-missing-field": {"doc"}}


def made_of(pattern: str, kinds: type[StrEnum]) -> set[str]:
    return {pattern.format(kind.value) for kind in kinds}


# Codes and keys that are put together while the program runs.
BUILT_CODES = made_of("carry-{}", Cut) | made_of("not-scored-{}", Reason)
BUILT_PHRASES = (
    {f"{kind}_{verb}" for kind in ("help", "examples") for verb in VERBS}
    | made_of("standing_{}", Standing)
    | made_of("confidence_{}", Confidence)
    | {key.replace(" ", "_") for key in made_of("rounding_{}", RoundingOrder)}
    | {key.replace("-", "_") for key in made_of("reason_{}", Reason)}
    | {key.replace(" ", "_") for key in made_of("too_few_{}", TooFew)}
    | made_of("method_{}", Method)
    | made_of("urgency_{}", Urgency)
    | {key.replace(" ", "_") for key in made_of("risks_cell_{}", RiskCell)}
    | made_of("peers_{}", PeerKind)
    | {f"doctor_look_{name}" for name in CHECKS}
    | {f"doctor_{state}" for state in ("ok", "warning", "fault")}
    | {f"verdict_{each}" for each in Verdict}
    | {f"sure_{each}" for each in Sureness}
    | {"mark_bribery_member", "mark_bribery_related"}
)


@cache
def trees(room: str = ".") -> tuple[ast.Module, ...]:
    paths = sorted((SOURCE / room).rglob("*.py"))
    return tuple(ast.parse(path.read_text("utf-8")) for path in paths)


@cache
def texts_in_source() -> frozenset[str]:
    """Every text that stands in the source by itself, and the words in pieces of SQL."""
    constants = (
        node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)
    )
    texts = [node.value for node in constants if isinstance(node.value, str)]
    return frozenset(
        [*texts, *(word for text in texts for word in re.findall(r"'([\w-]+)'", text))]
    )


def given_to(functions: Mapping[str, int], variable: str, room: str = ".") -> set[str]:
    """Texts given to these functions, or put into the variable that is."""
    nodes = [node for tree in trees(room) for node in ast.walk(tree)]
    given = [
        node.args[functions[_name(node.func)]]
        for node in nodes
        if isinstance(node, ast.Call) and len(node.args) > functions.get(_name(node.func), 99)
    ]
    put = [
        node.value
        for node in nodes
        if isinstance(node, ast.Assign) and [_name(each) for each in node.targets] == [variable]
    ]
    return {text for expression in (*given, *put) for text in _texts(expression)}


def _name(expression: ast.expr) -> str:
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else ""


def _texts(expression: ast.expr) -> list[str]:
    """A text, or both arms of an `if`."""
    if isinstance(expression, ast.IfExp):
        return [*_texts(expression.body), *_texts(expression.orelse)]
    found = expression.value if isinstance(expression, ast.Constant) else None
    return [found] if isinstance(found, str) else []


def scripts_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- Messages ----------------------------------------------------------------------------------


def test_every_problem_raised_has_its_sentence_in_the_catalogue() -> None:
    raised = given_to(SAYS_PROBLEM, "code") - {""} | BUILT_CODES
    assert raised - problems().keys() == set()


def test_every_problem_in_the_catalogue_can_be_raised() -> None:
    assert problems().keys() - texts_in_source() - BUILT_CODES == set()


def test_every_phrase_spoken_stands_in_the_catalogue() -> None:
    rooms = [given_to(SAYS_PHRASE, "key", room) for room in ("shell", "workshop")]
    spoken = set().union(*rooms) | BUILT_PHRASES
    assert spoken - catalogue("phrases").keys() == set()


def test_every_phrase_in_the_catalogue_is_spoken() -> None:
    assert catalogue("phrases").keys() - texts_in_source() - BUILT_PHRASES == set()


@pytest.mark.parametrize("messages", [problems(), catalogue("phrases")])
def test_every_message_has_both_languages_with_the_same_gaps(messages: Mapping[str, Any]) -> None:
    assert [key for key, message in messages.items() if not same_in_both(key, message)] == []


def test_every_mend_has_both_languages_with_the_same_gaps() -> None:
    mends = {key: each["mend"] for key, each in problems().items() if "mend" in each}
    assert [key for key, mend in mends.items() if not same_in_both(key, mend)] == []


def same_in_both(key: str, message: Mapping[str, str]) -> bool:
    """A gap that ends in `_en` or `_th` is the twin of the one without, in its language."""
    if not all(message.get(language) for language in LANGUAGES):
        return False
    thai, english = (
        {gap.removesuffix(f"_{each}") for gap in re.findall(r"{(\w+)}", message[each])}
        for each in LANGUAGES
    )
    return thai == english - ENGLISH_ONLY.get(key, set())


# --- Pages -------------------------------------------------------------------------------------


def rooms() -> list[str]:
    inner = [path.parent.name for path in SOURCE.glob("*/*/__init__.py")]
    adapters = {path.name for path in (SOURCE / "adapters").iterdir()}
    return sorted(
        {*inner, "adapters", "workshop", "shell", "packs"} - adapters - {"commands", "web"}
    )


@pytest.mark.parametrize("room", rooms())
def test_every_room_has_its_page(room: str) -> None:
    page = ROOT / "docs" / f"{room}.md"
    assert page.is_file()
    assert page.read_text("utf-8").startswith(f"# {room}")


def dependencies() -> list[str]:
    lines = [
        line.strip()
        for path in sorted(ROOT.glob("requirements*.in"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith(("#", "-"))
    ]
    return sorted({re.split(r"[\[<>=,]", line)[0] for line in lines})


@pytest.mark.parametrize("name", dependencies())
def test_every_dependency_has_its_reason(name: str) -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert re.search(rf"^\| `{re.escape(name)}` \| \S", page, re.MULTILINE)


def test_generated_pages_are_up_to_date() -> None:
    assert sorted(scripts_module().stale_pages()) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_decision_is_a_numbered_page_with_the_same_parts() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(page.name[:4]) for page in pages]
    assert numbers == list(range(1, len(pages) + 1))
    for page in pages:
        headings = re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE)
        assert headings == ["Context", "Consequences", "Alternatives"], page.name


# --- What is never written ---------------------------------------------------------------------


def committed_files() -> list[Path]:
    """What git keeps or would keep, never what a run leaves: that knows its own path."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    named = (ROOT / name for name in listing.stdout.split("\0") if name)
    return [path for path in named if path.is_file()]


def test_no_file_names_where_it_was_made() -> None:
    """Hosts of package registries, paths of a machine, numbers of a run."""
    pieces = (
        ("py", "pi.org"), ("python", "hosted"), ("/wo", "rk/"), ("seed", " 00"), ("sub", "agent"),
        ("farm", "-"),
    )  # fmt: skip
    words = re.compile("|".join("".join(piece) for piece in pieces), re.IGNORECASE)
    naming = [path for path in committed_files() if words.search(path.read_text("utf-8", "ignore"))]
    assert [str(path.relative_to(ROOT)) for path in naming] == []


@pytest.mark.parametrize("house", ["core", "apps"])
def test_every_room_stands_in_the_plan_of_the_house_and_has_its_page(house: str) -> None:
    plan = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = {path.parent.name for path in (ROOT / "src/prongsai" / house).glob("*/__init__.py")}

    assert {room for room in rooms if f"\n    {room}/" not in plan} == set()
    assert {room for room in rooms if not (ROOT / f"docs/{room}.md").is_file()} == set()
    assert {room for room in rooms if f"(docs/{room}.md)" not in plan} == set()
