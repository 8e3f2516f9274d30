"""What each verb of the command line takes."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from prongsai.shell.day import day_of
from prongsai.shell.measure_arguments import measure_arguments
from prongsai.shell.plan_arguments import plan_arguments
from prongsai.shell.procedure_arguments import cases_arguments, procedures_arguments
from prongsai.shell.risk_arguments import risks_arguments
from prongsai.shell.spending_arguments import spending_arguments
from prongsai.workshop.voice import Voice

KINDS = ("analysis", "summary", "announcement", "bundle")


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
    parser.add_argument(
        "--measures", type=Path, metavar="FILE", help=voice.phrase("help_own_measures")
    )
    parser.add_argument(
        "--numerals", choices=["thai", "arabic"], help=voice.phrase("help_numerals")
    )
    parser.add_argument("--inside", action="store_true", help=voice.phrase("help_inside"))
    parser.add_argument("--template", type=Path, metavar="FILE", help=voice.phrase("help_template"))
    parser.add_argument("--date", type=day_of, metavar="YYYY-MM-DD", help=voice.phrase("help_date"))


def _preaudit_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument("list", type=Path, metavar="LIST", help=voice.phrase("help_address_list"))
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help=voice.phrase("help_preaudit_out")
    )
    parser.add_argument("--pack", metavar="ID", help=voice.phrase("help_preaudit_pack"))
    parser.add_argument("--contact", default="", metavar="TEXT", help=voice.phrase("help_contact"))
    parser.add_argument(
        "--connections", type=int, default=32, metavar="N", help=voice.phrase("help_connections")
    )
    parser.add_argument(
        "--pause", type=float, default=1.0, metavar="SECONDS", help=voice.phrase("help_pause")
    )
    parser.add_argument(
        "--follow", type=float, default=60.0, metavar="MINUTES", help=voice.phrase("help_follow")
    )
    parser.add_argument("--list-only", action="store_true", help=voice.phrase("help_list_only"))


def _data_argument(parser: argparse.ArgumentParser, voice: Voice, default: str = "var") -> None:
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("PRONGSAI_DATA", default)),
        metavar="DIR", help=voice.phrase("help_data"),
    )  # fmt: skip


def _init_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _data_argument(parser, voice)


def _serve_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _data_argument(parser, voice)
    parser.add_argument("--host", default="127.0.0.1", help=voice.phrase("help_host"))
    parser.add_argument("--port", type=int, default=8000, help=voice.phrase("help_port"))
    parser.add_argument(
        "--without-worker", action="store_true", help=voice.phrase("help_without_worker")
    )


def _work_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _data_argument(parser, voice)
    parser.add_argument("--once", action="store_true", help=voice.phrase("help_once"))
    parser.add_argument("--beside", type=int, metavar="PID", help=voice.phrase("help_beside"))


def _demo_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _data_argument(parser, voice, "var/demo")


def _audit_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument("what", choices=["verify", "heads"], help=voice.phrase("help_audit_what"))
    _data_argument(parser, voice)
    parser.add_argument("--heads", type=Path, metavar="FILE", help=voice.phrase("help_heads"))


def _account_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument("what", choices=["reset"], help=voice.phrase("help_account_what"))
    parser.add_argument("name", metavar="NAME", help=voice.phrase("help_account_name"))
    _data_argument(parser, voice)
    parser.add_argument(
        "--without-second-step", action="store_true", help=voice.phrase("help_without_second_step")
    )


def _backup_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _data_argument(parser, voice)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="PATH", help=voice.phrase("help_backup_out")
    )
    parser.add_argument("--with-key", action="store_true", help=voice.phrase("help_with_key"))


def _restore_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument("backup", type=Path, metavar="FILE", help=voice.phrase("help_backup_file"))
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help=voice.phrase("help_new_data")
    )
    key = parser.add_mutually_exclusive_group()
    key.add_argument("--key", type=Path, metavar="FILE", help=voice.phrase("help_key"))
    key.add_argument("--new-key", action="store_true", help=voice.phrase("help_new_key"))


def _doctor_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _data_argument(parser, voice)
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help=voice.phrase("help_format")
    )


def _export_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _data_argument(parser, voice)
    parser.add_argument(
        "--agency", required=True, metavar="KEY", help=voice.phrase("help_export_agency")
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=voice.phrase("help_export_out")
    )


def _portal_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    parser.add_argument("what", choices=["export"], help=voice.phrase("help_portal_what"))
    _data_argument(parser, voice)
    parser.add_argument(
        "--agency", required=True, metavar="KEY", help=voice.phrase("help_export_agency")
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=voice.phrase("help_portal_out")
    )
    parser.add_argument("--to", default="", metavar="ADDRESS", help=voice.phrase("help_portal_to"))


def _measures_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    measure_arguments(parser, voice)
    _pack_arguments(parser, voice, required=False)


def _procedures_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    procedures_arguments(parser, voice)
    _data_argument(parser, voice)


def _cases_arguments(parser: argparse.ArgumentParser, voice: Voice) -> None:
    _data_argument(parser, voice)
    cases_arguments(parser, voice)


ARGUMENTS: Mapping[str, Callable[[argparse.ArgumentParser, Voice], None]] = {
    "packs": _packs_arguments,
    "score": _score_arguments,
    "explain": _explain_arguments,
    "compare": _compare_arguments,
    "analyse": _analyse_arguments,
    "sample": _sample_arguments,
    "whatif": _whatif_arguments,
    "improve": _improve_arguments,
    "report": _report_arguments,
    "plan": plan_arguments,
    "measures": _measures_arguments,
    "spending": spending_arguments,
    "preaudit": _preaudit_arguments,
    "risks": risks_arguments,
    "procedures": _procedures_arguments,
    "init": _init_arguments,
    "serve": _serve_arguments,
    "work": _work_arguments,
    "demo": _demo_arguments,
    "audit": _audit_arguments,
    "account": _account_arguments,
    "backup": _backup_arguments,
    "restore": _restore_arguments,
    "doctor": _doctor_arguments,
    "export": _export_arguments,
    "cases": _cases_arguments,
    "portal": _portal_arguments,
}
