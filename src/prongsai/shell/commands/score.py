"""`prongsai score`: counts and scores agencies, divisions, provinces or the nation."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from prongsai.core.answers.agencies import Register
from prongsai.core.privacy.policy import LEAST_THRESHOLD, Policy
from prongsai.core.terms.problem import Misused, Problem
from prongsai.shell.choosing import chosen_pack, put_out, write_file
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.outputs import as_json, columns, flat, parquet_types
from prongsai.workshop.library import Library
from prongsai.workshop.progress import Progress
from prongsai.workshop.registers import read_register
from prongsai.workshop.results import Asked, Run, run_files
from prongsai.workshop.summary import summarise
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Score files and write the result in the form asked for."""
    _check_form(options)
    asked = asked_of(options)
    if options.under is None:
        loaded, under = chosen_pack(options, library), None
    else:  # what is chosen and assumed is about the rules the scores are made by
        loaded = library.load(options.pack)
        under = chosen_pack(options, library, options.under), library
    scored = run_files(asked, loaded, Progress(voice), under)
    summarise(scored, voice)
    if options.by in ("province", "nation"):
        from prongsai.shell.grouping import rolled_up  # noqa: PLC0415 - only these need it

        put_out(rolled_up(scored, options.by, options.format, voice), options.out)
    else:
        _WRITERS[options.format](scored, options, voice)
    return FINDINGS if scored.refused else FINE


def _check_form(options: argparse.Namespace) -> None:
    """What cannot be written is said before anything is counted."""
    rolled = options.by in ("province", "nation")
    if rolled and options.format not in ("table", "json"):
        raise Misused([Problem("rollup-form", {"format": options.format})])
    if options.format in ("xlsx", "parquet") and options.out is None:
        raise Misused([Problem("out-needed", {"format": options.format})])


def asked_of(options: argparse.Namespace) -> Asked:
    """What the command line asks for."""
    least = getattr(options, "least_people", LEAST_THRESHOLD)
    if least < LEAST_THRESHOLD:
        facts = {"least": str(LEAST_THRESHOLD), "found": str(least)}
        raise Misused([Problem("privacy-threshold-low", facts)])
    return Asked(
        files=options.files,
        by_division=getattr(options, "by", "agency") == "division",
        register=read_register(options.agencies) if options.agencies else Register(),
        policy=Policy(least, 2 * least),
        strict=options.strict,
    )


Writer = Callable[[Run, argparse.Namespace, Voice], None]


def _table(run: Run, options: argparse.Namespace, voice: Voice) -> None:
    from prongsai.shell.report import as_table  # noqa: PLC0415 - only this form needs it

    put_out(as_table(run, voice), options.out)


def _json(run: Run, options: argparse.Namespace, voice: Voice) -> None:
    put_out(as_json(run, voice, exact=options.exact), options.out)


def _csv(run: Run, options: argparse.Namespace, voice: Voice) -> None:
    from prongsai.adapters.csv_files import write_csv  # noqa: PLC0415 - only this form needs it

    content = write_csv([columns(run), *flat(run)])
    if options.out is None:
        put_out(content.decode("utf-8-sig"), None)
    else:
        write_file(options.out, lambda target: _bytes(target, content))
    del voice


def _xlsx(run: Run, options: argparse.Namespace, voice: Voice) -> None:
    from prongsai.adapters.xlsx_writing import write_xlsx  # noqa: PLC0415 - only this form needs it

    content = write_xlsx(voice.phrase("scores"), [columns(run), *flat(run)])
    write_file(_target(options), lambda target: _bytes(target, content))


def _parquet(run: Run, options: argparse.Namespace, voice: Voice) -> None:
    from prongsai.adapters.duckdb_engine.writing import (  # noqa: PLC0415 - only this form needs it
        write_parquet,
    )

    del voice
    types = parquet_types(run)
    write_file(_target(options), lambda target: write_parquet(types, flat(run), target))


def _html(run: Run, options: argparse.Namespace, voice: Voice) -> None:
    from prongsai.shell.page import as_page  # noqa: PLC0415 - only this form needs it

    put_out(as_page(run, voice), options.out)


def _target(options: argparse.Namespace) -> Path:
    """Forms that are not text need a file to go to, which was asked for at the start."""
    target: Path = options.out
    return target


def _bytes(target: Path, content: bytes) -> None:
    target.write_bytes(content)


_WRITERS: dict[str, Writer] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "html": _html,
}
