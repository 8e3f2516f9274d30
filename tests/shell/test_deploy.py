"""The examples under `deploy/` speak of commands, settings and limits that there are."""

from __future__ import annotations

import configparser
import json
import re
import shlex
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import resolve

from prongsai.shell.main import _parser
from prongsai.shell.web.config import PREFIX, Config, from_environment
from prongsai.workshop.voice import Voice

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
MEGABYTE = 1024 * 1024
RUNNING = (ROOT / "docs" / "running.md").read_text("utf-8")


def parsed(command: str) -> Namespace:
    """What the program understands of a command line; it would stop the test if it didn't."""
    program, *words = shlex.split(command)
    assert Path(program).name == "prongsai"
    return _parser(Voice("en")).parse_args(words)


def unit(name: str) -> configparser.RawConfigParser:
    found = configparser.RawConfigParser(strict=False)
    found.optionxform = str  # type: ignore[assignment,method-assign] # systemd's names have capitals
    found.read(DEPLOY / name, "utf-8")
    return found


def instructions() -> Iterator[tuple[str, str]]:
    text = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            yield word, rest.strip()


# --- Units of systemd --------------------------------------------------------------------------


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_has_the_parts_that_units_have(path: Path) -> None:
    found = unit(path.name)
    own = "Timer" if path.suffix == ".timer" else "Service"
    assert set(found.sections()) <= {"Unit", own, "Install"}
    assert found["Unit"]["Description"].startswith("Prongsai")


@pytest.mark.parametrize("name", ["prongsai", "prongsai-worker", "prongsai-backup"])
def test_a_service_runs_a_command_that_there_is_as_a_user_of_its_own(name: str) -> None:
    service = unit(f"{name}.service")["Service"]
    verb = parsed(service["ExecStart"]).verb
    assert verb == {"prongsai": "serve", "prongsai-worker": "work"}.get(name, "backup")
    assert service["ExecStart"].startswith(service["WorkingDirectory"])
    assert (service["User"], service["NoNewPrivileges"], service["UMask"]) == (
        "prongsai", "yes", "0077",
    )  # fmt: skip
    assert service["EnvironmentFile"] == "/etc/prongsai.env"


def test_pages_and_worker_are_two_services_that_do_not_start_a_second_worker() -> None:
    assert parsed(unit("prongsai.service")["Service"]["ExecStart"]).without_worker
    assert unit("prongsai-worker.service")["Unit"]["PartOf"] == "prongsai.service"


def test_the_backup_may_write_where_it_is_told_to() -> None:
    service = unit("prongsai-backup.service")["Service"]
    out = str(parsed(service["ExecStart"]).out)
    assert service["ReadWritePaths"] == out
    assert shlex.split(service["ExecStartPost"])[1] == out
    assert unit("prongsai-backup.service")["Unit"]["RequiresMountsFor"] == out
    assert unit("prongsai-backup.timer")["Timer"]["Persistent"] == "yes"


# --- Settings ----------------------------------------------------------------------------------


def test_the_settings_are_read_those_that_are_commented_out_too() -> None:
    text = (DEPLOY / "prongsai.env").read_text("utf-8")
    given = dict(re.findall(rf"^(?:# )?({PREFIX}\w+)=(.*)$", text, re.MULTILINE))
    config = from_environment(given)
    assert set(given) <= {f"{PREFIX}{name.upper()}" for name in Config.__dataclass_fields__}
    assert (config.https, config.proxies, config.mail_security) == (True, 1, "starttls")
    assert "127.0.0.1" in config.hosts
    state = unit("prongsai.service")["Service"]["StateDirectory"]
    assert str(config.data) == f"/var/lib/{state}"


# --- Front doors -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_a_front_door_leads_to_the_server_and_takes_a_little_more_than_it(name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    served = parsed(unit("prongsai.service")["Service"]["ExecStart"])
    assert f"{served.host}:{served.port}" in text
    (most,) = re.findall(r"(?:max_size|max_body_size) (\d+)[mM]", text)
    assert settings.BODY_MOST < int(most) * MEGABYTE < 2 * settings.BODY_MOST
    assert text.count("{") == text.count("}")


