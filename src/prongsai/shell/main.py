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
from prongsai.shell.arguments import ARGUMENTS
from prongsai.workshop.library import SHIPPED, Library
from prongsai.workshop.voice import Voice, catalogue

FINE, FINDINGS, USAGE = 0, 1, 2
VERBS = tuple(ARGUMENTS)


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
        ARGUMENTS[verb](one, voice)
    return parser
