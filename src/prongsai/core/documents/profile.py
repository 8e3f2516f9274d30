"""What papers say of an agency beside its scores."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.shapes.fields import told_or, told_or_new


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The agency's own data for its papers; everything may be left out."""

    agency: str = told_or("", "Full name, where it differs from the one in the data.")
    district: str = told_or("", "District with its word: `อำเภอ…`.")
    province: str = told_or("", "Province with its word: `จังหวัด…`.")
    address: tuple[str, ...] = told_or_new(tuple, "Lines of the address.")
    unit: str = told_or("", "Unit in charge of the assessment.")
    telephone: str = told_or("", "Its telephone number.")
    head: str = told_or("", "Office of the head; from the kind of agency where left out.")
    signer: str = told_or("", "Who signs; left out, the paper has a place for the name.")
    prepared_by: str = told_or("", "Office of whoever prepares the report.")
    target: Fraction | None = told_or(None, "Total that the agency's plan aims at.")