def test_the_front_door_says_itself_who_calls_and_how() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    for header in ("Host $host", "X-Forwarded-For $remote_addr", "X-Forwarded-Proto $scheme"):
        assert f"proxy_set_header {header};" in text


def test_the_front_door_holds_readers_of_the_api_to_a_pace_and_keeps_no_addresses() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    (held,) = re.findall(r"location ~ (\S+) \{\n +limit_req zone=prongsai_api ", text)
    assert re.match(held, "/p/fasai/api/v1/datasets/")
    assert re.match(held, "/api/v1/")
    assert not re.match(held, "/p/fasai/t/api/")
    assert "limit_req_zone $binary_remote_addr zone=prongsai_api:" in text
    assert "access_log off;" in text


@pytest.mark.parametrize("address", ["/report/s01/", "/a/s01/sealed/", "/a/s01/sealed/c/1/letter/"])
def test_the_front_door_puts_nothing_of_reports_of_corruption_into_files(address: str) -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    places = re.findall(r"location (~ )?(\S+) \{(.*?)\n    \}", text, re.DOTALL)
    (told,) = [
        body
        for pattern, place, body in places
        if place != "/" and (re.match(place, address) if pattern else address.startswith(place))
    ]
    assert "proxy_request_buffering off;" in told
    assert "proxy_buffering off;" in told


# --- The image ---------------------------------------------------------------------------------


def test_the_image_is_made_of_instructions_that_there_are() -> None:
    known = {"FROM", "COPY", "WORKDIR", "RUN", "USER", "ENV", "VOLUME", "EXPOSE", "HEALTHCHECK",
             "CMD"}  # fmt: skip
    words = [word for word, _ in instructions()]
    assert set(words) <= known
    assert (words[0], words[-1]) == ("FROM", "CMD")
    assert words.index("USER") > words.index("RUN")


def test_the_image_serves_the_port_that_it_opens_and_looks_after_itself() -> None:
    found = dict(instructions())
    served = parsed(shlex.join(json.loads(found["CMD"])))
    assert (served.verb, served.port, served.without_worker) == (
        "serve",
        int(found["EXPOSE"]),
        False,
    )
    (asked,) = re.findall(rf"http://127.0.0.1:{served.port}(/\w+)", found["HEALTHCHECK"])
    assert resolve(asked).view_name == "health"
    json.loads(found["HEALTHCHECK"].removeprefix("CMD "))


def test_the_image_sets_settings_and_calls_scripts_that_there_are() -> None:
    texts = [rest for word, rest in instructions() if word == "ENV" and rest.startswith(PREFIX)]
    config = from_environment(dict(text.split("=", 1) for text in texts))
    assert str(config.data) == dict(instructions())["VOLUME"]
    script, what = re.findall(r"(scripts/\S+) (\w+)", dict(instructions())["RUN"])[0]
    assert f"{what}) files=" in (ROOT / script).read_text("utf-8")


# --- What is written about it ------------------------------------------------------------------


def written() -> list[str]:
    """Every command in the blocks of docs/running.md, without the shell around it."""
    blocks = re.findall(r"^ *```sh\n(.+?)^ *```", RUNNING, re.MULTILINE | re.DOTALL)
    text = "\n".join(blocks).replace("\\\n", " ")
    found = re.findall(r"(?:^|\s)(?:\S*/)?(prongsai (?!prongsai)[a-z][^\n#;|&]*)", text)
    return list(dict.fromkeys(each.strip() for each in found))


@pytest.mark.parametrize("command", written())
def test_every_command_on_the_page_about_running_is_one(command: str) -> None:
    assert parsed(command).verb


def test_every_example_is_spoken_of() -> None:
    assert [path.name for path in DEPLOY.iterdir() if path.name not in RUNNING] == []
