"""What is said on standard error after a run: rows used and refused, and what to look at."""

from __future__ import annotations

from prongsai.core.criteria.evidence import Confidence
from prongsai.workshop.results import Run
from prongsai.workshop.voice import Voice


def summarise(run: Run, voice: Voice) -> None:
    """Problems first, then the count of rows, then which rules are not certain."""
    voice.tell(run.problems)
    rows = run.summary
    facts = {"rows": f"{rows.rows:,}", "used": f"{rows.used:,}"}
    voice.line(voice.phrase("rows_summary", **facts, refused=f"{rows.rows - rows.used:,}"))
    for code, count in rows.refused.items():
        voice.line(f"  {code}: {count:,}")
    voice.line(voice.phrase("pack_used", pack=run.loaded.name, hash=run.loaded.hash))
    open_rules = uncertain_rules(run)
    if open_rules:
        voice.line(voice.phrase("rules_inferred", rules=", ".join(open_rules)))


def uncertain_rules(run: Run) -> list[str]:
    """Open questions whose default is in force although nothing confirms it."""
    return [
        f"{key}={parameter.default}"
        for key, parameter in run.loaded.pack.parameters.items()
        if key not in run.loaded.choices
        and (
            parameter.evidence is None or parameter.evidence.confidence is not Confidence.CONFIRMED
        )
    ]
