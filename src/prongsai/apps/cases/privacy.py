"""What a procedure in use does with people's data, in words; nothing that its file does not say."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from prongsai.apps.accounts.powers import name_of, otherwise
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import there
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.kept import procedures_of, years_decided
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_around import KeptTerm
from prongsai.apps.look.words import phrase, said_or
from prongsai.core.access.roles import Role
from prongsai.core.cases.keeping import Years, used_terms, years_of
from prongsai.core.procedures.kinds import HANDLER, POWER, DataClass, OutcomeGroup, Secrecy
from prongsai.core.procedures.privacy import (
    Activity,
    can_be_anonymous,
    collected,
    goes_outside,
    is_needed,
    readers,
)
from prongsai.core.procedures.procedure import CaseField, Procedure, Term


def rights(agency: Agency) -> list[Procedure]:
    """Procedures by which people ask, or asked, about their own data, as their files say."""
    return [each for each in there.ever(agency).values() if each.own_data]


def refused(agency: Agency) -> int:
    """How many requests about one's own data were not granted."""
    found = Q(pk__in=[])
    for own in rights(agency):
        ends = [key for key, end in own.outcomes.items() if end.group is OutcomeGroup.REFUSED]
        found |= Q(procedure=own.key, outcome__in=ends)
    return Case.objects.filter(found, agency=agency).count()


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that tells about a person."""

    label: str
    purpose: str
    kept: str
    needed: bool
    sensitive: bool
    others: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """What whoever brings a case is told about his data."""

    fields: Sequence[Asked]
    basis: str
    readers: Sequence[str]
    outside: bool
    anonymous: bool
    terms: str
    rights: str
    """Key of the procedure by which the agency takes requests about one's own data on its pages."""
    overseen: bool
    """Whether those who oversee all open cases read it too."""

    @property
    def names(self) -> str:
        """What is asked of whoever fills it in; of a form about others alone what of them."""
        own = [each for each in self.fields if not each.others]
        return ", ".join(each.label for each in own or self.fields)

    @property
    def everybody(self) -> str:
        """Who reads it, those who oversee all open cases too."""
        return _listed([*self.readers, *(_overseers() if self.overseen else ())])

    @property
    def purposes(self) -> str:
        return _listed(each.purpose for each in self.fields)


def _listed(told: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, told)))


def notice_of(agency: Agency, procedure: Procedure, asked: Container[str] | None = None) -> Notice:
    """Two statements; of a form that asks for some fields only what it asks."""
    years = years_decided(agency, procedure.key)
    asked_by = next((each.key for each in there.open_texts(agency) if each.own_data), "")
    found = [each for each in collected(procedure) if asked is None or each.key in asked]
    return Notice(
        fields=[_asked(procedure, each, years) for each in found],
        basis=said(procedure.basis), readers=_readers(procedure),
        outside=goes_outside(procedure), anonymous=can_be_anonymous(procedure),
        terms=_terms(procedure, years),
        rights=asked_by,
        overseen=_is_overseen(procedure),
    )  # fmt: skip


def asks_about_people(procedure: Procedure, asked: Container[str]) -> bool:
    """Whether a form that asks for these fields needs a notice."""
    return any(each.key in asked for each in collected(procedure))


def _is_overseen(procedure: Procedure) -> bool:
    """Where readers are named, nobody else reads it, whatever he oversees."""
    return procedure.secrecy is Secrecy.OPEN


def _asked(procedure: Procedure, field: CaseField, years: Years) -> Asked:
    return Asked(
        label=said(field.label), purpose=said(field.purpose),
        kept=_kept(procedure.terms[field.retention], years),
        needed=is_needed(procedure, field), sensitive=field.data is DataClass.SENSITIVE,
        others=field.others,
    )  # fmt: skip


def _terms(procedure: Procedure, years: Years) -> str:
    """Of each kind of data; once where all are kept alike."""
    told = [(said(each.name), _kept(each, years)) for each in used_terms(procedure)]
    if len({kept for _, kept in told}) == 1:
        return told[0][1]
    return _listed(f"{name}: {kept}" for name, kept in told)


def _kept(term: Term, years: Years) -> str:
    found = years_of(term, years)
    if found is None:
        return phrase("privacy.kept_open")
    return phrase(f"privacy.kept_{term.after.value}", number=found)


def _readers(procedure: Procedure) -> list[str]:
    return list(dict.fromkeys(_reader(each) for each in readers(procedure)))


def _reader(key: str) -> str:
    if key == HANDLER:
        return phrase("manual.unit")
    if key.startswith(POWER):
        return power_said(key.removeprefix(POWER))
    return said_or(f"role.{key}", key)


def power_said(power: str) -> str:
    """Whoever holds it; where a role has it instead, which power that is and which role."""
    role = otherwise().get(power, "")
    if not role:
        return phrase("manual.power")
    return phrase("privacy.by_power", power=name_of(power), role=phrase(f"role.{role}"))


# --- The record of processing --------------------------------------------------------------------

Telling = Callable[[Agency], Sequence[Activity]]


def activities_of(agency: Agency) -> list[Activity]:
    """Of every procedure in use that keeps data about people, and of apps that tell theirs."""
    years = dict[str, dict[str, int]]()
    for each in KeptTerm.objects.filter(agency=agency):
        years.setdefault(each.procedure, {})[each.term] = each.years
    used = procedures_of(agency).values()
    found = [_activity(each, years.get(each.key, {})) for each in used if collected(each)]
    for name in settings.PROCESSING:
        tell: Telling = import_string(name)
        found += tell(agency)
    return found


def _activity(procedure: Procedure, years: Years) -> Activity:
    fields = [_asked(procedure, each, years) for each in collected(procedure)]
    sensitive = [each.label for each in fields if each.sensitive]
    outside = "privacy.record_outside" if goes_outside(procedure) else "privacy.record_inside"
    return Activity(
        title=said(procedure.title),
        purpose=_listed(each.purpose for each in fields),
        basis=said(procedure.basis) or "–",
        whose=_whose(procedure, fields),
        data=", ".join(each.label for each in fields if not each.sensitive),
        sensitive=", ".join(sensitive),
        kept=_terms(procedure, years),
        readers=_listed([*_readers(procedure), *(_overseers() if _is_overseen(procedure) else ())]),
        outside=phrase(outside),
        safeguards=phrase("privacy.safeguards"),
    )


def _overseers() -> list[str]:
    return [_reader(each.value) for each in (Role.EXECUTIVE, Role.INTERNAL_AUDITOR)]


def _whose(procedure: Procedure, fields: Sequence[Asked]) -> str:
    found = [said(each.name) for each in procedure.bringers]
    if any(each.others for each in fields):
        found.append(phrase("privacy.others"))
    return ", ".join(found)
