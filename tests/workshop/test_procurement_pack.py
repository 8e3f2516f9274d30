"""The shipped register of purchases holds what the core asks of it."""

from __future__ import annotations

import dataclasses

from prongsai.core.procurement.frame import ProcurementFrame
from prongsai.core.procurement.purchase import Purchase
from prongsai.core.terms.thai import look_alike
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

FRAME: ProcurementFrame = Shelf(Library()).procurement


def test_every_column_is_a_field_of_a_purchase_or_its_place_in_the_table() -> None:
    fields = {each.name for each in dataclasses.fields(Purchase)} | {"place"}

    assert {*FRAME.list_columns, *FRAME.monthly_columns} <= fields


def test_no_column_shows_directors() -> None:
    assert "directors" not in {*FRAME.list_columns, *FRAME.monthly_columns}


def test_columns_begin_to_be_asked_for_at_stages_there_are() -> None:
    columns = [*FRAME.list_columns.values(), *FRAME.monthly_columns.values()]

    assert {each.from_stage for each in columns} <= {"", *FRAME.stages}


def test_no_word_of_an_import_means_two_choices_or_two_columns() -> None:
    for named in (FRAME.methods, FRAME.stages, FRAME.budgets, FRAME.list_columns):
        words = [
            word
            for each in named.values()
            for word in {look_alike(text) for text in (each.name.th, *each.also)}
        ]
        assert len(words) == len(set(words))
