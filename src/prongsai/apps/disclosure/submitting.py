"""Typing into the national form, and recording what was submitted: frozen, hashed, copied."""

from __future__ import annotations

from django.db import transaction

from prongsai.apps.assessments import bridge as results
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep
from prongsai.apps.disclosure import bridge, queries
from prongsai.apps.disclosure.actions import held, line, whole_line
from prongsai.apps.disclosure.models import Checklist, Evidence, Item, Submission
from prongsai.apps.files.actions import Owner, attach
from prongsai.apps.files.checking import checked
from prongsai.apps.files.queries import by_keys
from prongsai.apps.files.store import path_of
from prongsai.core.disclosure.freezing import About, digest, frozen
from prongsai.core.terms.problem import refuse

SUBMISSION = "disclosure.submission"


@transaction.atomic
def copied(item: Item, doer: Doer, *, done: bool) -> Item:
    """Whether it was typed into the national form."""
    checklist = held(item.checklist)
    if not checklist.approved or checklist.submitted:
        raise refuse("checklist-submitted" if checklist.submitted else "checklist-not-approved")
    item = Item.objects.get(pk=item.pk)
    if done == (item.copied_at is not None):
        return item
    item.checklist = checklist
    item.copied_by, item.copied_at = (doer.key, doer.at) if done else ("", None)
    item.save(update_fields=["copied_by", "copied_at"])
    line(item, doer, "copy" if done else "copy again", {})
    return item


@transaction.atomic
def submit(checklist: Checklist, doer: Doer) -> Submission:
    """What was answered, word for word, with a hash and a copy of every file."""
    checklist = held(checklist)
    asked = bridge.asked_in(bridge.pack_of(checklist))
    items = queries.items_of(checklist)
    whole = bridge.whole(checklist, queries.entries_of(checklist, items, asked))
    after = whole.submitted()
    version = checklist.submissions.count() + 1
    about = About(
        checklist.agency.key, checklist.agency.name, checklist.year, checklist.pack,
        checklist.pack_hash, version, doer.at,
    )  # fmt: skip
    titles = {code: bridge.title_of(each) for code, each in asked.items()}
    content = frozen(about, whole.entries, whole.approval, titles)
    submission = Submission.objects.create(
        checklist=checklist, version=version, content=content.decode(), sha256=digest(content),
        by=doer.key, at=doer.at,
    )  # fmt: skip
    for item, entry in zip(items, after.entries, strict=True):
        item.state, item.moved_at = entry.state.value, doer.at
    Item.objects.bulk_update(items, ["state", "moved_at"])
    checklist.submitted, checklist.moved_at = True, doer.at
    checklist.save(update_fields=["submitted", "moved_at"])
    _copy_files(checklist, version, doer)
    whole_line(checklist, doer, "submit", {"version": version, "sha256": submission.sha256})
    return submission


def owner_of(checklist: Checklist, version: int) -> Owner:
    return Owner(checklist.agency.key, SUBMISSION, f"{checklist.year}-{version}")


def _copy_files(checklist: Checklist, version: int, doer: Doer) -> None:
    """Whatever becomes of the evidence, the files that were submitted stay."""
    rows = Evidence.objects.filter(item__checklist=checklist, removed_at=None)
    keys = [key for pair in rows.values_list("file", "twin") for key in pair]
    copied: set[str] = set()
    for file in by_keys(checklist.agency.key, keys).values():
        if file.stored.hash not in copied:
            copied.add(file.stored.hash)
            again = checked(file.name, path_of(file.stored.hash).read_bytes())
            attach(again, owner_of(checklist, version), by=doer.key, at=doer.at)


@transaction.atomic
def reopen(checklist: Checklist, doer: Doer, reason: str) -> Checklist:
    """What was approved or submitted is to be changed; what was frozen stays as it is."""
    checklist = held(checklist)
    after = queries.whole(checklist).reopened(doer.key, doer.at, reason)
    items = queries.items_of(checklist)
    for item, entry in zip(items, after.entries, strict=True):
        item.state, item.copied_by, item.copied_at = entry.state.value, "", None
    Item.objects.bulk_update(items, ["state", "copied_by", "copied_at"])
    checklist.acts, checklist.approved = results.acts(after.approval), False
    checklist.submitted, checklist.moved_at = False, doer.at
    checklist.save(update_fields=["acts", "approved", "submitted", "moved_at"])
    whole_line(checklist, doer, "reopen", {"reason": keep(reason.strip())})
    return checklist
