"""What pages say is in the reader's words, numerals and era, whoever wrote it first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django import forms
from django.utils import translation

from prongsai.apps.look import words
from prongsai.core.terms.problem import Problem


class Form(forms.Form):
    """One field of each kind that Django would speak for."""

    name = forms.CharField()
    note = forms.CharField(max_length=3)
    role = forms.ChoiceField(choices=[("staff", "staff")])
    unit = forms.ChoiceField(choices=[("works", "works")])
    proof = forms.FileField()
    email = forms.EmailField()
    sure = forms.BooleanField()


@pytest.fixture
def thai() -> Iterator[None]:
    with translation.override("th"):
        yield


@pytest.mark.usefixtures("thai")
def test_what_is_wrong_with_a_field_is_said_in_our_own_thai() -> None:
    wrong = Form({"note": "ยาวไป", "role": "mayor", "email": "x"}).errors

    assert {name: str(said[0]) for name, said in wrong.items()} == {
        "name": "ยังไม่ได้กรอกช่องนี้",
        "note": "ยาวเกิน 3 ตัวอักษร (พิมพ์มา 5)",
        "role": "“mayor” ไม่มีให้เลือก เลือกใหม่จากรายการ",
        "unit": "ยังไม่ได้เลือก",
        "proof": "ยังไม่ได้เลือกไฟล์",
        "email": "รูปแบบอีเมลไม่ถูกต้อง พิมพ์เช่น somchai@example.go.th",
        "sure": "ทำเครื่องหมายในช่องนี้ก่อน",
    }


@pytest.mark.usefixtures("thai")
def test_criteria_are_called_by_their_year_and_not_by_their_key() -> None:
    facts = {"key": "O99", "pack": "ita/2568/local@1", "near": "O9"}
    said = words.sentences(Problem("way-unknown-key", facts))

    assert "ita/" not in said
    assert "ปีงบประมาณ พ.ศ. 2568" in said
