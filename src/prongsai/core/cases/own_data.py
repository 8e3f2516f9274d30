"""Whose case it is by what somebody proves, and what of it is his own to be given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.cases.log import Log, Value
from prongsai.core.procedures.kinds import DataClass, FieldType
from prongsai.core.procedures.procedure import CaseField, Procedure
from prongsai.core.terms.thai import tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """What an officer saw proved of somebody; as fields of cases hold it."""

    name: str = ""
    national_id: str = ""
    phone: str = ""
    email: str = ""

    @property
    def sought(self) -> tuple[str, ...]:
        """Values by which a case can be looked for; a name alone is nobody's."""
        return tuple(filter(None, (self.national_id, self.phone, self.email)))


def tells_of_bringer(field: CaseField) -> bool:
    """Whether a field says who brought it, and not who else is meant or what officers found."""
    return field.data is not DataClass.NONE and not field.others and not field.inside


def is_his(procedure: Procedure, log: Log, proved: Proved) -> bool:
    """Whether one event says his number, or his name together with his phone or address.

    A phone is shared by a family, a name by many: neither is enough alone.
    """
    return any(_fits(procedure, event.values, proved) for event in log)


def _fits(procedure: Procedure, values: Mapping[str, Value], proved: Proved) -> bool:
    said = list(_said(procedure, values))
    if proved.national_id and (FieldType.NATIONAL_ID, proved.national_id) in said:
        return True
    ways = {(FieldType.PHONE, proved.phone), (FieldType.EMAIL, proved.email.lower())}
    ways = {each for each in ways if each[1]}
    named = proved.name != "" and any(
        kind is FieldType.TEXT and _bare(value) == _bare(proved.name) for kind, value in said
    )
    return named and not ways.isdisjoint(said)


def _said(procedure: Procedure, values: Mapping[str, Value]) -> Iterator[tuple[FieldType, str]]:
    for key, value in values.items():
        field = procedure.fields.get(key)
        if field is not None and tells_of_bringer(field) and isinstance(value, str):
            yield field.type, value.lower() if field.type is FieldType.EMAIL else value


def _bare(name: str) -> str:
    return "".join(tidy(name).split()).lower()


def own_values(procedure: Procedure, log: Log) -> Mapping[str, Value]:
    """What is kept of him, the last said of each field; nobody else's data is in it."""
    return {
        key: value
        for event in log
        for key, value in event.values.items()
        if key in procedure.fields and tells_of_bringer(procedure.fields[key])
    }
