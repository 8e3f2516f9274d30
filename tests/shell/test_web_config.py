"""Settings of the web application are checked at start, and all that is wrong is told at once."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import pytest

from prongsai.core.terms.problem import Refused
from prongsai.shell.web.config import PINNED, Config, database, from_environment, secret_key
from prongsai.workshop.voice import Voice


def test_without_settings_it_is_an_office_with_one_machine(tmp_path: Path) -> None:
    config = from_environment({})

    assert (config.data, config.database, config.https, config.today) == (
        Path("var"), "", False, None,
    )  # fmt: skip
    assert database(Config(data=tmp_path))["NAME"] == tmp_path / "prongsai.sqlite3"


def test_settings_are_read(tmp_path: Path) -> None:
    config = from_environment(
        {
            "PRONGSAI_DATA": str(tmp_path), "PRONGSAI_HOSTS": "a.go.th, b.go.th",
            "PRONGSAI_HTTPS": "yes", "PRONGSAI_PROXIES": "1", "PRONGSAI_WORKERS": "4",
            "PRONGSAI_TODAY": "2026-08-20",
        }
    )  # fmt: skip

    assert config == Config(
        data=tmp_path, hosts=("a.go.th", "b.go.th"), https=True, proxies=1, workers=4,
        today=dt.date(2026, 8, 20),
    )  # fmt: skip


def test_a_setting_that_does_not_exist_is_told_with_the_nearest_name() -> None:
    with pytest.raises(Refused) as refused:
        from_environment({"PRONGSAI_HTTP": "yes", "PRONGSAI_LANG": "en"})
    (problem,) = refused.value.problems

    assert problem.code == "setting-unknown"
    assert problem.facts == {"setting": "PRONGSAI_HTTP", "near": "PRONGSAI_HTTPS"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOSTS", ","), ("ADDRESS", "https://x:abc"), ("ADDRESS", "http://[::1"),
        ("DATABASE", "postgresql://h:abc/db"), ("DATABASE", "postgresql://"),
        ("DATABASE", "postgresql://[::1/db"),
    ],
)  # fmt: skip
def test_addresses_and_names_that_lead_nowhere_are_refused(name: str, value: str) -> None:
    with pytest.raises(Refused) as refused:
        from_environment({f"PRONGSAI_{name}": value})

    assert [each.code for each in refused.value.problems] == ["setting-unreadable"]


@pytest.mark.parametrize("content", [b"", b"short", "กข".encode() * 40])
def test_a_secret_key_that_guards_nothing_is_refused_and_stays(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "secret.key").write_bytes(content)

    with pytest.raises(Refused) as refused:
        secret_key(Config(data=tmp_path))

    assert refused.value.problems[0].code == "secret-key-unreadable"
    assert (tmp_path / "secret.key").read_bytes() == content


def test_a_pinned_day_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / PINNED).write_text("nonsense", "ascii")

    with pytest.raises(Refused) as refused:
        from_environment({"PRONGSAI_DATA": str(tmp_path)})

    assert refused.value.problems[0].code == "demonstration-day-unreadable"


def test_everything_wrong_is_told_at_once_with_what_is_wanted() -> None:
    wrong = {
        "PRONGSAI_DATABASE": "mysql://x", "PRONGSAI_HTTPS": "maybe", "PRONGSAI_PROXIES": "-1",
        "PRONGSAI_WORKERS": "65", "PRONGSAI_TODAY": "tomorrow",
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        from_environment(wrong)
    problems = refused.value.problems

    assert {problem.facts["setting"] for problem in problems} == set(wrong)
    assert {problem.code for problem in problems} == {"setting-unreadable"}
    told = {problem.facts["setting"]: Voice("en").mend(problem) for problem in problems}
    assert told["PRONGSAI_WORKERS"] == "Give it as 1 to 64"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgresql://me:a%40b@db.example:5433/ita", ("ita", "me", "a@b", "db.example", 5433)),
        (
            "postgresql://postgres@/postgres?host=/run/pg",
            ("postgres", "postgres", "", "/run/pg", ""),
        ),
    ],
)
def test_an_address_of_postgresql_is_taken_apart(address: str, expected: tuple[str, ...]) -> None:
    told = database(from_environment({"PRONGSAI_DATABASE": address}))

    assert tuple(told[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


def test_a_demonstration_stays_on_its_day_unless_told_otherwise(tmp_path: Path) -> None:
    (tmp_path / PINNED).write_text("2026-08-20", "ascii")
    data = {"PRONGSAI_DATA": str(tmp_path)}

    assert from_environment(data).today == dt.date(2026, 8, 20)
    assert from_environment({**data, "PRONGSAI_TODAY": "2027-01-02"}).today == dt.date(2027, 1, 2)


def test_the_secret_is_made_once_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    config = Config(data=tmp_path)
    key = secret_key(config)

    assert len(key) > 50
    assert secret_key(config) == key
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    secret_key(Config(data=tmp_path / "none"))

    assert list(tmp_path.iterdir()) == []
