"""The permission table gives what it lists, and nothing else is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.access.roles import AGENCY_ROLES, CONTENT_ROLES, Relation, Role, Standing
from prongsai.core.access.table import Entry, Grant, Table, Verdict

NOBODY, MEMBER = Standing(), Standing(signed_in=True)
COORDINATOR = replace(MEMBER, roles=frozenset({Role.COORDINATOR}))
SUPERVISOR, INSTALLER = replace(MEMBER, above=True), replace(MEMBER, installation=True)
COORDINATORS = Grant(Relation.AGENCY, frozenset({Role.COORDINATOR, Role.EXECUTIVE}))

standings = st.builds(
    Standing,
    signed_in=st.just(value=True),
    roles=st.frozensets(st.sampled_from(AGENCY_ROLES)),
    above=st.booleans(),
    installation=st.booleans(),
)
grants = st.builds(
    Grant, st.sampled_from(Relation), st.frozensets(st.sampled_from(AGENCY_ROLES), min_size=1)
)


def table(*read: Grant, write: tuple[Grant, ...] = ()) -> Table:
    return Table({"page": Entry(read=read, write=write)})


@pytest.mark.parametrize(
    ("grant", "allowed"),
    [
        (Grant(Relation.ANYBODY), {NOBODY, MEMBER, COORDINATOR, SUPERVISOR, INSTALLER}),
        (Grant(Relation.SELF), {MEMBER, COORDINATOR, SUPERVISOR, INSTALLER}),
        (COORDINATORS, {COORDINATOR}),
        (Grant(Relation.ABOVE), {SUPERVISOR}),
        (Grant(Relation.INSTALLATION), {INSTALLER}),
    ],
    ids=lambda each: str(each.relation) if isinstance(each, Grant) else "",
)
def test_each_relation_holds_for_those_it_speaks_of(grant: Grant, allowed: set[Standing]) -> None:
    everybody = {NOBODY, MEMBER, COORDINATOR, SUPERVISOR, INSTALLER}

    assert {each for each in everybody if grant.holds(each)} == allowed


def test_who_may_not_is_not_told_whether_there_is_anything() -> None:
    found = table(COORDINATORS)

    assert found.verdict("page", COORDINATOR, write=False) is Verdict.ALLOWED
    assert found.verdict("page", SUPERVISOR, write=False) is Verdict.NOT_FOUND
    assert found.verdict("page", NOBODY, write=False) is Verdict.SIGN_IN


def test_nobody_is_asked_to_sign_in_where_that_would_not_help() -> None:
    assert table(COORDINATORS).verdict("page", NOBODY, write=True) is Verdict.NOT_FOUND
    assert table(COORDINATORS).verdict("elsewhere", NOBODY, write=False) is Verdict.NOT_FOUND


def test_looking_is_not_changing() -> None:
    found = table(Grant(Relation.SELF), write=(COORDINATORS,))

    assert found.verdict("page", MEMBER, write=False) is Verdict.ALLOWED
    assert found.verdict("page", MEMBER, write=True) is Verdict.NOT_FOUND


def test_addresses_without_an_entry_are_named_in_their_own_order() -> None:
    assert table(COORDINATORS).missing(["b", "page", "a"]) == ["b", "a"]


def test_whoever_administers_the_system_sees_no_content() -> None:
    assert Role.SYSTEM_ADMINISTRATOR not in CONTENT_ROLES
    assert Role.SUPERVISOR not in AGENCY_ROLES
    assert set(AGENCY_ROLES) - CONTENT_ROLES == {Role.SYSTEM_ADMINISTRATOR}


@given(st.lists(grants, max_size=4), standings)
def test_an_entry_gives_what_any_of_its_grants_gives(
    listed: list[Grant], standing: Standing
) -> None:
    verdict = table(*listed).verdict("page", standing, write=False)

    assert (verdict is Verdict.ALLOWED) == any(each.holds(standing) for each in listed)


@given(st.lists(grants, max_size=4), standings, st.sampled_from(AGENCY_ROLES))
def test_one_more_role_never_takes_anything_away(
    listed: list[Grant], standing: Standing, role: Role
) -> None:
    more = replace(standing, roles=standing.roles | {role})

    if table(*listed).verdict("page", standing, write=False) is Verdict.ALLOWED:
        assert table(*listed).verdict("page", more, write=False) is Verdict.ALLOWED
