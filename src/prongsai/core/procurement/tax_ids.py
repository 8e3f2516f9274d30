"""Tax ids of sellers: a person's is the citizen id and never published.

An id is shown only where both its beginning and the seller's name say that it is a company's;
whatever is unsure is taken for a person's.
"""

from __future__ import annotations

from prongsai.core.procurement.frame import TaxIdShape
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.thai import tidy

_MARKS = str.maketrans("", "", " -")


def read_tax_id(text: str, shape: TaxIdShape) -> str | Problem:
    """The id in Arabic digits without marks, or what is wrong with it; its digits aren't repeated.

    A mistyped citizen id is still somebody's: the message says how many digits, not which.
    """
    bare = tidy(text).translate(_MARKS)
    if not (bare.isascii() and bare.isdigit()):
        return Problem("purchase-tax-id-letters")
    if len(bare) != shape.digits:
        facts = {"found": str(len(bare)), "digits": str(shape.digits)}
        return Problem("purchase-tax-id-length", facts)
    if _check_digit(bare) != bare[-1]:
        return Problem("purchase-tax-id-check")
    return bare


def may_be_a_person(tax_id: str, name: str, shape: TaxIdShape) -> bool:
    """Whether the id could be a citizen's."""
    company = tidy(name).startswith(shape.company_words)
    return not (company and tax_id.startswith(shape.company_prefix))


def _check_digit(digits: str) -> str:
    """The last digit that the ones before it demand: weights from the left down to 2, modulo 11."""
    count = len(digits)
    total = sum(int(digit) * (count - place) for place, digit in enumerate(digits[:-1]))
    return str((11 - total % 11) % 10)
