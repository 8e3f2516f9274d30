"""With the code of the slip and no account: where it stands, messages, files, one's own moves."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge, queries
from prongsai.apps.cases import shown as showing
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.forms import CodeForm, FilesForm, MoveForm, RateForm, SayForm
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.views.public import shown, stranger
from prongsai.apps.files.store import path_of
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.cases.folder import Folder, open_moves
from prongsai.core.procedures.kinds import Phase
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


class _Deeds:
    """The forms of the page; the one that was sent keeps what was typed if it is refused."""

    def __init__(self, request: Asked, case: Case, folder: Folder) -> None:
        self.request, self.case, self.folder = request, case, folder
        self.sent = request.POST.get("do", "")
        self.done = ""
        self.refused: list[str] = []

    def bound(self, name: str) -> tuple[Any, Any]:
        if self.sent != name or self.done:
            return None, None
        return self.request.POST, self.request.FILES

    def act(self) -> None:
        """Do what was sent, if anything was."""
        actor, at = bridge.citizen(self.case), self.request.now
        if self.sent == "say":
            self._try(SayForm(*self.bound("say"), auto_id="id_say_%s"), lambda form: actions.say(
                self.case, actor, form.cleaned_data["text"], at, key=form.cleaned_data["token"],
            ))  # fmt: skip
        elif self.sent == "file":
            self._try(FilesForm(*self.bound("file"), auto_id="id_file_%s"), lambda form: actions.file(
                self.case, actor, form.cleaned_data["files"], at, form.cleaned_data["token"],
            ))  # fmt: skip
        elif self.sent == "rate":
            self._try(RateForm(*self.bound("rate"), auto_id="id_rate_%s"), lambda form: actions.rate(
                self.case, actor, form.cleaned_data["mark"], at, form.cleaned_data["token"],
            ))  # fmt: skip
        elif self.sent == "settled":
            self._plainly(lambda: actions.answer(
                self.case, actor, at, settled=True, key=self.request.POST.get("token", "")[:32]
            ))  # fmt: skip
        elif move := self.folder.procedure.moves.get(self.sent.removeprefix(MOVE)):
            form = MoveForm(
                *self.bound(self.sent), procedure=self.folder.procedure, deed=move,
                auto_id=f"id_{move.key}_%s",
            )  # fmt: skip
            self._try(form, lambda form: actions.move(
                self.case, move.key, actor, form.given, at, form.handed_in
            ))  # fmt: skip

    def _try(self, form: Any, act: Any) -> None:
        self.form = form
        if not form.is_valid():
            return
        try:
            act(form)
        except Refused as refused:
            _beside(form, refused)
        else:
            self.done = self.sent

    def _plainly(self, act: Any) -> None:
        try:
            act()
        except Refused as refused:
            self.refused = [sentences(each) for each in refused.problems]
        else:
            self.done = self.sent

    def of(self, name: str, made: Any) -> Any:
        """The form that was refused, else a fresh one."""
        refused = self.sent == name and not self.done
        return getattr(self, "form", made) if refused else made


def _beside(form: Any, refused: Refused) -> None:
    named = getattr(form, "name_of", None)
    if named is None:
        add_beside(form, refused)
        return
    for each in refused.problems:
        form.add_error(named(each.place.column or ""), sentences(each))


def _page(request: Asked, agency: Agency, case: Case, code: str) -> HttpResponse:
    deeds = _Deeds(request, case, bridge.folder_of(case))
    deeds.act()
    if deeds.done:
        case.refresh_from_db()
    folder = bridge.folder_of(case) if deeds.done else deeds.folder
    actor = bridge.citizen(case)
    moves = [
        (each, deeds.of(f"{MOVE}{each.key}", _move_form(folder, each)))
        for each in open_moves(folder, actor, request.now)
    ]
    now = folder.standing(folder.moment(request.now))
    dials = showing.dials(folder, request.now, public=True)
    closed = now.phase is Phase.CLOSED
    facts = {
        "case": case, "code": code, "procedure": folder.procedure, "now": now,
        "state": said(folder.procedure.states[now.state].public), "done": deeds.done,
        "refused": deeds.refused, "dials": dials, "next": showing.next_day(dials),
        "lines": showing.timeline(folder, showing.files_of(case), showing.Seen()),
        "moves": moves, "say": deeds.of("say", SayForm(auto_id="id_say_%s")),
        "file": deeds.of("file", FilesForm(auto_id="id_file_%s")),
        "rate": deeds.of("rate", RateForm(auto_id="id_rate_%s")) if closed and folder.procedure.rated else None,
        "asks_settled": closed and now.settled is None and folder.procedure.asks_back,
        "closed": closed, "sent": deeds.sent,
    }  # fmt: skip
    return shown(request, agency, "cases/public_case.html", **facts)


def _move_form(folder: Folder, move: Move) -> MoveForm:
    return MoveForm(
        procedure=folder.procedure, deed=move, initial={"seen": len(folder.log)},
        auto_id=f"id_{move.key}_%s",
    )  # fmt: skip


@require_POST
@sensitive_post_parameters()
def file(request: Asked, office: str) -> HttpResponseBase:
    """A file of the case, for whoever has its code."""
    agency = queries.agency_of(office)
    case = queries.of_code(agency, request.POST.get("code", "")) if agency else None
    if case is None:
        raise Http404
    folder = bridge.folder_of(case)
    lines = showing.timeline(folder, showing.files_of(case), showing.Seen())
    key = request.POST.get("file", "")
    found = next((each for line in lines for each in line.files if each.key == key), None)
    if found is None:
        raise Http404
    return FileResponse(
        path_of(found.stored.hash).open("rb"), as_attachment=True, filename=found.name,
        content_type=found.media,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )  # fmt: skip
