"""Drafting, passing on, printing, signing, withdrawing: each one transaction and one line."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.finding import plain
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.files.actions import Owner, attach
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import thai
from prongsai.apps.papers import bridge, making
from prongsai.apps.papers.heads import head_of
from prongsai.apps.papers.kinds import KINDS, is_whole
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.news import tell
from prongsai.core.approval.approval import Approval
from prongsai.core.papers.life import File, Publication, State
from prongsai.core.shapes.write import plain as as_data
from prongsai.core.terms.problem import refuse

THING = "papers.paper"


def draft_of_result(
    agency: Agency, kind: str, year: int, doer: Doer, key: str = "", renews: Paper | None = None
) -> Paper:
    """A draft made of the result of a year that is shown now."""
    result, work = making.work_of(agency, year)
    fields = making.begun(agency, kind, work, result, doer.at.date())
    assessment = result.assessment
    made_of = {
        "of_year": year, "of_version": result.version, "pack": assessment.pack,
        "pack_hash": assessment.pack_hash, "inside": making.is_inside(work),
    }  # fmt: skip
    if renews is not None:
        fields |= {name: renews.fields.get(name, "") for name in ("signer", "position", "unit")}
    return begin(agency, kind, fields, doer, key, {**made_of, "renews": renews})


def draft_by_hand(agency: Agency, kind: str, doer: Doer, key: str = "") -> Paper:
    """An empty draft, signed by whoever signs such papers."""
    fields = making.signs(kind, head_of(agency))
    return begin(agency, kind, {"subject": "", **fields}, doer, key, {})


@transaction.atomic
def begin(
    agency: Agency, kind: str, fields: Mapping[str, Any], doer: Doer, key: str, made_of: Any
) -> Paper:
    """Sending the same form twice makes one paper: it brings the key of the paper along."""
    known = Paper.objects.select_for_update().filter(key=key).first() if key else None
    if known is not None and known.agency_id == agency.pk:
        return known
    paper = Paper(
        agency=agency, key=new_key() if known or not key else key, kind=kind, fields=dict(fields),
        made_by=doer.key, made_at=doer.at, moved_at=doer.at, **made_of,
    )  # fmt: skip
    shown(paper)
    paper.save(force_insert=True)
    after = {
        "kind_of_paper": kind, "of_year": paper.of_year, "version": paper.of_version,
        "of": paper.of or None,
    }  # fmt: skip
    _line(paper, doer, "draft", {name: said for name, said in after.items() if said is not None})
    if (old := paper.renews) is not None and old.count is None and old.state == State.DRAFT:
        _withdraw(held(old), doer, "", paper)
    return paper


def shown(paper: Paper) -> None:
    """What lists and searches show of what it says."""
    paper.title = paper.fields.get("subject", "")
    paper.position = paper.fields.get("position", "")
    paper.sought = "\n".join(plain(each) for each in (paper.title, paper.number) if each)


def held(paper: Paper) -> Paper:
    """The row as it is now, held until the transaction ends."""
    rows = Paper.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.get(pk=paper.pk)


@transaction.atomic
def change(paper: Paper, fields: Mapping[str, Any], doer: Doer, *, seen: int) -> Paper:
    """What a draft says; `seen` is the revision its author had before him."""
    paper = held(paper)
    merged = {**paper.fields, **fields}
    if merged == paper.fields:
        return paper
    if not bridge.is_open(paper):
        raise refuse("paper-not-a-draft")
    _unchanged(paper, seen)
    touched = [name for name in merged if merged[name] != paper.fields.get(name)]
    before = {name: keep(paper.fields[name]) for name in touched if paper.fields.get(name)}
    paper.fields, paper.revision = merged, paper.revision + 1
    paper.written_by = sorted({*paper.written_by, doer.key})
    shown(paper)
    paper.save(update_fields=["fields", "revision", "written_by", "title", "position", "sought"])
    after = {name: keep(merged[name]) for name in touched}
    _line(paper, doer, "change", after, before)
    return paper


def _unchanged(paper: Paper, seen: int) -> None:
    if seen != paper.revision:
        raise refuse("paper-changed-meanwhile", now=str(paper.revision))


def take(paper: Paper, doer: Doer, *, seen: int) -> Paper:
    """Pass it on: submitted, passed, approved."""
    return _decide(paper, doer, "", seen)


def give_back(paper: Paper, doer: Doer, reason: str, *, seen: int) -> Paper:
    """Send it back to whoever drafts it."""
    return _decide(paper, doer, reason, seen, back=True)


@transaction.atomic
def _decide(paper: Paper, doer: Doer, reason: str, seen: int, *, back: bool = False) -> Paper:
    paper = held(paper)
    _unchanged(paper, seen)
    if paper.elsewhere or paper.state not in (State.DRAFT, State.NUMBERED):
        raise refuse("approval-complete")
    before = bridge.approval(paper)
    step = before.next
    if not back and not is_whole(paper.kind, paper.fields):
        raise refuse("paper-unfinished")
    acting = step is not None and step.role in doer.acting
    if back:
        after = before.give_back(doer.key, doer.roles, doer.at, reason, acting=acting)
        said = {"revision": paper.revision, "reason": keep(after.acts[-1].reason)}
    else:
        after = before.take(doer.key, doer.roles, doer.at, acting=acting)
        said = {"revision": paper.revision, "sha256": _same_for_all(paper, before)}
    if after.is_complete:
        said["approved"] = True
    _passed_on(paper, after, doer)
    _line(paper, doer, "return" if back else step.key if step else "", said)
    tell(paper, after)
    return paper


def _same_for_all(paper: Paper, before: Approval) -> str:
    """The hash of what the desks pass: fixed by the first, looked at again by all others."""
    if before.round:
        return making.unaltered(paper)
    fixed = making.submitted_now(paper)
    paper.submitted = as_data(fixed)
    return fixed.sha256


def _passed_on(paper: Paper, after: Approval, doer: Doer) -> None:
    paper.acts, paper.approved, paper.moved_at = bridge.acts(after), after.is_complete, doer.at
    if not after.round:  # the next desk that reads it reads another paper, changed or not
        paper.submitted, paper.revision = {}, paper.revision + 1
    paper.save(update_fields=["acts", "approved", "moved_at", "submitted", "revision"])


@transaction.atomic
def reopen(paper: Paper, doer: Doer, reason: str) -> Paper:
    """What was submitted is to say something else: it is a draft again, and keeps its number."""
    paper = held(paper)
    if paper.state != State.DRAFT:
        paper.state = bridge.life(paper).reopened().state
    again = bridge.approval(paper).taken_back(doer.key, doer.at, reason)
    paper.pdf = paper.word = paper.print_hash = ""
    paper.save(update_fields=["state", "pdf", "word", "print_hash"])
    _passed_on(paper, again, doer)
    _line(paper, doer, "reopen", {"reason": keep(reason.strip())})
    tell(paper, again)
    return paper


def put_to_print(paper: Paper, doer: Doer) -> Paper:
    """Fix the files that are put before the signer; drawn before anything is held."""
    _may_print(paper)
    making.unaltered(paper)
    made = {
        each.name.rpartition(".")[2]: each
        for each in making.files(paper, doer.at.date(), draft=False)
    }
    return _printed(
        paper, {form: checked(each.name, each.content) for form, each in made.items()}, doer
    )


def _may_print(paper: Paper) -> None:
    if not paper.approved:
        raise refuse("paper-not-approved")
    bridge.life(paper).sent_to_print(File("", "", ""))


@transaction.atomic
def _printed(paper: Paper, files: Mapping[str, Checked], doer: Doer) -> Paper:
    seen, paper = paper.revision, held(paper)
    _unchanged(paper, seen)
    _may_print(paper)
    digest = hashlib.sha256(files["pdf"].content).hexdigest()
    kept = {form: _attach(paper, file, doer) for form, file in files.items()}
    paper.state = bridge.life(paper).sent_to_print(File(kept["pdf"], digest, "")).state
    paper.pdf, paper.word, paper.print_hash = kept["pdf"], kept["docx"], digest
    paper.moved_at = doer.at
    paper.save(update_fields=["state", "pdf", "word", "print_hash", "moved_at"])
    _line(paper, doer, "print", {"revision": paper.revision, "sha256": digest})
    return paper


def _attach(paper: Paper, file: Checked, doer: Doer) -> str:
    owner = Owner(paper.agency.key, THING, paper.key)
    return attach(file, owner, by=doer.key, at=doer.at).key


@transaction.atomic
def sign(paper: Paper, file: Checked, doer: Doer) -> Paper:
    """Attach the signed scan; one that was attached before stays among the files."""
    paper = held(paper)
    after = bridge.life(paper).signed(File(file.name, file.digest, file.kind.media))
    paper.scan, paper.scan_hash = _attach(paper, file, doer), file.digest
    paper.state, paper.moved_at = after.state, doer.at
    paper.save(update_fields=["state", "scan", "scan_hash", "moved_at"])
    _line(paper, doer, "sign", {"sha256": file.digest})
    return paper


@transaction.atomic
def make_ready(paper: Paper, doer: Doer, *, ready: bool) -> Paper:
    """Whether it waits to be published; the portal publishes, nothing else."""
    paper = held(paper)
    if paper.inside and ready:
        raise refuse("paper-inside")
    if paper.state != State.SIGNED or not KINDS[paper.kind].public:
        raise refuse("paper-wrong-state", step="publish", state=paper.state)
    if ready == (paper.ready_at is not None):
        return paper
    paper.ready_at = doer.at if ready else None
    paper.save(update_fields=["ready_at"])
    _line(paper, doer, "ready" if ready else "not ready", {})
    return paper


@transaction.atomic
def publish(paper: Paper, address: str, doer: Doer) -> Paper:
    """It is on the public site; called by what publishes there, and nothing else."""
    paper = held(paper)
    after = bridge.life(paper).published(Publication(address, doer.at))
    if paper.inside:
        raise refuse("paper-inside")
    paper.state, paper.ready_at, paper.moved_at = after.state, None, doer.at
    paper.save(update_fields=["state", "ready_at", "moved_at"])
    _line(paper, doer, "publish", {"web_address": address})
    return paper


@transaction.atomic
def withdraw(paper: Paper, doer: Doer, reason: str, by: Paper | None = None) -> Paper:
    """Take it out of use; its number is never given again, and nothing of it is lost."""
    return _withdraw(held(paper), doer, reason, by)


def _withdraw(paper: Paper, doer: Doer, reason: str, by: Paper | None) -> Paper:
    if by is not None and not reason.strip():
        reason = thai("paper.made_anew_of_data" if paper.of else "paper.made_anew")
    after = bridge.life(paper).withdrawn(reason)
    paper.state, paper.reason, paper.replaced_by = after.state, after.reason, by
    paper.ready_at, paper.moved_at = None, doer.at
    paper.save(update_fields=["state", "reason", "replaced_by", "ready_at", "moved_at"])
    _line(paper, doer, "withdraw", {"reason": keep(after.reason)})
    return paper


def _line(
    paper: Paper, doer: Doer, verb: str, after: dict[str, Any], before: dict[str, Any] | None = None
) -> None:
    record(
        agency=paper.agency.key, by=doer.key, at=doer.at, verb=verb, thing=THING, key=paper.key,
        before=before, after=after,
    )  # fmt: skip
