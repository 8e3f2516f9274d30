"""What `prongsai procedures` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.shell.day import day_of
from prongsai.workshop.voice import Voice


def procedures_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument(
        "what",
        choices=["list", "check", "show", "manual", "story"],
        help=voice.phrase("help_procedures_what"),
    )
    parser.add_argument(
        "procedure", nargs="?", metavar="PROCEDURE", help=voice.phrase("help_procedures_procedure")
    )
    parser.add_argument("--story", metavar="KEY", help=voice.phrase("help_procedures_story"))
    parser.add_argument(
        "--out", type=Path, metavar="PATH", help=voice.phrase("help_procedures_out")
    )
    parser.add_argument("--to", metavar="FORMATS", help=voice.phrase("help_paper_format"))
    parser.add_argument(
        "--agency", default="", metavar="NAME", help=voice.phrase("help_procedures_agency")
    )
    parser.add_argument(
        "--numerals", choices=["thai", "arabic"], help=voice.phrase("help_numerals")
    )
    parser.add_argument("--date", type=day_of, metavar="YYYY-MM-DD", help=voice.phrase("help_date"))
