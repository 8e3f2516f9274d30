"""Where two versions of a procedure differ, and what the places are called."""

from __future__ import annotations

from case_making import CLOCK, plain, procedure, words
from prongsai.core.procedures.differences import called, differences


def test_two_of_the_same_differ_nowhere() -> None:
    assert differences(procedure(), procedure()) == ()


def test_a_value_said_anew_is_one_difference_with_both_sides() -> None:
    (found,) = differences(procedure(), procedure({"length": 7}))
    assert (found.path, found.before, found.after, found.part) == (
        ("clocks", "reply", "length"), CLOCK["length"], 7, "clocks",
    )  # fmt: skip


def test_words_are_told_as_a_whole() -> None:
    (found,) = differences(procedure(), procedure(title=words("อื่น")))
    assert (found.path, found.after) == (("title",), words("อื่น"))


def test_what_came_or_went_as_a_whole_is_one_difference() -> None:
    fields = {**plain()["fields"], "more": {"label": words("เพิ่ม")}}
    (found,) = differences(procedure(), procedure(fields=fields))
    assert (found.path, found.before) == (("fields", "more"), None)
    (gone,) = differences(procedure(fields=fields), procedure())
    assert gone.after is None


def test_another_order_is_told() -> None:
    fields = plain()["fields"]
    turned = dict(reversed(fields.items()))
    (found,) = differences(procedure(), procedure(fields=turned))
    assert found.path == ("fields", "*")
    assert found.after == list(turned)


def test_how_sure_one_is_and_stories_are_not_the_procedure() -> None:
    other = procedure(stories={}, sources={"own": {"title": words("อีกแหล่ง")}})
    assert differences(procedure(), other) == ()


def test_places_are_called_as_their_entries_are() -> None:
    tree = plain()
    assert called(tree, ("fields", "what", "type")) == [words("เรื่อง")]
    assert called(tree, ("clocks", "reply")) == [words("ตอบ")]
    assert called(tree, ("none", "of", "these")) == []
