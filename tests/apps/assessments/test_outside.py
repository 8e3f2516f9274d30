"""What readers outside the agency are told where few people answered: nothing to work it out from.

Whatever is kept back may be one thing or another: not one letter of what leaves the agency differs.
"""

from __future__ import annotations

import io
import re
import zipfile
from fractions import Fraction

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments import actions, bridge
from prongsai.apps.assessments.actions import Doer, Source, Standing
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.core.access.roles import Role
from prongsai.core.scoring.given import Given
from result_making import AT, YEAR

pytestmark = pytest.mark.django_db
PAGES = (
    YEAR,
    "/a/a1/years/",
    f"{YEAR}papers/",
    "/area/d1/",
    "/area/d1/?sort=-total",
    "/area/d1/?level=kept",
    "/area/d1/?level=none",
    "/area/d1/agencies.csv",
    "/area/p1/",
)
"""Everything a supervisor may read, in several orders."""
_MANY = 20


def answers(
    assessment: Assessment, instrument: str, *ticks: int, apart: tuple[str, ...] = ()
) -> dict[tuple[str, str], list[int]]:
    """So many gave each choice of every item; of those apart all the first, all the last one."""
    pack = bridge.scorer_of(assessment).pack
    found = {}
    for code, item in pack.items.items():
        if pack.instrument_of(item).key == instrument:
            choices = len(pack.scales[item.scale].points)
            counts = [*ticks, *[0] * choices][:choices]
            if item.indicator in apart:
                counts = [sum(ticks), *[0] * (choices - 1)]
                counts = counts[::-1] if item.indicator == apart[0] else counts
            found.update({(code, part): counts for part in (item.parts or ("",))})
    return found


def store(assessment: Assessment, *ticks: int, apart: tuple[str, ...] = ()) -> Result:
    """Inside three or so answered as told, outside many; it is approved at once."""
    pack = bridge.scorer_of(assessment).pack
    inside = answers(assessment, "IIT", *ticks, apart=apart)
    given = Given(
        answers={"": {**inside, **answers(assessment, "EIT", 8, 7, 5)}},
        marks={
            code: Fraction(9, 10)
            for code, item in pack.items.items()
            if pack.instrument_of(item).kind.value == "disclosure"
        },
        respondents={"IIT": sum(ticks), "EIT": _MANY},
    )
    roles = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
    doers = [Doer(f"doer-{role}", (role,), AT) for role in roles]
    writer = Doer("writer", (Role.COORDINATOR,), AT)
    result = actions.enter(
        assessment, given, writer, standing=Standing.OFFICIAL, source=Source.FILE
    )
    for doer in doers:
        result = actions.take(result, doer)
    return result


def told(
    assessment: Assessment, *ticks: int, apart: tuple[str, ...] = (), earlier: bool = False
) -> dict[str, str]:
    """Every page, as somebody above the agency reads it where these answers were counted."""
    Assessment.objects.update(in_force=None)
    Result.objects.all().delete()
    store(assessment, *ticks, apart=apart)
    if earlier:
        store(actions.open_year(assessment.agency, 2569, by="", at=AT), 5, 5, 5)
    pages = (*PAGES, "/a/a1/years/2569/", "/area/d1/?year=2569") if earlier else PAGES
    above = Client()
    above.force_login(person(f"above{Person.objects.count()}", area="p1"))
    found = {page: said(above, page) for page in pages}
    return {**found, "bundle": bundle(above)}


def said(client: Client, page: str) -> str:
    answer = client.get(page)
    assert answer.status_code == 200
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|คน above[\d-]+', "", answer.content.decode())


def bundle(client: Client) -> str:
    content = client.get(f"{YEAR}papers/bundle-public.zip").content
    packed = zipfile.ZipFile(io.BytesIO(content))
    return "".join(packed.read(name).decode() for name in packed.namelist())


@pytest.fixture
def province(area: Area) -> Area:
    above = Area.objects.create(key="p1", kind="province", name="สมมติ")
    Area.objects.filter(pk=area.pk).update(parent=above)
    return above


def total(assessment: Assessment) -> str:
    return str(Result.objects.get(assessment=assessment).shown["overall"])


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize("ticks", [(0, 3), (1, 1, 1), (0, 0, 0, 0, 0, 4), (2, 0, 1)])
def test_not_one_letter_tells_what_few_people_answered(
    assessment: Assessment, ticks: tuple[int, ...]
) -> None:
    one, first = told(assessment, *ticks), total(assessment)
    other, second = told(assessment, 3), total(assessment)

    assert first != second
    assert one == other


@pytest.mark.usefixtures("province")
def test_an_instrument_that_is_told_gives_no_indicator_back_that_is_not(
    assessment: Assessment,
) -> None:
    """Of one voice in two indicators; which of them is the good one, nobody can tell."""
    one = told(assessment, 3, 4, apart=("assets", "perform_duty"))
    other = told(assessment, 3, 4, apart=("perform_duty", "assets"))

    assert not Result.objects.get().guarded
    assert total(assessment) in one[YEAR]
    assert one == other


@pytest.mark.usefixtures("province")
def test_a_year_before_whose_answers_are_kept_back_is_compared_with_nothing(
    assessment: Assessment,
) -> None:
    one, first = told(assessment, 0, 3, earlier=True), total(assessment)
    other, second = told(assessment, 3, earlier=True), total(assessment)

    assert first != second
    assert one == other


@pytest.mark.usefixtures("province")
def test_where_many_answered_the_total_is_told_and_no_count_or_fraction(
    assessment: Assessment, area: Area
) -> None:
    result = store(assessment, 7, 7, 7)
    above = Client()
    above.force_login(person("above", area=area.key))
    page, table = said(above, YEAR), said(above, "/area/d1/agencies.csv")

    assert not result.guarded
    assert result.shown["overall"] in page
    assert result.shown["overall"] in table
    assert "(= " not in page
    assert "คำตอบ" not in page


@pytest.mark.usefixtures("province")
def test_the_agency_itself_reads_everything(assessment: Assessment, agency: Agency) -> None:
    result = store(assessment, 3)
    staff = Client()
    staff.force_login(person("staff", agency.key, Role.STAFF))
    page = said(staff, YEAR)

    assert result.guarded
    assert result.shown["overall"] in page
    assert result.shown["IIT"] in page
    assert result.shown["overall"] in said(staff, "/a/a1/years/")


@pytest.mark.usefixtures("province")
def test_an_administrator_of_systems_who_supervises_an_area_is_told_what_supervisors_are(
    assessment: Assessment, agency: Agency, area: Area
) -> None:
    result = store(assessment, 3)
    client = Client()
    client.force_login(person("both", agency.key, Role.SYSTEM_ADMINISTRATOR, area=area.key))

    assert result.shown["overall"] not in said(client, YEAR)


@pytest.mark.usefixtures("province")
def test_what_is_kept_back_is_neither_without_result_nor_at_a_level(
    assessment: Assessment, area: Area
) -> None:
    store(assessment, 3)
    above = Client()
    above.force_login(person("above", area=area.key))

    assert "ไม่แสดง เพราะผู้ตอบน้อย" in said(above, "/area/d1/?level=kept")
    assert 'href="/a/a1/years/"' in said(above, "/area/d1/?level=kept")
    assert 'href="/a/a1/years/"' not in said(above, "/area/d1/?level=none")
