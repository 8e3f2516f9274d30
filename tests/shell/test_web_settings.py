"""Settings of the web application are read whole or refused with all that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.core.terms.problem import Refused
from prongsai.shell.web.config import Config, from_environment
from prongsai.shell.web.ways_in import provider_of, site_of_passkeys

MAIL = {
    "PRONGSAI_MAIL_HOST": "mail.a1.example", "PRONGSAI_MAIL_FROM": "ita@a1.example",
    "PRONGSAI_ADDRESS": "https://ita.a1.example/", "PRONGSAI_MAIL_PORT": "587",
    "PRONGSAI_MAIL_SECURITY": "STARTTLS", "PRONGSAI_MAIL_PASSWORD": "ลับ",
}  # fmt: skip


def refused(environment: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as said:
        from_environment(environment)
    return [(each.code, each.facts["setting"]) for each in said.value.problems]


def test_mail_is_set_with_its_sender_and_the_address_of_links() -> None:
    config = from_environment(MAIL)
    assert (config.mail_port, config.mail_security) == (587, "starttls")
    assert config.address == "https://ita.a1.example/"
    assert "ลับ" not in repr(config)


def test_without_mail_nothing_is_asked() -> None:
    assert from_environment({}) == Config()


def test_half_a_mail_server_is_refused_with_what_is_missing() -> None:
    with pytest.raises(Refused) as said:
        from_environment({"PRONGSAI_MAIL_HOST": "mail.a1.example"})
    (problem,) = said.value.problems
    assert (problem.code, problem.facts["missing"]) == (
        "setting-incomplete",
        "PRONGSAI_MAIL_FROM, PRONGSAI_ADDRESS",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PRONGSAI_ADDRESS", "ita.a1.example"),
        ("PRONGSAI_ADDRESS", "https://ita.a1.example/app"),
        ("PRONGSAI_ADDRESS", "javascript:alert(1)"),
        ("PRONGSAI_MAIL_PORT", "0"),
        ("PRONGSAI_MAIL_PORT", "65536"),
        ("PRONGSAI_MAIL_FROM", "ita"),
        ("PRONGSAI_MAIL_FROM", "ita@a1.example\nBcc: x@a1.example"),
        ("PRONGSAI_MAIL_SECURITY", "ssl"),
        ("PRONGSAI_WEB_CHECKS", "maybe"),
        ("PRONGSAI_CONTACT", "nobody"),
        ("PRONGSAI_CONTACT", "ผู้ดูแล@a1.example"),
        ("PRONGSAI_CONTACT", "ita@a1.example\r\nCookie: x"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(name: str, value: str) -> None:
    assert refused({**MAIL, name: value}) == [("setting-unreadable", name)]


AT_HOME = {"PRONGSAI_PASSKEYS": "yes", "PRONGSAI_HOSTS": "ita.a1.example,localhost,10.0.0.5"}


@pytest.mark.parametrize(
    ("address", "host", "origin"),
    [
        ("https://ita.a1.example/", "ita.a1.example", "https://ita.a1.example"),
        ("https://ita.a1.example:8443", "ita.a1.example", "https://ita.a1.example:8443"),
        ("http://localhost:8000", "localhost", "http://localhost:8000"),
    ],
)
def test_passkeys_are_bound_to_the_address_people_open(
    address: str, host: str, origin: str
) -> None:
    found = site_of_passkeys(from_environment({**AT_HOME, "PRONGSAI_ADDRESS": address}))

    assert found is not None
    assert (found.host, found.origin) == (host, origin)


@pytest.mark.parametrize(
    "address",
    ["http://ita.a1.example", "https://10.0.0.5", "https://[::1]", "https://other.example"],
)
def test_an_address_that_no_passkey_can_be_bound_to_is_refused(address: str) -> None:
    given = {**AT_HOME, "PRONGSAI_ADDRESS": address}

    assert refused(given) == [("setting-passkeys", "PRONGSAI_PASSKEYS")]


def test_passkeys_are_off_unless_asked_for_and_need_an_address() -> None:
    assert (
        site_of_passkeys(from_environment({"PRONGSAI_ADDRESS": "https://ita.a1.example"})) is None
    )
    assert refused({"PRONGSAI_PASSKEYS": "yes"}) == [("setting-passkeys", "PRONGSAI_PASSKEYS")]


@pytest.fixture
def province(tmp_path: Path) -> dict[str, str]:
    """All that an outside provider needs."""
    (tmp_path / "secret").write_text("ลับมาก\n", "utf-8")
    return {
        "PRONGSAI_OIDC_ISSUER": "https://id.province.example/",
        "PRONGSAI_OIDC_CLIENT": "prongsai",
        "PRONGSAI_OIDC_SECRET_FILE": str(tmp_path / "secret"),
        "PRONGSAI_OIDC_LABEL": "บัญชีจังหวัด",
        "PRONGSAI_ADDRESS": "https://ita.a1.example",
    }


def test_an_outside_provider_is_set_with_the_one_way_back(province: dict[str, str]) -> None:
    found = provider_of(from_environment(province))

    assert found is not None
    assert (found.issuer, found.secret) == ("https://id.province.example/", "ลับมาก")
    assert found.back == "https://ita.a1.example/sign-in/outside/back/"
    assert "ลับมาก" not in repr(found)
    assert provider_of(from_environment({})) is None


@pytest.mark.parametrize("name", ["CLIENT", "SECRET_FILE", "LABEL", "ISSUER"])
def test_half_an_outside_provider_is_refused(province: dict[str, str], name: str) -> None:
    del province[f"PRONGSAI_OIDC_{name}"]

    assert [code for code, _ in refused(province)] == ["setting-incomplete"]


def test_a_secret_that_is_not_there_is_refused(province: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(" \n", "utf-8")

    assert refused(province) == [("setting-secret-file", "PRONGSAI_OIDC_SECRET_FILE")]


@pytest.mark.parametrize(
    "issuer", ["http://id.province.example", "id.province.example", "https://id.example/?x=1"]
)
def test_a_provider_is_asked_by_https_only(province: dict[str, str], issuer: str) -> None:
    assert refused({**province, "PRONGSAI_OIDC_ISSUER": issuer}) == [
        ("setting-unreadable", "PRONGSAI_OIDC_ISSUER")
    ]
