"""From what a file holds to a pack, or to every problem in it with its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from prongsai.core.criteria.check import check
from prongsai.core.criteria.lean import lean
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.rules import Parameter
from prongsai.core.shapes.read import read
from prongsai.core.shapes.tree import (
    Fetch,
    Node,
    expand,
    find,
    placed,
    plain_of,
    put,
)
from prongsai.core.terms.problem import Place, Problem, Refused


@dataclass(frozen=True, slots=True)
class Loaded:
    """A pack with what was decided about it: its hash, the choices made, what was assumed."""

    pack: Pack
    hash: str
    choices: Mapping[str, str] = field(default_factory=dict)
    assumed: str = ""
    assumed_paths: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The full id with every choice and assumption: what is printed on each output."""
        chosen = [f"{key}={value}" for key, value in sorted(self.choices.items())]
        assumed = [f"assuming {self.assumed}"] if self.assumed else []
        return " ".join([self.pack.id, *(f"[{word}]" for word in [*chosen, *assumed])])


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a pack is to be loaded: answers to its open questions, and a pack to lean on."""

    choices: Mapping[str, str] = field(default_factory=dict)
    assume: Node | None = None
    assume_id: str = ""


def load(file: Node, fetch: Fetch, topics: Collection[str], wanted: Wanted | None = None) -> Loaded:
    """Read a pack; raises `Refused` with every problem found."""
    wanted = wanted or Wanted()
    root, problems = expand(file, fetch)
    if problems:
        raise Refused(problems)
    own_hash = hash_of(plain_of(root))
    pack = _pack(root, topics)
    taken: tuple[str, ...] = ()
    if wanted.assume is not None:
        root, taken = lean(root, _leaned_on(wanted.assume, fetch, topics))
        pack = _pack(root, topics)
    for key, answer in wanted.choices.items():
        root = _choose(root, pack.parameters, key, answer)
    if wanted.choices:
        pack = _pack(root, topics)
    made = {
        key: answer
        for key, answer in wanted.choices.items()
        if pack.parameters[key].default != answer
    }
    return Loaded(pack, own_hash, made, wanted.assume_id if taken else "", taken)


def _leaned_on(assume: Node, fetch: Fetch, topics: Collection[str]) -> Node:
    """The pack to take unknown rules from; one that is itself at fault is refused."""
    root, problems = expand(assume, fetch)
    if problems:
        raise Refused(problems)
    _pack(root, topics)
    return root


def alternatives_problems(
    loaded: Loaded, file: Node, fetch: Fetch, topics: Collection[str]
) -> list[Problem]:
    """Problems that only show when an alternative of an open question is chosen."""
    problems: list[Problem] = []
    for key, parameter in loaded.pack.parameters.items():
        for answer in parameter.alternatives:
            try:
                load(file, fetch, topics, Wanted({key: answer}))
            except Refused as refused:
                problems.extend(refused.problems)
    return problems


def _pack(root: Node, topics: Collection[str]) -> Pack:
    pack, problems = read(Pack, plain_of(root))
    if pack is not None:
        problems = check(pack, topics)
    if pack is None or problems:
        raise Refused([placed(problem, root) for problem in problems])
    return pack


def _choose(root: Node, parameters: Mapping[str, Parameter], key: str, answer: str) -> Node:
    """Put in place what an alternative sets."""
    if key not in parameters:
        raise Refused([Problem("choice-unknown", {"key": key, "known": ", ".join(parameters)})])
    alternatives = parameters[key].alternatives
    if answer not in alternatives:
        facts = {"key": key, "answer": answer, "known": ", ".join(alternatives)}
        raise Refused([Problem("choice-not-offered", facts)])
    sets = find(root, ("parameters", key, "alternatives", answer, "sets"))
    for path, value in sets.value.items() if sets else ():
        changed = put(root, tuple(path.split("/")), value)
        if changed is None:
            facts = {"key": key, "path": path}
            raise Refused([Problem("pack-choice-no-path", facts, value.place)])
        root = changed
    return root


def hash_of(plain: Any) -> str:
    """SHA-256 over the pack's data with all shared parts in place, in written order."""
    text = json.dumps(plain, ensure_ascii=False, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def nowhere(code: str, **facts: str) -> Refused:
    """A refusal about a pack as such, not about a line in it."""
    return Refused([Problem(code, facts, Place())])
