"""Language and numerals of whoever asks."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from prongsai.apps.accounts.models import Person
from prongsai.apps.look.views import COOKIE
from prongsai.apps.look.words import Taste as Chosen
from prongsai.apps.look.words import taste


class Taste:
    """The cookie first, then what the person chose, else Thai."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user if isinstance(request.user, Person) else None
        language = request.COOKIES.get(COOKIE) or (person.language if person else "th")
        thai = person is not None and person.numerals == "thai"
        token = taste.set(Chosen(thai_numerals=thai))
        try:
            with translation.override("en" if language == "en" else "th"):
                return self.respond(request)
        finally:
            taste.reset(token)
