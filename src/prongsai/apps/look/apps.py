"""What Django says of a field by itself, in the words of the other screens."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import validators
from django.forms import BooleanField, ChoiceField, Field, FileField, ModelChoiceField

from prongsai.apps.look.words import later


class Look(AppConfig):
    """Django's Thai is stiff and partly English; its messages are replaced before a form is."""

    name = "prongsai.apps.look"

    def ready(self) -> None:
        Field.default_error_messages["required"] = later("form.required")
        ChoiceField.default_error_messages["required"] = later("form.unchosen")
        FileField.default_error_messages["required"] = later("form.no_file")
        BooleanField.default_error_messages = {"required": later("form.untouched_box")}
        for field in (ChoiceField, ModelChoiceField):
            field.default_error_messages["invalid_choice"] = later("form.not_offered")
        validators.EmailValidator.message = later("form.not_an_email")
        validators.MaxLengthValidator.message = later("form.too_long")
