"""The packs that ship with the program, and packs of one's own in a folder."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.criteria.check import lineage_problems
from prongsai.core.criteria.ids import PackId, parse_id, parse_request
from prongsai.core.criteria.load import Loaded, Wanted, alternatives_problems, load, nowhere
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.topics import Topics
from prongsai.core.shapes.tree import Node, expand, find, placed
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.workshop.models import read_model

SHIPPED = Path(__file__).parent.parent / "packs"


class Library:
    """Finds packs by id: `<root>/criteria/<scheme>/<year>/<class>@<revision>.yaml`."""

    def __init__(self, root: Path = SHIPPED) -> None:
        self.root = root
        self.criteria = root / "criteria"
        self._shared_parts: dict[str, _Shared] = {}

    @cached_property
    def ids(self) -> tuple[PackId, ...]:
        found = (
            parse_id(path.relative_to(self.criteria).with_suffix("").as_posix())
            for path in self.criteria.glob("*/*/*@*.yaml")
            if not path.name.endswith(".examples.yaml")
        )
        return tuple(sorted(pack_id for pack_id in found if pack_id is not None))

    def find(self, text: str) -> PackId:
        """The pack a user means; refuses names of none."""
        request = parse_request(text)
        if request is None:
            raise nowhere("pack-name-unreadable", name=text)
        default = self._default_class(request.scheme, request.fiscal_year)
        chosen = request.choose(self.ids, default)
        if chosen is None:
            known = ", ".join(str(pack_id) for pack_id in self.ids)
            raise nowhere("pack-not-found", name=text, known=known)
        return chosen

    def _default_class(self, scheme: str, year: int) -> str:
        """The class that calls itself the default; asked only where there are several."""
        classes = {i.agency_class for i in self.ids if (i.scheme, i.fiscal_year) == (scheme, year)}
        if len(classes) == 1:
            return classes.pop()
        defaults = (
            pack_id.agency_class
            for pack_id in self.ids
            if (pack_id.scheme, pack_id.fiscal_year) == (scheme, year)
            and self._file(pack_id).value.get("default_class", _TRUE).value
        )
        return next(defaults, "")

    def path(self, pack_id: PackId) -> Path:
        name = f"{pack_id.agency_class}@{pack_id.revision}.yaml"
        return self.criteria / pack_id.scheme / str(pack_id.fiscal_year) / name

    def examples_path(self, pack_id: PackId) -> Path:
        return self.path(pack_id).with_suffix(".examples.yaml")

    def load(
        self, text: str, choices: Mapping[str, str] | None = None, assume: str | None = None
    ) -> Loaded:
        """Load a pack by any of its names."""
        pack_id = self.find(text)
        leaning, leaning_id = None, ""
        if assume is not None:
            other = self.find(assume)
            leaning, leaning_id = self._file(other), str(other)
        wanted = Wanted(dict(choices or {}), leaning, leaning_id)
        return load(self._file(pack_id), self._shared(pack_id.scheme), self.topics, wanted)

    def _lineage(self, pack: Pack, previous: str) -> list[Problem]:
        try:
            return lineage_problems(pack, self.load(previous).pack)
        except Refused as refused:
            at = Place(path="lineage/previous")
            return [dataclasses.replace(p, place=p.place or at) for p in refused.problems]

    def chain(self, first: int, last: int, scheme: str) -> list[Pack]:
        """The packs of consecutive years, as their lineages name them."""
        return [self.load(f"{scheme}/{year}").pack for year in range(first, last + 1)]

    def check(self, pack_id: PackId) -> tuple[Loaded | None, list[Problem]]:
        """Everything that is wrong with a pack, its alternatives and its lineage."""
        try:
            loaded = self.load(str(pack_id))
        except Refused as refused:
            return None, list(refused.problems)
        shared = self._shared(pack_id.scheme)
        file = self._file(pack_id)
        problems = alternatives_problems(loaded, file, shared, self.topics)
        if loaded.pack.id != str(pack_id):
            facts = {"found": loaded.pack.id, "expected": str(pack_id)}
            problems.append(Problem("pack-id-differs", facts, Place(path="id")))
        if loaded.pack.lineage is not None:
            problems.extend(self._lineage(loaded.pack, loaded.pack.lineage.previous))
        return loaded, [placed(problem, file) for problem in problems]

    @cached_property
    def topics(self) -> frozenset[str]:
        return frozenset(key for topics in self.topic_packs for key in topics.topics)

    @cached_property
    def topic_packs(self) -> tuple[Topics, ...]:
        paths = sorted((self.root / "topics").glob("*.yaml"))
        return tuple(self._topics(path) for path in paths)

    def _topics(self, path: Path) -> Topics:
        return read_model(Topics, read_yaml(path, self._called(path)))

    def _file(self, pack_id: PackId) -> Node:
        path = self.path(pack_id)
        return read_yaml(path, self._called(path))

    def indicators_of(self, pack_id: PackId) -> frozenset[str]:
        """Keys of its indicators, without loading the pack."""
        root, _ = expand(self._file(pack_id), self._shared(pack_id.scheme))
        here = find(root, ("indicators",))
        return frozenset(here.value) if here and isinstance(here.value, dict) else frozenset()

    def _called(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _shared(self, scheme: str) -> _Shared:
        if scheme not in self._shared_parts:
            self._shared_parts[scheme] = _Shared(self, self.criteria / scheme / "shared")
        return self._shared_parts[scheme]


class _Shared:
    """Fetches shared parts once each."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library = library
        self.folder = folder
        self._read: dict[str, Node | None] = {}

    def __call__(self, name: str) -> Node | None:
        if name not in self._read:
            path = self.folder / f"{name}.yaml"
            called = path.relative_to(self.library.root).as_posix()
            self._read[name] = read_yaml(path, called) if path.is_file() else None
        return self._read[name]


_TRUE = Node(value=True, place=Problem("").place)


def latest_by_year(ids: Iterable[PackId]) -> list[PackId]:
    """The latest revision of each class and year."""
    newest: dict[tuple[str, int, str], PackId] = {}
    for pack_id in sorted(ids):
        newest[pack_id.scheme, pack_id.fiscal_year, pack_id.agency_class] = pack_id
    return list(newest.values())
