"""The other agencies of `--peers`, in the groups that can be told."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from prongsai.core.analysis.peers import PeerKind, Peers
from prongsai.core.answers.agencies import Agency
from prongsai.core.criteria.agency_kinds import AgencyNames
from prongsai.core.terms.agency_names import split_kind
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.core.terms.words import Words
from prongsai.shell.commands.score import asked_of
from prongsai.workshop.progress import Progress
from prongsai.workshop.results import Asked, Result, Run, run_files
from prongsai.workshop.voice import Voice, both


class PeerFile:
    """The agencies of `--peers`, scored by the pack of the year analysed, once for each year."""

    def __init__(self, options: argparse.Namespace, names: AgencyNames, voice: Voice) -> None:
        self.path: Path | None = options.peers
        self.asked = asked_of(options)
        self.names = names
        self.voice = voice
        self.refused = False
        self._runs: dict[int, Run] = {}

    def of(self, own: Run, result: Result) -> Iterator[Peers]:
        """Everyone else in the file; of these who is of the same class, size and province."""
        if self.path is None:
            return
        run = self._run(self.path, own)
        others = [each for each in run.results if each.agency.key != result.agency.key]
        if not others:
            raise Refused([Problem("analysis-no-peers", {}, Place(file=str(self.path)))])
        pack = own.loaded.name
        yield Peers(PeerKind.ALL, both("peers_all"), pack, [each.scores for each in others])
        for kind in (PeerKind.CLASS, PeerKind.SIZE, PeerKind.PROVINCE):
            trait = self._trait(kind, result.agency)
            alike = [each.scores for each in others if self._trait(kind, each.agency) == trait]
            if trait and alike:
                yield Peers(kind, self._label(kind, trait), pack, alike)

    def _trait(self, kind: PeerKind, agency: Agency) -> str:
        """What an agency shares with such peers; empty where nobody says."""
        if kind is PeerKind.CLASS:
            return agency.kind or self._kind_by_name(agency.name)
        return agency.size if kind is PeerKind.SIZE else agency.province

    def _kind_by_name(self, name: str) -> str:
        """Without a list that tells, the word which names of its kind begin with."""
        key, _ = split_kind(name, self.names.table)
        return self.names.agencies[key].name.th if key else ""

    def _label(self, kind: PeerKind, trait: str) -> Words:
        known = {each.name.th: each.name.en for each in self.names.agencies.values()}
        phrase = f"peers_{kind.value}"
        return Words(both(phrase, trait=trait).th, both(phrase, trait=known.get(trait, trait)).en)

    def _run(self, path: Path, own: Run) -> Run:
        year = int(own.loaded.pack.id.split("/")[1])
        if year not in self._runs:
            asked = Asked(files=[path], register=self.asked.register, strict=self.asked.strict)
            found = run_files(asked, own.loaded, Progress(self.voice), other_years_pass=True)
            self.voice.tell(found.problems)
            self.refused = self.refused or found.refused
            self._runs[year] = found
        return self._runs[year]
