"""What would be released, before anything of it is frozen."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.apps.files.checking import Checked
from prongsai.core.portal.content import Content
from prongsai.core.terms.problem import Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """A content, and the files that go with it."""

    content: Content
    files: tuple[Checked, ...] = ()
    no_data: tuple[Problem, ...] = ()
    """Why attached tables are no data sets, by their file."""
