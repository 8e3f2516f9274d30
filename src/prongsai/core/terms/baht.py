"""Numbers and amounts of money in Thai words, and amounts as figures."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.terms.numbers import Exact, nearest

_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("แสน", "หมื่น", "พัน", "ร้อย", "สิบ", "")
_MILLION = 1_000_000
# A ten is no "one ten" and twenty no "two tens"; a one after anything else has a word of its own.
_TENS = {"1": "สิบ", "2": "ยี่สิบ"}


def number_words(number: int) -> str:
    """Write a whole number in words.

    >>> number_words(1_000_021)
    'หนึ่งล้านยี่สิบเอ็ด'
    """
    if number == 0:
        return "ศูนย์"
    groups: list[int] = []
    rest = abs(number)
    while rest:
        rest, group = divmod(rest, _MILLION)
        groups.append(group)
    first, *others = reversed(groups)
    words = [_group(first, alone=True), *(_group(each, alone=False) for each in others)]
    return ("ลบ" if number < 0 else "") + "ล้าน".join(words)


def _group(group: int, *, alone: bool) -> str:
    """The words of up to six digits; nothing for none."""
    if group == 1 and not alone:
        return "เอ็ด"
    digits = f"{group:06}"
    return "".join(_digit(digits, place) for place in range(6))


def _digit(digits: str, place: int) -> str:
    digit = digits[place]
    if digit == "0":
        return ""
    if _PLACES[place] == "สิบ" and digit in _TENS:
        return _TENS[digit]
    if digits[place:] == "1" and int(digits) > 1:
        return "เอ็ด"
    return _DIGITS[int(digit)] + _PLACES[place]


def baht_words(amount: Exact) -> str:
    """Write an amount in words, rounded half up to the satang first.

    >>> baht_words(Decimal("21.25"))
    'ยี่สิบเอ็ดบาทยี่สิบห้าสตางค์'
    """
    baht, satang, minus = _parted(amount)
    if not satang:
        return ("ลบ" if minus else "") + f"{number_words(baht)}บาทถ้วน"
    whole = f"{number_words(baht)}บาท" if baht else ""
    return ("ลบ" if minus else "") + f"{whole}{number_words(satang)}สตางค์"


def money_in_table(amount: Exact) -> str:
    """Write an amount as a table does: `19,800.00`."""
    baht, satang, minus = _parted(amount)
    return f"{'-' if minus else ''}{baht:,}.{satang:02}"


def money_in_text(amount: Exact, *, in_words: bool = False) -> str:
    """Write an amount as running text does: `19,800.- บาท`, with its words in brackets or not."""
    figures = money_in_table(amount)
    text = f"{figures.removesuffix('00')}- บาท" if figures.endswith(".00") else f"{figures} บาท"
    return f"{text} ({baht_words(amount)})" if in_words else text


def _parted(amount: Exact) -> tuple[int, int, bool]:
    """Baht, satang, and whether the amount is below nothing."""
    satang = nearest(Fraction(amount) * 100)
    return (*divmod(abs(satang), 100), satang < 0)
