"""With the code of the slip and no account: where it stands, messages, files, one's own moves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge, charging, queries, queue
from prongsai.apps.cases import shown as showing
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.forms import CodeForm, FilesForm, MoveForm, RateForm, SayForm
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.views.public import shown, stranger
from prongsai.apps.files.models import Attached
from prongsai.apps.files.store import path_of
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.forms import KeyField
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.cases.alarms import asks_back_on
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.clocks import ClockState
from prongsai.core.cases.folder import Folder, open_moves
from prongsai.core.cases.log import Standing
from prongsai.core.procedures.kinds import Kind, Phase
from prongsai.core.procedures.moves import Move
from prongsai.core.terms.problem import Refused

MOVE = "move:"


@GET_POST
@sensitive_post_parameters()
@stranger
def follow(request: Asked, agency: Agency) -> HttpResponse:
    """The code comes with every form of these pages and stands in no address and no cookie."""
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        found = queries.of_code(agency, form.cleaned_data["code"])
        if found is not None:
            return _page(request, agency, found, form.cleaned_data["code"])
        form.add_error("code", phrase("case.code_unknown"))
        status = 404
    return shown(request, agency, "cases/public_code.html", status, form=form)


class Deeds:
    """The forms of the page; the one that was sent keeps what was typed if it is refused."""

    def __init__(
        self, request: Asked, case: Case, folder: Folder, actor: Actor,
        people: Mapping[str, str] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self.case, self.folder, self.at = case, folder, request.now
        self.actor, self.people = actor, people
        self.sent, self.post, self.files = request.POST.get("do", ""), request.POST, request.FILES
        self.done, self.refused = "", list[str]()
        self.form: Any = None

    def act(self) -> None:
        """Do what was sent, if anything was."""
        doing = {"say": self._say, "file": self._file, "rate": self._rate, "settled": self._settle}
        move = self.folder.procedure.moves.get(self.sent.removeprefix(MOVE))
        try:
            if self.sent in doing:
                doing[self.sent]()
            elif move:
                self._move(move)
        except Refused as refused:
            self._say_why(refused)

    def _say_why(self, refused: Refused) -> None:
        if self.form is None:
            self.refused = [sentences(each) for each in refused.problems]
        else:
            _beside(self.form, refused)

    def _taken(self, form: Any) -> bool:
        self.form = form
        return bool(form.is_valid())

    def _said(self) -> dict[str, Any]:
        found: dict[str, Any] = self.form.cleaned_data
        return found

    def _say(self) -> None:
        if self._taken(SayForm(self.post, auto_id=_id("say"))):
            said = self._said()
            actions.say(self.case, self.actor, said["text"], self.at, key=said["token"])
            self.done = self.sent

    def _file(self) -> None:
        if self._taken(FilesForm(self.post, self.files, auto_id=_id("file"))):
            said = self._said()
            actions.file(self.case, self.actor, said["files"], self.at, said["token"])
            self.done = self.sent

    def _rate(self) -> None:
        if self._taken(RateForm(self.post, auto_id=_id("rate"))):
            said = self._said()
            actions.rate(self.case, self.actor, said["mark"], self.at, said["token"])
            self.done = self.sent

    def _settle(self) -> None:
        key, settled = KeyField().clean(self.post.get("token", "")), "unsettled" not in self.post
        actions.answer(self.case, self.actor, self.at, settled=settled, key=key)
        self.done = self.sent

    def _move(self, move: Move) -> None:
        form = MoveForm(
            self.post, self.files, procedure=self.folder.procedure, deed=move,
            auto_id=_id(move.key), people=self.people,
        )  # fmt: skip
        if self._taken(form):
            actions.move(self.case, move.key, self.actor, form.given, self.at, form.handed_in)
            self.done = self.sent

    def of(self, name: str, made: Any) -> Any:
        """The form that was refused, else a fresh one."""
        return self.form if self.sent == name and not self.done and self.form else made


def _id(name: str) -> str:
    """Names of fields that stand on one page more than once."""
    return f"id_{name}_%s"


def _beside(form: Any, refused: Refused) -> None:
    named = getattr(form, "name_of", None)
    if named is None:
        add_beside(form, refused)
        return
    for each in refused.problems:
        form.add_error(named(each.place.column or ""), sentences(each))


def _page(request: Asked, agency: Agency, case: Case, code: str) -> HttpResponse:
    deeds = Deeds(request, case, bridge.folder_of(case), bridge.citizen(case))
    deeds.act()
    if deeds.done:
        case.refresh_from_db()
    folder = bridge.folder_of(case) if deeds.done else deeds.folder
    now = folder.standing(folder.moment(request.now))
    dials = showing.dials(folder, request.now, public=True)
    facts = {
        "case": case, "code": code, "procedure": folder.procedure, "now": now,
        "state": said(folder.procedure.states[now.state].public), "done": deeds.done,
        "outcome": showing.outcome(case),
        "refused": deeds.refused, "next": showing.answer_by(folder, request.now),
        "late": any(each.round.state is ClockState.LATE for each in dials),
        "lines": showing.timeline(folder, showing.files_of(case, folder), showing.Seen()),
        "ticket": queue.label_of(case, folder.procedure), "before": _before(case, folder, now),
        "sent": deeds.sent, **forms_of(deeds, folder, now),
    }  # fmt: skip
    return shown(request, agency, "cases/public_case.html", **facts)


def _before(case: Case, folder: Folder, now: Standing) -> int | None:
    """How many are called before, of somebody who waits in a line."""
    own = folder.procedure
    return queue.ahead(case, own) if own.waits and now.state == own.first_state else None


def forms_of(deeds: Deeds, folder: Folder, now: Standing) -> dict[str, Any]:
    """What whoever has the code can do now; what is waited for stands first."""
    closed, procedure = now.phase is Phase.CLOSED, folder.procedure
    moves = [
        (each, deeds.of(f"{MOVE}{each.key}", _move_form(folder, now, each, deeds.people)))
        for each in open_moves(folder, deeds.actor, deeds.at)
    ]
    first = moves[:1] if closed or now.phase is Phase.WAITING else []
    return {
        "bill": charging.bill(deeds.case, folder, now, [move for move, _ in moves]),
        "closed": closed, "first": first, "moves": moves[len(first):],
        "say": deeds.of("say", SayForm(auto_id=_id("say"))),
        "file": deeds.of("file", FilesForm(auto_id=_id("file"))),
        "rate": deeds.of("rate", RateForm(auto_id=_id("rate")))
        if closed and procedure.rated else None,
        "asks_settled": asks_back_on(procedure, now) is not None,
        "fixes": procedure.kind is Kind.COMPLAINT,
    }  # fmt: skip


def _move_form(
    folder: Folder, now: Standing, move: Move, people: Mapping[str, str]
) -> MoveForm:  # fmt: skip
    form = MoveForm(
        procedure=folder.procedure, deed=move,
        initial={"seen": len(folder.log), **charging.begun_with(folder, now, move)},
        auto_id=_id(move.key), people=people,
    )  # fmt: skip
    charge = folder.procedure.charge
    if charge and charge.paid in move.fields and "files" in form.fields:
        form.fields["files"].label = phrase("public.pay_slip")
    return form


@require_POST
@sensitive_post_parameters()
@stranger
def file(request: Asked, agency: Agency) -> HttpResponseBase:
    """A file of the case, for whoever has its code; without it back to where one is asked for."""
    case = queries.of_code(agency, request.POST.get("code", ""))
    found = file_of(case, request.POST.get("file", "")) if case else None
    if found is None:
        return redirect("cases:follow", agency.key)
    return handed_out(found)


def handed_out(found: Attached) -> FileResponse:
    """A file to save; should a browser open it after all, nothing in it runs."""
    return FileResponse(
        path_of(found.stored.hash).open("rb"), as_attachment=True, filename=found.name,
        content_type=found.media,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )  # fmt: skip


def file_of(case: Case, key: str) -> Attached | None:
    """One that stands among what whoever brought the case is shown."""
    folder = bridge.folder_of(case)
    lines = showing.timeline(folder, showing.files_of(case, folder), showing.Seen())
    return next((each for line in lines for each in line.files if each.key == key), None)
