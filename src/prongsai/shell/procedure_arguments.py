"""What `prongsai procedures` and `prongsai cases` take."""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.shell.day import day_of
from prongsai.workshop.voice import Voice


def procedures_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument(
        "what",
        choices=["list", "check", "show", "manual", "story", "register"],
        help=voice.phrase("help_procedures_what"),
    )
    parser.add_argument(
        "procedure", nargs="?", metavar="PROCEDURE", help=voice.phrase("help_procedures_procedure")
    )
    parser.add_argument("--story", metavar="KEY", help=voice.phrase("help_procedures_story"))
    parser.add_argument(
        "--out", type=Path, metavar="PATH", help=voice.phrase("help_procedures_out")
    )
    parser.add_argument("--to", metavar="FORMATS", help=voice.phrase("help_procedures_to"))
    parser.add_argument(
        "--agency", default="", metavar="AGENCY", help=voice.phrase("help_procedures_agency")
    )
    parser.add_argument(
        "--numerals", choices=["thai", "arabic"], help=voice.phrase("help_numerals")
    )
    parser.add_argument("--date", type=day_of, metavar="YYYY-MM-DD", help=voice.phrase("help_date"))
    parser.add_argument(
        "--year", type=int, metavar="YEAR", help=voice.phrase("help_procedures_year")
    )
    parser.add_argument("--people", action="store_true", help=voice.phrase("help_register_people"))


def cases_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument("what", choices=["export", "check"], help=voice.phrase("help_cases_what"))
    parser.add_argument(
        "--agency", required=True, metavar="KEY", help=voice.phrase("help_export_agency")
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help=voice.phrase("help_export_out"))
    parser.add_argument(
        "--to", choices=["jsonl", "csv"], default="jsonl", help=voice.phrase("help_cases_to")
    )
    parser.add_argument(
        "--procedure", default="", metavar="KEY", help=voice.phrase("help_cases_procedure")
    )
    parser.add_argument("--people", action="store_true", help=voice.phrase("help_cases_people"))
