"""What `prongsai risks` takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.shell.day import day_of
from prongsai.workshop.voice import Voice


def risks_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument(
        "what", choices=["template", "check", "report"], help=voice.phrase("help_risks_what")
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=voice.phrase("help_risks_file")
    )
    parser.add_argument("--out", type=Path, metavar="PATH", help=voice.phrase("help_risks_out"))
    parser.add_argument(
        "--matrix", default="five", metavar="KEY", help=voice.phrase("help_risks_matrix")
    )
    parser.add_argument(
        "--form", default="report", metavar="FORM", help=voice.phrase("help_risks_form")
    )
    parser.add_argument("--to", metavar="FORMATS", help=voice.phrase("help_paper_format"))
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help=voice.phrase("help_format")
    )
    parser.add_argument(
        "--numerals", choices=["thai", "arabic"], help=voice.phrase("help_numerals")
    )
    parser.add_argument(
        "--date", type=day_of, metavar="YYYY-MM-DD", help=voice.phrase("help_risks_date")
    )
