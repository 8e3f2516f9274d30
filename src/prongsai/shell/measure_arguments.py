"""What `prongsai measures` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.shell.day import day_of
from prongsai.workshop.voice import Voice

SHAPES = (
    "reporting", "follow-up", "indicators", "six-months", "annual", "q1", "q2", "q3", "q4",
)  # fmt: skip
"""Those of `workshop.measures`, which is slow to import and not needed to say what there is."""


def measure_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    """Files, and what is made of them; packs are chosen as everywhere."""
    parser.add_argument(
        "what",
        choices=["suggest", "carry", "check", "report"],
        help=voice.phrase("help_measures_what"),
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILES", help=voice.phrase("help_measures_files")
    )
    parser.add_argument("--agencies", type=Path, metavar="FILE", help=voice.phrase("help_agencies"))
    parser.add_argument("--strict", action="store_true", help=voice.phrase("help_strict"))
    parser.add_argument("--scheme", default="ita", help=voice.phrase("help_scheme"))
    parser.add_argument("--agency", metavar="NAME", help=voice.phrase("help_agency"))
    parser.add_argument("--fewest", action="store_true", help=voice.phrase("help_fewest"))
    parser.add_argument("--year", type=int, metavar="YEAR", help=voice.phrase("help_measures_year"))
    parser.add_argument("--out", type=Path, metavar="PATH", help=voice.phrase("help_measures_out"))
    parser.add_argument(
        "--shape", choices=SHAPES, default=SHAPES[0],
        help=voice.phrase("help_measures_shape"),
    )  # fmt: skip
    parser.add_argument("--to", metavar="FORMATS", help=voice.phrase("help_paper_format"))
    parser.add_argument(
        "--numerals", choices=["thai", "arabic"], help=voice.phrase("help_numerals")
    )
    parser.add_argument("--date", type=day_of, metavar="YYYY-MM-DD", help=voice.phrase("help_date"))
    parser.set_defaults(peers=None)
