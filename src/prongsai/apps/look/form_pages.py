"""What pages with a form have alike: the methods they take, and how a refusal is said."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

from prongsai.apps.look.words import sentences
from prongsai.core.terms.problem import Refused

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def say_why(request: HttpRequest, refused: Refused) -> None:
    """Say at the top of the next page why nothing was done."""
    for problem in refused.problems:
        messages.error(request, sentences(problem))


def add_beside(form: BaseForm, refused: Refused) -> None:
    """Say each problem beside the field that it names, or above the form where it names none."""
    for problem in refused.problems:
        name = problem.place.column
        form.add_error(name if name in form.fields else None, sentences(problem))


def add_errors(form: BaseForm, refused: Refused, field: str | None = None) -> None:
    """Say it beside the field, or above the form where no field is to blame."""
    for problem in refused.problems:
        form.add_error(field, sentences(problem))
