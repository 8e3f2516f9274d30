"""The command `prongsai`: reads the command line, runs a verb, says what went wrong."""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from prongsai import __version__
from prongsai.core.terms.problem import Misused, Problem, Refused
from prongsai.core.terms.words import Language
from prongsai.shell.day import day_of
from prongsai.shell.library import SHIPPED, Library
from prongsai.shell.voice import Voice, catalogue

FINE, FINDINGS, USAGE = 0, 1, 2
VERBS = ("packs", "score", "explain", "compare", "analyse", "whatif", "improve", "report", "sample")


KINDS = ("analysis", "summary", "announcement", "bundle")


class Parser(argparse.ArgumentParser):
    """argparse, speaking the chosen language where it says something itself."""

    voice: Voice

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {self.voice.phrase('usage_error', message=message)}\n")


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Entry point of the installed command.

    A command lives for seconds and makes no cycles worth collecting; not looking for them saves a
    tenth of the time of large runs.
    """
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Thai must come out whatever the locale says
            stream.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:] if arguments is None else arguments))


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    voice = Voice(_language(arguments))
    try:
        _check_settings()
        options = _parser(voice).parse_args(arguments)
        library = _library(getattr(options, "packs_dir", SHIPPED))
        module = importlib.import_module(f"prongsai.shell.commands.{options.verb}")
        return int(module.run(options, library, voice))
    except Misused as misused:
        voice.tell(misused.problems)
        return USAGE
    except Refused as refused:
        voice.tell(refused.problems)
        return FINDINGS
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        voice.line(voice.phrase("interrupted"))
        return FINDINGS


def _library(folder: Path) -> Library:
    if not (folder / "criteria").is_dir():
        raise Misused([Problem("packs-folder-missing", {"name": str(folder)})])
    return Library(folder)


def _check_settings() -> None:
    """A setting that cannot be meant is said, not passed over."""
    wanted = os.environ.get("PRONGSAI_LANG", "th")
    if wanted not in ("th", "en"):
        raise Misused([Problem("setting-language", {"value": wanted})])


def _language(arguments: Sequence[str]) -> Language:
    """Known before the command line is read, because reading it already speaks."""
    wanted = os.environ.get("PRONGSAI_LANG", "th")
    for place, word in enumerate(arguments):
        if word.startswith("--lang="):
            wanted = word.partition("=")[2]
        elif word == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
    return "en" if wanted == "en" else "th"


def _parser(voice: Voice) -> Parser:
    Parser.voice = voice
    said = catalogue("reader")[voice.language]
    # argparse looks its own words up by this name and offers no other way to translate them.
    argparse._ = lambda text: said.get(text, text)  # type: ignore[attr-defined]
    common = Parser(add_help=False)
    common.add_argument(
        "--lang", choices=["th", "en"], default=argparse.SUPPRESS, help=voice.phrase("help_lang")
    )
    common.add_argument(
        "--packs-dir", type=Path, default=argparse.SUPPRESS, help=voice.phrase("help_packs_dir")
    )
    parser = Parser(prog="prongsai", description=voice.phrase("help_prongsai"), parents=[common])
    parser.add_argument("--version", action="version", version=f"prongsai {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="|".join(VERBS))
    for verb in VERBS:
        described = voice.phrase(f"help_{verb}")
        one = verbs.add_parser(
            verb,
            help=described.partition("\n")[0],
            description=described,
            epilog=voice.phrase(f"examples_{verb}"),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[common],
        )
        _ARGUMENTS[verb](one, voice)
    return parser


def _packs_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument(
        "what", choices=["list", "show", "check", "diff"], help=voice.phrase("help_packs_what")
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help=voice.phrase("help_packs_ids"))
    parser.add_argument("--all", action="store_true", help=voice.phrase("help_all"))


def _pack_arguments(parser: argparse.ArgumentParser, voice: Voice, *, required: bool) -> None:
    said = voice.phrase("help_pack" if required else "help_pack_or_year")
    parser.add_argument("--pack", required=required, metavar="ID", help=said)
    parser.add_argument("--assume", metavar="ID", help=voice.phrase("help_assume"))
    parser.add_argument(
        "--choose", action="append", default=[], metavar="KEY=ANSWER",
        help=voice.phrase("help_choose"),
    )  # fmt: skip


def _file_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILES", help=voice.phrase("help_files")
    )
    parser.add_argument("--agencies", type=Path, metavar="FILE", help=voice.phrase("help_agencies"))
    parser.add_argument("--strict", action="store_true", help=voice.phrase("help_strict"))


def _score_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _file_arguments(parser, voice)
    _pack_arguments(parser, voice, required=True)
    parser.add_argument(
        "--by", choices=["agency", "division", "province", "nation"], default="agency",
        help=voice.phrase("help_by"),
    )  # fmt: skip
    parser.add_argument("--under", metavar="ID", help=voice.phrase("help_under"))
    parser.add_argument(
        "--format", choices=["table", "json", "csv", "xlsx", "parquet", "html"], default="table",
        help=voice.phrase("help_format"),
    )  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="PATH", help=voice.phrase("help_out"))
    parser.add_argument("--exact", action="store_true", help=voice.phrase("help_exact"))
    parser.add_argument(
        "--least-people", type=int, default=5, metavar="N", help=voice.phrase("help_least_people")
    )


def _explain_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _file_arguments(parser, voice)
    _pack_arguments(parser, voice, required=True)
    parser.add_argument("--agency", metavar="NAME", help=voice.phrase("help_agency"))
    parser.add_argument("--of", metavar="KEY", help=voice.phrase("help_of"))


def _compare_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _file_arguments(parser, voice)
    parser.add_argument("--scheme", default="ita", help=voice.phrase("help_scheme"))
    parser.add_argument("--assume", metavar="ID", help=voice.phrase("help_assume"))
    parser.add_argument("--agency", metavar="NAME", help=voice.phrase("help_agency"))
    parser.add_argument(
        "--format", choices=["table", "json"], default="table", help=voice.phrase("help_format")
    )


def _analyse_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _file_arguments(parser, voice)
    _pack_arguments(parser, voice, required=False)
    parser.add_argument("--scheme", default="ita", help=voice.phrase("help_scheme"))
    parser.add_argument("--agency", metavar="NAME", help=voice.phrase("help_agency"))
    parser.add_argument("--peers", type=Path, metavar="FILE", help=voice.phrase("help_peers"))
    parser.add_argument("--target", metavar="SCORE", help=voice.phrase("help_target"))
    parser.add_argument(
        "--format", choices=["table", "json"], default="table", help=voice.phrase("help_format")
    )
    parser.add_argument("--out", type=Path, metavar="PATH", help=voice.phrase("help_out"))


def _sample_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _pack_arguments(parser, voice, required=True)
    parser.add_argument(
        "--headcount", type=int, required=True, metavar="N", help=voice.phrase("help_headcount")
    )


def _case_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    """One agency's results, by the pack named or else by that of their fiscal year."""
    _file_arguments(parser, voice)
    _pack_arguments(parser, voice, required=False)
    parser.add_argument("--scheme", default="ita", help=voice.phrase("help_scheme"))
    parser.add_argument("--agency", metavar="NAME", help=voice.phrase("help_agency"))
    parser.add_argument(
        "--format", choices=["table", "json"], default="table", help=voice.phrase("help_format")
    )


