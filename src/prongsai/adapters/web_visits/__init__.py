"""Visits of web addresses that cannot be led to where nobody may go."""

from prongsai.adapters.web_visits.bodies import Limits
from prongsai.adapters.web_visits.door import Door
from prongsai.adapters.web_visits.visiting import Manners, Visitor, visitor

__all__ = ["Door", "Limits", "Manners", "Visitor", "visitor"]
