"""What screens say stands in the catalogue, all of it, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.access.roles import Role
from prongsai.core.shapes.tree import plain_of
from prongsai.workshop.voice import MESSAGES, screens

SOURCE = Path(__file__).parents[2] / "src" / "prongsai"
FILES = sorted((MESSAGES / "screens").glob("*.yaml"))
SAYING = {"phrase", "later"}
BUILT = {f"role.{role}" for role in (*Role, "installation")}
"""Keys whose second half is a value of the core."""
EXTENDS = re.compile(r'{% extends "([^"]+)"')
BLOCK = re.compile(r"{% block (\w+) %}")


@cache
def nodes() -> tuple[ast.AST, ...]:
    paths = [*(SOURCE / "apps").rglob("*.py"), *(SOURCE / "shell" / "web").glob("*.py")]
    return tuple(node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def tags() -> tuple[str, ...]:
    """Whatever stands in the braces of templates."""
    paths = (SOURCE / "apps").rglob("templates/**/*.html")
    return tuple(
        tag for path in paths for tag in re.findall(r"{[{%].+?[%}]}", path.read_text("utf-8"))
    )


def _function(called: ast.expr) -> str:
    """Its name; a `Voice` says the phrases of the command line, which other tests guard."""
    match called:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="Voice"))):
            return ""
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def said_outright() -> set[str]:
    """Keys given as they are."""
    called = {
        node.args[0].value
        for node in nodes()
        if isinstance(node, ast.Call)
        and _function(node.func) in SAYING
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    tagged = {key for tag in tags() for _, key in re.findall(r"{% say (['\"])(.+?)\1", tag)}
    return {str(key) for key in called} | tagged


def written() -> set[str]:
    """Every text that may be a key."""
    constants = {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return constants | {text for tag in tags() for _, text in re.findall(r"(['\"])(.+?)\1", tag)}


def patterns() -> set[str]:
    """Keys that are put together, with a gap where something is filled in."""
    prefixes = {each for tag in tags() for each in re.findall(r"prefixed:\"(.+?)\"", tag)}
    return {*(re.escape(prefix) + ".+" for prefix in prefixes), *_put_together()}


def _put_together() -> Iterator[str]:
    for node in nodes():
        if not isinstance(node, ast.JoinedStr):
            continue
        parts = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
            for part in node.values
        ]
        if re.match(r"[a-z_]+\\\.", parts[0]):
            yield "".join(parts)


def test_every_text_that_screens_say_is_in_the_catalogue() -> None:
    assert (said_outright() | BUILT) - screens().keys() == set()


def test_a_key_put_together_can_be_found() -> None:
    said = "\n".join(screens())

    assert [each for each in patterns() if not re.search(f"^{each}$", said, re.MULTILINE)] == []


def test_every_text_of_the_catalogue_is_said_somewhere() -> None:
    built = re.compile("|".join(patterns()))
    unsaid = screens().keys() - written() - BUILT

    assert sorted(key for key in unsaid if not built.fullmatch(key)) == []


def test_every_screen_text_is_said_in_both_languages_with_the_same_gaps() -> None:
    assert [key for key, said in screens().items() if not _whole(said)] == []


def _whole(said: Mapping[str, str]) -> bool:
    gaps = {frozenset(re.findall(r"{(\w+)", text)) for text in said.values()}
    return set(said) == {"th", "en"} and all(map(str.strip, said.values())) and len(gaps) == 1


def test_no_key_stands_in_two_files_and_each_file_is_of_an_app() -> None:
    keys = [key for path in FILES for key in plain_of(read_yaml(path))]

    assert len(keys) == len(set(keys))
    apps = {path.name for path in (SOURCE / "apps").iterdir()}
    apart = {path.stem for path in FILES if path.stem.partition("_")[0] not in apps}
    assert apart == {"follow_up"}  # the other half of measures


def test_every_part_a_page_fills_in_is_one_its_base_has() -> None:
    """A block that the base doesn't have is left out without a word."""
    paths = (SOURCE / "apps").glob("*/templates/*/*.html")
    texts = {"/".join(path.parts[-2:]): path.read_text("utf-8") for path in paths}

    lost = {
        (name, block)
        for name, text in texts.items()
        if (base := EXTENDS.search(text))
        for block in BLOCK.findall(text)
        if not _has(base[1], block, texts) and not _inside_another(block, text)
    }

    assert lost == set()


def _has(name: str, block: str, texts: Mapping[str, str]) -> bool:
    """Whether a template, or one that it stands on, has this part."""
    if block in BLOCK.findall(texts[name]):
        return True
    base = EXTENDS.search(texts[name])
    return base is not None and _has(base[1], block, texts)


def _inside_another(block: str, text: str) -> bool:
    """Whether the page offers it anew within a part that it fills in."""
    before = text[: text.index(f"{{% block {block} %}}")]
    return before.count("{% block ") > before.count("{% endblock %}")
