"""Reads how results of a scheme are analysed: its bands and limits, and the sentences of rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.analysis.frame import (
    AnalysisPack,
    Frame,
    Sentences,
    frame_of,
    pack_faults,
    sentence_faults,
)
from prongsai.core.analysis.rules import RULES
from prongsai.core.criteria.load import nowhere
from prongsai.core.shapes.tree import Node
from prongsai.workshop.models import read_model


def read_frame(roots: Sequence[Path], scheme: str) -> Frame:
    """The frame of a scheme; of each file the one of the first folder that has it."""
    sentences = read_model(
        Sentences, _file(roots, "findings"), lambda found: sentence_faults(found, RULES)
    )
    return frame_of(read_model(AnalysisPack, _file(roots, scheme), pack_faults), sentences)


def _file(roots: Sequence[Path], name: str) -> Node:
    for root in roots:
        path = root / "analysis" / f"{name}.yaml"
        if path.is_file():
            return read_yaml(path, path.relative_to(root).as_posix())
    raise nowhere("analysis-no-frame", scheme=name)
