"""Many invented agencies with results of two years, written straight into the tables."""

from __future__ import annotations

import datetime as dt
import random

from prongsai.apps.agencies.finding import keys_of, ordered
from prongsai.apps.agencies.kinds import known_kinds
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.pinned import named, pin_of
from prongsai.apps.assessments.rules import SCHEME, latest, levels, pin

AT = dt.datetime(2026, 8, 10, 10, tzinfo=dt.UTC)
YEARS = (2567, 2568)
_SYLLABLES = (
    "นา",
    "ทุ่ง",
    "หมอก",
    "ฝัน",
    "เมฆ",
    "ดาว",
    "ลม",
    "โชย",
    "แสง",
    "ไร่",
    "เงา",
    "เก่า",
)


def nation(agencies: int, provinces: int = 1, districts: int = 4, seed: int = 2569) -> Area:
    """A nation of so many agencies, spread evenly; nine in ten have a result in each year."""
    chance = random.Random(seed)  # noqa: S311 - invented, and the same each time
    top = _area("th", "nation", "ประเทศสมมติ", None)
    places = [
        _area(f"p{n}-{m}", "district", f"อำเภอ{_name(chance)}", province)
        for n in range(1, provinces + 1)
        for province in [_area(f"p{n}", "province", f"จังหวัด{_name(chance)}", top)]
        for m in range(1, districts + 1)
    ]
    kinds = known_kinds()
    rows = [
        _agency(number, f"เทศบาล{_name(chance)}{number}", kinds[number % 5], place)
        for number in range(agencies)
        for place in [places[number % len(places)]]
    ]
    made = Agency.objects.bulk_create(rows, batch_size=500)
    for year in YEARS:
        _results(made, year, chance)
    return top


def _area(key: str, kind: str, name: str, parent: Area | None) -> Area:
    return Area.objects.create(key=key, kind=kind, name=name, parent=parent, order=ordered(name))


def _name(chance: random.Random) -> str:
    return "".join(chance.sample(_SYLLABLES, 3))


def _agency(number: int, name: str, kind: str, area: Area) -> Agency:
    code = f"{number:05}"
    return Agency(key=f"n{code}", code=code, name=name, kind=kind, area=area, **keys_of(name, code))


def _results(agencies: list[Agency], year: int, chance: random.Random) -> None:
    rules, listed = named(pin(latest(SCHEME, year))), list(levels(SCHEME, year))
    chosen = [agency for agency in agencies if chance.random() < 0.9]
    years = Assessment.objects.bulk_create(
        (Assessment(agency=agency, year=year, **rules) for agency in chosen),
        batch_size=500,
    )
    results = Result.objects.bulk_create(
        (_result(each, chance.choice(listed), listed[0], chance) for each in years), batch_size=500
    )
    for each, result in zip(years, results, strict=True):
        each.in_force = result
    Assessment.objects.bulk_update(years, ["in_force"], batch_size=500)


def _result(assessment: Assessment, level: str, best: str, chance: random.Random) -> Result:
    total = chance.randrange(5000, 10000)
    return Result(
        assessment=assessment, version=1, standing="official", source="file", given={},
        shown={"overall": f"{total / 100:.2f}"}, hundredths=total, level=level, passed=total > 8500,
        short=None if level == best else chance.randrange(1, 1500), short_in="overall",
        approved=chance.random() < 0.8, entered_by="", at=AT, **named(pin_of(assessment)),
    )  # fmt: skip
