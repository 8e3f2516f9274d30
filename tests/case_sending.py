"""Cases brought and moved over the wire, as browsers of strangers and officers send them."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import requests

from installation import scripted
from prongsai.shell.web.demo import PASSWORD
from web_site import Data

OFFICE = "s01"
PROCEDURE = "general-complaint"
NEW = f"/c/{OFFICE}/{PROCEDURE}/new/"
FOLLOW = f"/c/{OFFICE}/follow/"
LIST = f"/a/{OFFICE}/cases/"
_SECRET = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_CODE = re.compile(r"<code>([a-z0-9-]+)</code>")


class Sender:
    """Somebody without a browser, who sends forms as one would."""

    def __init__(self, address: str) -> None:
        self.address, self.session = address, requests.Session()

    def page(self, path: str) -> str:
        return self.session.get(f"{self.address}{path}", timeout=60).text

    def send(
        self, path: str, typed: dict[str, str], page: str = "", files: Any = None
    ) -> requests.Response:
        secret = _SECRET.findall(page or self.page(path))[0]
        return self.session.post(
            f"{self.address}{path}", {"csrfmiddlewaretoken": secret, **typed}, files=files,
            timeout=60, allow_redirects=False,
        )  # fmt: skip

    def signed_in(self, username: str) -> Sender:
        self.send("/sign-in/", {"username": username, "password": PASSWORD})
        return self

    def brings(self, form: str, matter: str, page: str = "", file: bytes = b"") -> str:
        """The code on the slip; nothing where none was shown."""
        typed = {"category": "infrastructure", "matter": matter, "anonymous": "on", "token": form}
        files = {"files": (f"{form}.txt", file)} if file else None
        answer = self.send(NEW, typed, page, files)
        return (
            "".join(_CODE.findall(answer.text)[:1])
            if answer.status_code == requests.codes.ok
            else ""
        )

    def follows(self, code: str, **typed: str) -> str:
        return unescape(self.send(FOLLOW, {"code": code, **typed}).text)


def asked(data: Data, script: str) -> Any:
    """What a script prints of the database of an installation, past its pages."""
    return json.loads(scripted(data, f"import json\n{script}"))
