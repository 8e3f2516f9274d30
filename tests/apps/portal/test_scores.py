"""A published result can be computed again by anybody from what was published."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from command_line import run
from portal_making import opened, published, rendering
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import actions as results
from prongsai.apps.assessments.actions import Doer, Source, Standing
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.portal import queries
from prongsai.apps.portal.candidates import candidate
from prongsai.apps.portal.rendering import stored
from prongsai.core.access.roles import Role
from prongsai.core.criteria.pack import Kind
from prongsai.core.portal.content import Command, For
from prongsai.core.scoring.given import Given
from result_making import AT, store_few_answers

pytestmark = pytest.mark.django_db
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)


def approved(agency: Agency, standing: Standing = Standing.OFFICIAL, desks: int = 3) -> None:
    assessment = results.open_year(agency, 2568, by="", at=AT)
    pack = scorer_of(assessment).pack
    items = {code: pack.instrument_of(each).kind for code, each in pack.items.items()}
    given = Given(
        known={code: Fraction(93) for code, kind in items.items() if kind is not Kind.DISCLOSURE},
        marks={code: Fraction(1) for code, kind in items.items() if kind is Kind.DISCLOSURE},
    )
    doers = [Doer(f"some-{role}", (role,), AT) for role in DESKS]
    result = results.enter(assessment, given, doers[0], standing=standing, source=Source.HAND)
    for doer in doers[:desks]:
        result = results.take(result, doer)


def test_the_downloaded_bundle_reproduces_the_score(agency: Agency, tmp_path: Path) -> None:
    opened(agency)
    approved(agency)
    published(agency, "result-2568-score")
    made = rendering(agency)
    ((path, file),) = [
        (path, file) for path, (_, file) in made.site.files.items() if file.use is For.PROOF
    ]
    answer = made.answer(path)
    assert answer is not None
    (tmp_path / file.name).write_bytes(stored(answer))
    (command,) = made.load(made.site.shown[0].key).of(Command)
    _, verb, name, *more = command.text.split()

    ran = run(verb, tmp_path / name, *more, "--format", "json")
    (scored,) = json.loads(ran.out)
    published_as = json.loads((tmp_path / name).read_text("utf-8"))

    assert name == file.name
    assert (ran.code, scored["overall"]) == (0, published_as["overall"])
    assert scored["instruments"] == published_as["instruments"]
    assert scored["level_key"] == published_as["level_key"]


def test_the_page_shows_total_level_and_the_rules_with_their_hash(agency: Agency) -> None:
    opened(agency)
    approved(agency)
    published(agency, "result-2568-score")
    answer = rendering(agency).answer("results/2568/")
    assert answer is not None
    page = answer.content.decode()

    assert "ita/2568/local@1" in page
    assert scorer_of(agency.assessments.get()).pack.id in page
    assert "prongsai score" in page


@pytest.mark.parametrize(("standing", "desks"), [(Standing.PROVISIONAL, 3), (Standing.OFFICIAL, 2)])
def test_only_what_was_announced_and_approved_is_offered(
    agency: Agency, standing: Standing, desks: int
) -> None:
    portal = opened(agency)
    approved(agency, standing, desks)

    assert candidate(portal, "result-2568-score") is None


def test_what_rests_on_few_answers_is_not_told(agency: Agency) -> None:
    portal = opened(agency)
    assessment = results.open_year(agency, 2568, by="", at=AT)
    result = store_few_answers(assessment)
    for role in DESKS:
        result = results.take(result, Doer(f"some-{role}", (role,), AT))
    found = candidate(portal, "result-2568-score")
    assert found is not None
    content = found.draft().content
    said = json.loads(next(each.text for each in content.made if each.use is For.PROOF))

    assert said["overall"] is None
    assert "I1" not in said["items"]
    assert queries.portal_of(agency) == portal
