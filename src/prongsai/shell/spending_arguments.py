"""What `prongsai spending` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.shell.day import day_of
from prongsai.workshop.voice import Voice


def spending_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    """A file, and what is made of it."""
    parser.add_argument(
        "what", choices=["template", "check", "report"], help=voice.phrase("help_spending_what")
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=voice.phrase("help_spending_file")
    )
    parser.add_argument("--year", type=int, metavar="YEAR", help=voice.phrase("help_spending_year"))
    parser.add_argument(
        "--agency", default="", metavar="NAME", help=voice.phrase("help_spending_agency")
    )
    parser.add_argument("--out", type=Path, metavar="PATH", help=voice.phrase("help_plan_out"))
    parser.add_argument("--to", metavar="FORMATS", help=voice.phrase("help_paper_format"))
    parser.add_argument(
        "--numerals", choices=["thai", "arabic"], help=voice.phrase("help_numerals")
    )
    parser.add_argument("--date", type=day_of, metavar="YYYY-MM-DD", help=voice.phrase("help_date"))
