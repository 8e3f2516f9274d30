"""The API keeps to its own description: every answer, whatever is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from portal_making import one_ready, opened, prepared, published, table, withdrawn
from prongsai.apps.agencies.models import Agency
from prongsai.core.portal.content import digest
from purchase_making import bought

pytestmark = pytest.mark.django_db
START = "/p/nafan/api/v1/"
O12, LIST = "item-2569-o12", "table-2569-procurement-list"
FUZZED = tried(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(["0", "1", "2", "100", "1000", "1001", "-1", "1.5", "๑", "", O12, "null"]),
    st.integers().map(str),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
)


@pytest.fixture
def site(agency: Agency) -> Agency:
    """An item with a table, where to ask, and a table of a register."""
    opened(agency)
    one_ready(agency)
    bought(agency)
    for key in (O12, "contact", LIST):
        published(agency, key)
    return agency


def asked(client: Client, path: str = "", status: int = 200) -> Any:
    answer = client.get(START + path)
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


@pytest.fixture
def described(stranger: Client, site: Agency) -> Any:  # noqa: ARG001 - the site it describes
    return asked(stranger, "openapi.json")


def operations(described: Any) -> Iterator[tuple[str, Any]]:
    for path, ways in described["paths"].items():
        assert ways.keys() == {"get"}
        yield path, ways["get"]


def validator(described: Any, operation: Any, status: int) -> Draft202012Validator:
    schema = operation["responses"][str(status)]["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": described["components"]})


def parameters(described: Any, operation: Any, where: str) -> list[str]:
    known = described["components"]["parameters"]
    named = (known[each["$ref"].rpartition("/")[2]] for each in operation.get("parameters", ()))
    return [each["name"] for each in named if each["in"] == where]


def test_every_answer_is_as_described(stranger: Client, described: Any) -> None:
    told = [*operations(described)]
    for path, operation in told:
        for name in (O12, LIST) if "{id}" in path else ("",):
            answer = asked(stranger, path.removeprefix("/").replace("{id}", name))
            validator(described, operation, 200).validate(answer)

    assert len(told) == 7


def test_the_description_is_sound(described: Any) -> None:
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)

    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": "../v1"}]
    assert all(operation["operationId"] for _, operation in operations(described))


def test_whatever_is_asked_for_is_answered_as_described(stranger: Client, described: Any) -> None:
    told = [*operations(described)]

    @FUZZED
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        path, operation = data.draw(st.sampled_from(told))
        names = st.sampled_from([O12, LIST, "contact", "nobody", "item-2569-o1", "o12", "0"])
        address = START + path.removeprefix("/").replace("{id}", data.draw(names))
        query = {
            name: data.draw(WORDS)
            for name in parameters(described, operation, "query")
            if data.draw(st.booleans())
        }
        answer = stranger.get(address, query)

        assert str(answer.status_code) in operation["responses"], (address, query)
        validator(described, operation, answer.status_code).validate(answer.json())

    ask()


@pytest.mark.usefixtures("site")
def test_only_what_is_published_is_there(agency: Agency, stranger: Client) -> None:
    prepared(agency, "table-2569-procurement-report")

    assert [each["id"] for each in asked(stranger, "releases")["releases"]] == [
        "contact", O12, LIST,
    ]  # fmt: skip
    assert asked(stranger, "releases/table-2569-procurement-report", 404)["code"] == "api-nothing"
    assert [each["id"] for each in asked(stranger, "datasets")["datasets"]] == [O12, LIST]
    assert asked(stranger, "datasets/contact", 404)["code"] == "api-nothing"


def test_what_was_withdrawn_is_gone(agency: Agency, stranger: Client) -> None:
    opened(agency)
    one_ready(agency)
    withdrawn(agency)

    assert asked(stranger, "releases") == {"count": 0, "releases": [], "next": None}
    asked(stranger, f"datasets/{O12}/rows", 404)


@pytest.mark.usefixtures("site")
def test_lists_come_in_pages_by_id(stranger: Client) -> None:
    found, following = [], "releases?limit=1"
    while following:
        page = asked(stranger, following)
        found += [each["id"] for each in page["releases"]]
        following = page["next"]

    assert found == ["contact", O12, LIST]
    assert asked(stranger, "releases?after=j")["releases"][0]["id"] == LIST


def test_rows_come_in_pages_by_number(agency: Agency, stranger: Client) -> None:
    opened(agency)
    lines = (("เดือน", "วงเงิน"), *((str(each), str(each * 10)) for each in range(1, 6)))
    one_ready(agency, file=table("list.csv", *lines))
    published(agency)
    found, following = [], f"datasets/{O12}/rows?limit=2"
    while following:
        page = asked(stranger, following)
        found += page["rows"]
        following = page["next"]

    assert [each["number"] for each in found] == [1, 2, 3, 4, 5]
    assert found[-1]["cells"] == {"column_1": "5", "column_2": "50"}
    assert asked(stranger, f"datasets/{O12}/rows?after=9")["rows"] == []


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("releases?limit=0", "api-limit"), ("releases?limit=1001", "api-limit"),
        ("releases?limit=๑", "api-limit"), ("releases?after=A%20B", "api-after"),
        (f"datasets/{O12}/rows?after=-1", "api-after"),
        (f"datasets/{O12}/rows?table=2", "api-table"),
        (f"datasets/{O12}/rows?table=x", "api-table"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_both_languages(
    stranger: Client, path: str, code: str
) -> None:
    said = asked(stranger, path, 400)

    assert said["code"] == code
    assert said["message"]["th"] != said["message"]["en"]


@pytest.mark.usefixtures("site")
def test_who_has_the_answer_already_is_told_so(agency: Agency, stranger: Client) -> None:
    tag = stranger.get(f"{START}releases").headers["ETag"]
    again = stranger.get(f"{START}releases", headers={"If-None-Match": tag})
    another = published(agency, "table-2569-procurement-report")
    after = stranger.get(f"{START}releases", headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert (another.state, after.status_code) == ("shown", 200)


@pytest.mark.usefixtures("site")
def test_it_is_read_only_and_sets_no_cookie(stranger: Client) -> None:
    for way in (stranger.post, stranger.put, stranger.patch, stranger.delete):
        assert way(f"{START}releases").status_code == 405
    answer = stranger.get(START)

    assert answer.cookies == {}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert stranger.head(START).status_code == 200
    assert stranger.get("/p/nobody/api/v1/").status_code == 404


@pytest.mark.usefixtures("site")
def test_the_content_proves_itself_and_every_path_leads_to_its_file(stranger: Client) -> None:
    found = asked(stranger, f"releases/{LIST}")
    text = json.dumps(found["content"], ensure_ascii=False, sort_keys=True, indent=1) + "\n"

    assert digest(text.encode()) == found["sha256"]
    for file in found["files"]:
        answer = stranger.get(f"/p/nafan/{file['path']}")
        assert digest(answer.getvalue()) == file["sha256"]
    assert stranger.get(f"/p/nafan/{found['page']}").status_code == 200


@pytest.mark.usefixtures("site")
def test_every_answer_takes_few_statements(stranger: Client) -> None:
    for path in ("", "releases", f"releases/{LIST}", f"datasets/{LIST}", f"datasets/{LIST}/rows"):
        with CaptureQueriesContext(connection) as statements:
            asked(stranger, path)

        assert len(statements) <= 5, path


@pytest.mark.usefixtures("site")
def test_where_the_live_address_is_known_it_is_told(stranger: Client, settings: Any) -> None:
    settings.SITE = "https://ita.example/"
    live = "https://ita.example/p/nafan/api/v1"

    assert asked(stranger, "openapi.json")["servers"] == [{"url": live}]
    assert f'href="{live}/"' in stranger.get("/p/nafan/data/").content.decode()
