"""Takes pictures of the screens as people see them: the demonstration, served, in a browser.

Run by `make gallery`, which keeps a few. To look through all, in every shape and both
languages: `python scripts/picture_screens.py FOLDER [PART_OF_A_NAME]`.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import os
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

GALLERY = Path(__file__).parent.parent / "docs" / "gallery" / "screens"
MADE = "<!-- Made by scripts/picture_screens.py: run `make gallery`. -->"
SAYS = """The demonstration at a desk and on a phone, light and dark. All agencies and people are
invented."""
PROGRAM = (sys.executable, "-c", "from prongsai.shell.main import run; run()")
PASSWORD = "ทดลองใช้โปร่งใส2569"  # noqa: S105 - of the demonstration, printed by it
PATIENCE = 60
PHONE, DESKTOP = (390, 844), (1280, 900)
SHAPES = [
    (f"{name}-{scheme}", size, scheme)
    for name, size in (("desktop", DESKTOP), ("phone", PHONE))
    for scheme in ("light", "dark")
]


@dataclass(frozen=True, slots=True)
class Screen:
    """A page, and who looks at it; the gallery shows those that say something."""

    name: str
    who: str
    path: str
    says: str = ""


YEAR = "/a/s01/years/2567/"
SUPPOSED = f"{YEAR}what-if/?key=O19&score=100&key=budget&score=95"
SCREENS = (
    Screen("sign-in", "", "/sign-in/"),
    Screen(
        "week", "chief_administrator2", "/a/s02/",
        "This week: what comes next, where the agency stands, what is missing for the next level",
    ),
    Screen(
        "result", "coordinator", YEAR,
        "A result: who passed it, why it has its level, findings, charts",
    ),
    Screen("enter", "coordinator", f"{YEAR}enter/", "Scores typed by hand, and the total"),
    Screen("what-if", "coordinator", SUPPOSED, "What if: the level of other scores"),
    Screen("way", "coordinator", f"{YEAR}way/", "The way up with the least effort"),
    Screen(
        "area", "province", "/area/p99/?year=2568",
        "A province: agencies by level, who is nearest to the next, the table",
    ),
    Screen(
        "paper", "coordinator", "/a/s01/papers/s01-result-letter/",
        "A paper: how far it has come, and the one thing to do next",
    ),
    Screen(
        "register", "coordinator", "/a/s01/papers/register/",
        "The register of orders of a calendar year, with the number that is missing",
    ),
    Screen("people", "system_administrator", "/a/s01/people/", "People of an agency, their roles"),
    Screen("manual", "", "/help/", "The manual, of the same texts as the help on each page"),
    Screen("help-print", "", "/help/print/"),
    Screen("display", "", "/display/"),
    *(
        Screen(f"home-{who}", who, "/")
        for who in (
            "coordinator", "coordinator2", "executive", "executive2", "internal_auditor", "staff",
            "viewer", "system_administrator", "district", "admin",
        )
    ),
    Screen("years", "coordinator", "/a/s01/years/"),
    Screen("open", "coordinator", "/a/s01/years/open/"),
    Screen("result-none", "coordinator", "/a/s01/years/2569/"),
    Screen("result-pass", "chief_administrator2", "/a/s02/years/2569/"),
    Screen("versions", "coordinator", f"{YEAR}versions/"),
    Screen("version", "coordinator", f"{YEAR}versions/1/"),
    Screen("import", "coordinator", f"{YEAR}import/"),
    Screen("result-papers", "coordinator", f"{YEAR}papers/"),
    Screen("papers", "coordinator", "/a/s01/papers/"),
    Screen("paper-new", "coordinator", "/a/s01/papers/new/"),
    Screen("paper-edit", "coordinator", "/a/s01/papers/s01-order/edit/"),
    Screen("letterhead", "coordinator", "/a/s01/papers/letterhead/"),
    Screen("upgrade", "coordinator2", "/a/s02/years/2569/rules/upgrade/"),
    Screen("open-rules", "coordinator", "/a/s01/years/open/rules/"),
    Screen("open-confirm", "coordinator", "/a/s01/years/open/confirm/"),
    Screen("upkeep", "system_administrator", "/a/s01/upkeep/"),
    Screen("bin", "system_administrator", "/a/s01/bin/"),
    Screen("join", "", "/join/"),
    Screen("join-ask", "", "/join/ask/"),
    Screen("requests", "province", "/area/p99/joining/"),
    Screen("central", "admin", "/installation/"),
    Screen("central-people", "admin", "/installation/people/"),
    Screen(
        "checklist", "coordinator", "/a/s01/disclosure/2569/",
        "What is disclosed: each item with who owes it, by when, and what its address shows",
    ),
    Screen(
        "checklist-item", "coordinator", "/a/s01/disclosure/2569/items/O12/",
        "An item: its evidence, what was seen at the address and how to mend it",
    ),
    Screen("checks", "coordinator", "/a/s01/disclosure/2569/checks/"),
    Screen("availability", "coordinator", "/a/s01/disclosure/2569/availability/"),
    Screen(
        "area-disclosure", "province", "/area/p99/disclosure/",
        "A province: which agencies and items have broken addresses",
    ),
    Screen("releases", "coordinator", "/a/s01/portal/"),
    Screen("site", "", "/p/s01/", "The public site of an agency"),
    Screen("site-item", "", "/p/s01/2568/o12/"),
    Screen(
        "purchases", "coordinator", "/a/s01/procurement/",
        "The register of purchases, narrowed down with its sums",
    ),
    Screen("purchase-new", "coordinator", "/a/s01/procurement/new/"),
    Screen("months", "coordinator", "/a/s01/procurement/months/"),
    Screen("purchases-year", "coordinator", "/a/s01/procurement/report/"),
    Screen("dissemination", "coordinator", "/a/s01/dissemination/"),
    Screen("risks", "coordinator", "/a/s01/risks/2569/"),
    Screen("risk-map", "coordinator", "/a/s01/risks/2569/map/"),
    Screen("circulars", "coordinator", "/a/s01/circulars/"),
    Screen("circular-readers", "coordinator", "/a/s01/circulars/c/s01-circular-manual/readers/"),
    Screen("channels", "coordinator", "/a/s01/dissemination/counts/"),
    Screen("tables", "coordinator", "/a/s01/tables/"),
    Screen("copy-sheet", "coordinator2", "/a/s02/disclosure/2569/copy/"),
    Screen("appeal", "coordinator2", "/a/s02/disclosure/2569/appeal/"),
    Screen("rules", "coordinator", f"{YEAR}rules/"),
    Screen("way-wrong", "coordinator", f"{YEAR}way/?score=abc&keep=O99"),
    Screen("powers", "coordinator", "/a/s01/powers/"),
    Screen("power-new", "system_administrator", "/a/s01/powers/new/"),
    Screen("person-new", "system_administrator", "/a/s01/people/new/"),
    Screen("agency", "system_administrator", "/a/s01/about/"),
    Screen("divisions", "system_administrator", "/a/s01/divisions/"),
    Screen("trail", "internal_auditor", "/a/s01/trail/"),
    Screen("me", "coordinator", "/me/"),
    Screen("password", "coordinator", "/me/password/"),
    Screen("sessions", "coordinator", "/me/sessions/"),
    Screen("factor", "coordinator", "/me/second-factor/"),
    Screen("notices", "coordinator", "/me/notices/"),
    Screen("search", "province", "/search/?q=นา"),
    Screen("search-nothing", "coordinator", "/search/?q=ไม่มีแน่"),
    Screen("list", "admin", "/agencies/list/"),
    Screen("not-found", "coordinator", "/a/s02/"),
)  # fmt: skip


def main() -> None:
    """The gallery; or every screen whose name holds the words, into a folder."""
    if len(sys.argv) > 1:
        look_through(Path(sys.argv[1]), "".join(sys.argv[2:3]))
    else:
        keep()


def look_through(folder: Path, part: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [each for each in SCREENS if part in each.name]
    for language in ("th", "en"):
        for name, picture in pictures(wanted, language=language, whole=True):
            (folder / f"{name}-{language}.png").write_bytes(picture)


def keep() -> None:
    """The few that the gallery shows, small, and the page about them."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    for old in GALLERY.glob("*.png"):
        old.unlink()
    shown = [each for each in SCREENS if each.says]
    taken = list(pictures(shown))
    with _browser() as browser:
        page = browser.new_page()
        for name, picture in taken:
            (GALLERY / f"{name}.png").write_bytes(small(picture, page))
    lines = [MADE, "# Screens", "", SAYS]
    for each in shown:
        lines.extend(["", f"## {each.says}", ""])
        lines.extend(
            f'<img src="{each.name}-{shape}.png" height="240" alt="{shape.replace("-", ", ")}">'
            for shape, _, _ in SHAPES
        )
    (GALLERY / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def pictures(
    screens: Sequence[Screen], *, language: str = "th", whole: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Each screen in each shape, as its reader sees it, by name."""
    with _served() as address, _browser() as browser:
        readers: dict[str, Page] = {}
        for screen in screens:
            if screen.who not in readers:
                readers[screen.who] = _reader(browser, address, screen.who, language)
            page = readers[screen.who]
            page.goto(screen.path)
            page.wait_for_load_state("networkidle")
            for shape, (width, height), scheme in SHAPES:
                page.set_viewport_size({"width": width, "height": height})
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two
                yield f"{screen.name}-{shape}", page.screenshot(full_page=whole)


def _reader(browser: Browser, address: str, who: str, language: str) -> Page:
    page = browser.new_context(base_url=address).new_page()
    if who:
        page.goto("/sign-in/")
        page.fill("[name=username]", who)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/sign-in/" not in url)
    if language == "en":
        page.goto("/help/")
        page.get_by_role("button", name="English").click()
    return page


@contextlib.contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        options: dict[str, Any] = {
            "executable_path": "/usr/bin/chromium-headless-shell",
            "args": ["--no-sandbox"],
        }
        browser = driver.chromium.launch(**options)
        yield browser
        browser.close()


@contextlib.contextmanager
def _served() -> Iterator[str]:
    """A new demonstration, the same each time, and the address it answers at."""
    mine = {key: value for key, value in os.environ.items() if not key.startswith("PRONGSAI_")}
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        subprocess.run(
            [*PROGRAM, "demo", "--data", folder], env=mine, check=True, capture_output=True
        )
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        command = [*PROGRAM, "serve", "--data", folder, "--port", str(port)]
        nowhere = subprocess.DEVNULL
        server = subprocess.Popen(command, env=mine, stdout=nowhere, stderr=nowhere)
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _wait_for(port: int) -> None:
    for _ in range(PATIENCE * 10):
        with contextlib.suppress(OSError, http.client.HTTPException):
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            asked.request("GET", "/health")
            if asked.getresponse().status == http.HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise SystemExit("the demonstration does not answer")


COLOURS = """async ({png, most}) => {
    const sent = await fetch(`data:image/png;base64,${png}`);
    const image = await createImageBitmap(await sent.blob());
    const canvas = new OffscreenCanvas(image.width, image.height), ink = canvas.getContext('2d');
    ink.drawImage(image, 0, 0);
    const dots = ink.getImageData(0, 0, image.width, image.height).data, seen = new Map();
    const colour = at => dots[at] << 16 | dots[at + 1] << 8 | dots[at + 2];
    for (let at = 0; at < dots.length; at += 4)
        seen.set(colour(at), (seen.get(colour(at)) || 0) + 1);
    const kept = [...seen].sort((one, other) => other[1] - one[1] || one[0] - other[0])
        .slice(0, most).map(each => each[0]);
    const apart = (one, other) => [16, 8, 0].reduce((sum, by) =>
        sum + ((one >> by & 255) - (other >> by & 255)) ** 2, 0);
    const nearest = one => kept.reduce((best, other, at) =>
        apart(one, other) < apart(one, kept[best]) ? at : best, 0);
    const place = new Map([...seen.keys()].map(each => [each, nearest(each)]));
    let text = '';
    for (let at = 0; at < dots.length; at += 4) text += String.fromCharCode(place.get(colour(at)));
    return {width: image.width, height: image.height, kept, text: btoa(text)};
}"""
"""The most used colours of a picture, and for each dot the nearest of them."""


def small(png: bytes, page: Page, most: int = 128) -> bytes:
    """The picture with few colours; screens have hardly more."""
    found = page.evaluate(COLOURS, {"png": base64.b64encode(png).decode(), "most": most})
    width, dots = found["width"], base64.b64decode(found["text"])
    rows = b"".join(b"\0" + dots[at : at + width] for at in range(0, len(dots), width))
    head = struct.pack(">IIBBBBB", width, found["height"], 8, 3, 0, 0, 0)
    colours = b"".join(colour.to_bytes(3, "big") for colour in found["kept"])
    parts = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in parts
    )


if __name__ == "__main__":
    main()
