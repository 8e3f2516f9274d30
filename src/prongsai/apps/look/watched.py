"""Forms over something that another person may be changing at the same time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING, Any

from django import forms

from prongsai.apps.look import words

SEEN = "seen"

if TYPE_CHECKING:
    from django.forms import BaseForm
else:
    BaseForm = object


def show_theirs(form: forms.Form, revision: int, theirs: Mapping[str, Any]) -> None:
    """What somebody saved meanwhile, beside what was typed; the next save knows of it.

    For forms whose hidden `seen` is the revision they were filled from: their action refuses any
    other.
    """
    form.data = {**dict(form.data.items()), SEEN: str(revision)}
    for name, said in theirs.items():
        form[name].help_text = words.phrase("form.theirs", said=said or "–")


class Watched(BaseForm):
    """Whoever comes second is shown what it is now beside what he typed, and may save once more.

    A hidden field says what the form was filled from; a form sent without it is taken as it is.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = {
            name: self.get_initial_for_field(field, name) for name, field in self.fields.items()
        }
        mark = hashlib.sha256(repr(sorted(self.stored.items())).encode()).hexdigest()[:16]
        self.fields[SEEN] = forms.CharField(widget=forms.HiddenInput, required=False, initial=mark)
        self.is_stale = self.is_bound and self.data.get(SEEN, mark) != mark
        if self.is_stale:
            self.data = copy(self.data)  # as it is, so that several values of a field stay
            self.data[SEEN] = mark  # type: ignore[index] # the copy is not only to read

    def clean(self) -> dict[str, Any]:
        """What differs from what was typed is said at its field."""
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        facts.pop(SEEN, None)
        if self.is_stale:
            for name, now in self.stored.items():
                # What a form takes out of itself for somebody, he can't have changed.
                if name in self.fields and self.fields[name].has_changed(now, self[name].data):
                    self[name].help_text = words.phrase("form.now", now=self._said(name, now))
            self.add_error(None, words.phrase("form.changed_meanwhile"))
        return facts

    def _said(self, name: str, now: Any) -> str:
        """A stored value as people read it."""
        field = self.fields[name]
        choices = getattr(field, "choices", None) or getattr(field.widget, "choices", None) or ()
        named = {str(key): str(label) for key, label in choices}
        if isinstance(now, list):
            return ", ".join(named.get(str(each), str(each)) for each in now) or "–"
        if isinstance(now, bool):
            return words.phrase("form.yes" if now else "form.no")
        shown = field.prepare_value(now)  # a day as it is typed, not as it is kept
        return named.get(str(now or ""), str(shown or "–"))
