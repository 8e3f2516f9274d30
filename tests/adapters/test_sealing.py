"""Boxes open for their holder alone, and whatever was changed about them is noticed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.adapters import sealing
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.receipt_code import is_whole

ABOUT = sealing.context("case", "1")
CHEAP = sealing.Cost(10)


def refused(work: Callable[[], object]) -> bool:
    with pytest.raises(Refused, match="sealed-not-opened"):
        work()
    return True


@given(st.binary(max_size=5000))
def test_a_box_opens_for_its_holder(content: bytes) -> None:
    pair = sealing.new_pair()
    box = sealing.seal(pair.public, content, ABOUT)
    assert sealing.open_box(pair, box, ABOUT) == content


def test_nobody_else_opens_it() -> None:
    box = sealing.seal(sealing.new_pair().public, b"secret", ABOUT)
    assert refused(lambda: sealing.open_box(sealing.new_pair(), box, ABOUT))
    assert b"secret" not in box


def test_a_box_put_in_another_place_does_not_open() -> None:
    pair = sealing.new_pair()
    box = sealing.seal(pair.public, b"secret", sealing.context("a", "bc"))
    assert refused(lambda: sealing.open_box(pair, box, sealing.context("ab", "c")))


@settings(max_examples=60)
@given(st.data())
def test_any_letter_changed_is_noticed(data: st.DataObject) -> None:
    pair, key = sealing.new_pair(), secrets.token_bytes(32)
    trials: list[tuple[bytes, Callable[[bytes], object]]] = [
        (sealing.seal(pair.public, b"x", ABOUT), lambda box: sealing.open_box(pair, box, ABOUT)),
        (sealing.wrap(key, b"x", ABOUT), lambda box: sealing.unwrap(key, box, ABOUT)),
        (
            sealing.lock(pair.private, "คำ", ABOUT, CHEAP),
            lambda box: sealing.unlock(box, "คำ", ABOUT),
        ),
    ]
    for box, opened in trials:
        # The exponent of a lock alone says how long a guess takes.
        at = data.draw(st.sampled_from([each for each in range(len(box)) if each != 1]))
        changed = bytearray(box)
        changed[at] ^= data.draw(st.integers(1, 0x7F))
        if box[0] == 1 and at == 32:  # X25519 reads over the highest bit of a key
            changed[at] = box[at] ^ 1
        assert refused(partial(opened, bytes(changed)))


@pytest.mark.parametrize("cut", [0, 1, 20, 40, 70])
def test_a_box_cut_short_is_noticed(cut: int) -> None:
    pair, key = sealing.new_pair(), secrets.token_bytes(32)
    sealed, wrapped = sealing.seal(pair.public, b"x", ABOUT), sealing.wrap(key, b"x", ABOUT)
    locked = sealing.lock(pair.private, "ก", ABOUT, CHEAP)
    assert refused(lambda: sealing.open_box(pair, sealed[:cut], ABOUT))
    assert refused(lambda: sealing.unwrap(key, wrapped[:cut], ABOUT))
    assert refused(lambda: sealing.unlock(locked[:cut], "ก", ABOUT))


def test_the_same_text_never_makes_the_same_box_and_lengths_say_little() -> None:
    pair = sealing.new_pair()
    boxes = [sealing.seal(pair.public, b"x" * length, ABOUT) for length in (0, 1, 1, 900)]
    assert len(set(boxes)) == 4
    assert {len(each) for each in boxes} == {1 + 32 + 1024 + 16}


def test_a_slot_that_opens_nothing_looks_like_any_other() -> None:
    officer, content = sealing.new_pair(), sealing.new_pair().private
    real, none = sealing.seal(officer.public, content, ABOUT), sealing.blind(len(content), ABOUT)
    assert (len(real), real[0]) == (len(none), none[0])
    assert refused(lambda: sealing.open_box(officer, none, ABOUT))


def test_a_key_behind_a_passphrase_comes_back_with_it_alone() -> None:
    pair = sealing.new_pair()
    locked = sealing.lock(pair.private, "ปลาตัวใหญ่ว่ายทวนน้ำ", ABOUT, CHEAP)
    assert sealing.unlock(locked, "ปลาตัวใหญ่ว่ายทวนน้ำ", ABOUT) == pair
    assert refused(lambda: sealing.unlock(locked, "ปลาตัวใหญ่ว่ายตามน้ำ", ABOUT))
    assert refused(lambda: sealing.unlock(locked, "ปลาตัวใหญ่ว่ายทวนน้ำ", sealing.context("x")))
    assert pair.private not in locked


def test_a_passphrase_is_the_same_however_a_keyboard_composes_it() -> None:
    locked = sealing.lock(sealing.new_pair().private, "caf\u00e9 น้ำ", ABOUT, CHEAP)
    assert sealing.unlock(locked, "cafe\u0301 น้ำ", ABOUT)


def test_nobody_is_kept_busy_by_a_cost_that_was_written_in() -> None:
    locked = bytearray(sealing.lock(sealing.new_pair().private, "ก", ABOUT, CHEAP))
    locked[1] = 40
    assert refused(lambda: sealing.unlock(bytes(locked), "ก", ABOUT))


def test_what_ships_makes_guessing_cost_much() -> None:
    assert (sealing.PASSPHRASE.exponent, sealing.RECEIPT.exponent) == (17, 15)


def test_a_receipt_leads_to_its_report_and_opens_its_answers() -> None:
    code = sealing.code_of(secrets.token_bytes(32))
    found = sealing.receipt(code, b"salt of office", CHEAP)
    typed = sealing.receipt(code.upper().replace("-", " "), b"salt of office", CHEAP)
    assert is_whole(code)
    assert found == typed
    answer = sealing.seal(found.pair.public, "ได้รับแล้ว".encode(), ABOUT)
    assert sealing.open_box(typed.pair, answer, ABOUT).decode() == "ได้รับแล้ว"


def test_a_form_makes_one_code_and_another_office_another_place() -> None:
    secret = secrets.token_bytes(32)
    code = sealing.code_of(secret)
    assert sealing.code_of(secret) == code != sealing.code_of(secrets.token_bytes(32))
    here, there = (sealing.receipt(code, salt, CHEAP) for salt in (b"here", b"there"))
    assert here.place != there.place
    assert here.pair != there.pair


def test_a_key_that_would_seal_nothing_is_refused() -> None:
    for public in (bytes(32), b"short"):
        with pytest.raises(Refused, match="sealed-key-unfit"):
            sealing.seal(public, b"x", ABOUT)


def test_a_fingerprint_is_read_aloud_in_six_groups() -> None:
    one, other = sealing.new_pair(), sealing.new_pair()
    assert [len(each) for each in sealing.fingerprint(one.public).split()] == [4] * 6
    assert sealing.fingerprint(one.public) != sealing.fingerprint(other.public)
