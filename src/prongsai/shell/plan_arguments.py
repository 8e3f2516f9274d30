"""What `prongsai plan` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.shell.day import day_of
from prongsai.workshop.voice import Voice


def plan_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    """A verb, its files, and what a template or a paper is made with."""
    what = ["frames", "template", "check", "convert", "report", "compare"]
    parser.add_argument("what", choices=what, help=voice.phrase("help_plan_what"))
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help=voice.phrase("help_plan_files")
    )
    parser.add_argument("--out", type=Path, metavar="PATH", help=voice.phrase("help_plan_out"))
    parser.add_argument("--to", metavar="FORMATS", help=voice.phrase("help_paper_format"))
    parser.add_argument("--frame", metavar="KEY", help=voice.phrase("help_plan_frame"))
    parser.add_argument("--first", type=int, metavar="YEAR", help=voice.phrase("help_plan_first"))
    parser.add_argument("--years", type=int, metavar="N", help=voice.phrase("help_plan_years"))
    parser.add_argument(
        "--numerals", choices=["thai", "arabic"], help=voice.phrase("help_numerals")
    )
    parser.add_argument("--date", type=day_of, metavar="YYYY-MM-DD", help=voice.phrase("help_date"))
