"""`prongsai doctor`: looks an installation over, and says what to mend."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys

from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.running.findings import as_json, told
from prongsai.shell.running.looking_over import looked_over
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice

COLOURS = {"ok": "32", "warning": "33", "fault": "31"}


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Everything it looks at on standard output; the exit code tells whether there is a fault."""
    findings = []
    out = Voice(voice.language, sys.stdout)
    for finding in looked_over(options.data, dt.datetime.now().astimezone()):
        findings.append(finding)
        if options.format == "text":
            for line, state in told(finding, voice):
                out.line(line, COLOURS[state])
    faults = sum(finding.state == "fault" for finding in findings)
    if options.format == "json":
        out.line(json.dumps([as_json(each) for each in findings], ensure_ascii=False, indent=2))
    else:
        key = "doctor_ill" if faults else "doctor_well"
        out.line(voice.phrase(key, faults=str(faults), checks=str(len(findings))))
    return FINDINGS if faults else FINE