def _whatif_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _case_arguments(parser, voice)
    parser.add_argument(
        "--set", nargs="+", action="extend", default=[], metavar="CODE=SCORE",
        help=voice.phrase("help_set"),
    )  # fmt: skip


def _improve_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _case_arguments(parser, voice)
    parser.add_argument(
        "--target", required=True, metavar="LEVEL|SCORE", help=voice.phrase("help_goal")
    )
    parser.add_argument("--effort", type=Path, metavar="FILE", help=voice.phrase("help_effort"))
    parser.add_argument(
        "--keep", nargs="+", action="extend", default=[], metavar="CODE",
        help=voice.phrase("help_keep"),
    )  # fmt: skip


def _report_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _file_arguments(parser, voice)
    _pack_arguments(parser, voice, required=False)
    parser.add_argument("--scheme", default="ita", help=voice.phrase("help_scheme"))
    parser.add_argument("--agency", metavar="NAME", help=voice.phrase("help_agency"))
    parser.add_argument("--peers", type=Path, metavar="FILE", help=voice.phrase("help_peers"))
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help=voice.phrase("help_kind"))
    parser.add_argument(
        "--shape",
        choices=["narrative", "table"],
        default="narrative",
        help=voice.phrase("help_shape"),
    )
    parser.add_argument("--format", help=voice.phrase("help_paper_format"))
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=voice.phrase("help_out_folder")
    )
    parser.add_argument(
        "--agency-profile", type=Path, metavar="FILE", help=voice.phrase("help_profile")
    )
    parser.add_argument("--measures", type=Path, metavar="FILE", help=voice.phrase("help_measures"))
    parser.add_argument(
        "--numerals", choices=["thai", "arabic"], help=voice.phrase("help_numerals")
    )
    parser.add_argument("--inside", action="store_true", help=voice.phrase("help_inside"))
    parser.add_argument("--template", type=Path, metavar="FILE", help=voice.phrase("help_template"))
    parser.add_argument("--date", type=day_of, metavar="YYYY-MM-DD", help=voice.phrase("help_date"))


_ARGUMENTS = {
    "packs": _packs_arguments,
    "score": _score_arguments,
    "explain": _explain_arguments,
    "compare": _compare_arguments,
    "analyse": _analyse_arguments,
    "sample": _sample_arguments,
    "whatif": _whatif_arguments,
    "improve": _improve_arguments,
    "report": _report_arguments,
}
