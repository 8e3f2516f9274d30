"""What is printed of a move: a certificate says what it is for, and who signs it."""

from __future__ import annotations

import pytest

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, papers
from prongsai.apps.cases.models import Case
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused
from staff_case_making import brought, client_of, colleague, moved

pytestmark = pytest.mark.django_db
NOMINEE = {"nominee": "นางสาวดี ตั้งใจ", "round": "ปี 2569", "deeds": "คืนเงินที่เก็บได้"}


def test_a_nomination_is_scored_summed_up_and_certified_by_others_than_who_made_it(
    agency: Agency,
) -> None:
    coordinator = colleague(agency, "coordinator", Role.COORDINATOR)
    mayor = colleague(agency, "mayor", Role.EXECUTIVE)
    judges = [colleague(agency, f"judge{i}", Role.DIVISION_OFFICER) for i in range(3)]
    case = brought(agency, "recognition", judges[0], NOMINEE)
    scoring = [each.key for each in judges[1:]]
    moved(case, "open", coordinator, Given(values={"judges": scoring}))
    for judge, honesty in zip(judges[1:], ("40", "35"), strict=True):
        said = {"honesty": honesty, "service": "30", "satisfaction": "0.01"}
        moved(case, "score", judge, Given(values=said))
    page = client_of(coordinator).get(f"/a/a1/cases/{case.key}/move/add_up/")
    assert "f_total" not in page.content.decode()

    moved(case, "add_up", coordinator)
    moved(case, "choose", mayor)
    moved(case, "certify", coordinator, Given(values={"certificate_number": "7/2569"}))

    folder = bridge.folder_of(case)
    assert folder.log[-3].values == {"total": "67.51"}
    made = papers.paper(case, folder, folder.log[-1])
    assert (made.title, made.to, made.by) == ("เกียรติบัตร", "นางสาวดี ตั้งใจ", "ผู้บริหาร")
    assert "ยกย่องเชิดชูเกียรติ" in made.says
    assert [value for _, value in made.facts] == ["ปี 2569", "คืนเงินที่เก็บได้", "7/2569"]


@pytest.mark.parametrize("deed", ["not_fit", "open"])
def test_who_nominated_decides_nothing_about_it(agency: Agency, deed: str) -> None:
    coordinator = colleague(agency, "coordinator", Role.COORDINATOR)
    case: Case = brought(agency, "recognition", coordinator, NOMINEE)
    said = {"judges": [coordinator.key]} if deed == "open" else {}
    with pytest.raises(Refused, match="case-own"):
        moved(case, deed, coordinator, Given(values=said, reason="ไม่เข้าเกณฑ์"))
