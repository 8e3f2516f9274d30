"""A field for a file, for the forms of the apps above."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from prongsai.apps.files.checking import LIMITS, Checked, checked
from prongsai.apps.look.words import later, sentences
from prongsai.core.files.kinds import TAKEN, size_fault
from prongsai.core.terms.problem import Refused


class CheckedFile(forms.FileField):
    """What is taken is a `Checked`; what is not is said beside the field."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", later("files.taken"))
        super().__init__(allow_empty_file=True, **options)
        self.widget.attrs.setdefault("accept", TAKEN.replace(" ", ""))

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = super().clean(data, initial)
        return _checked(given) if isinstance(given, UploadedFile) else given


def _checked(given: UploadedFile[Any]) -> Checked:
    fault = size_fault(given.size or 0, LIMITS)  # before it is read into memory
    try:
        return checked(given.name or "", b"" if fault else given.read())
    except Refused as refused:
        said = [sentences(problem) for problem in ([fault] if fault else refused.problems)]
        raise forms.ValidationError(said) from refused
