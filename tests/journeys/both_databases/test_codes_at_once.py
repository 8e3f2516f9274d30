"""What is good once is good once however many processes answer at the same moment."""

from __future__ import annotations

import base64
import re
import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import requests
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from prongsai.shell.web.demo import PASSWORD
from web_site import Served

PROCESSES = 2
AT_ONCE = 5


class Hands:
    """Somebody without a browser, who sends forms as one would."""

    def __init__(self, site: Served) -> None:
        self.site, self.session = site, requests.Session()

    def page(self, path: str) -> str:
        return self.session.get(f"{self.site.address}{path}", timeout=30).text

    def send(self, path: str, page: str, **typed: str) -> requests.Response:
        token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
        return self.session.post(
            f"{self.site.address}{path}", {"csrfmiddlewaretoken": token, **typed}, timeout=30,
            allow_redirects=False,
        )  # fmt: skip

    def sign_in(self, username: str) -> requests.Response:
        page = self.page("/sign-in/")
        return self.send("/sign-in/", page, username=username, password=PASSWORD)


def code(secret: str, halves: int) -> str:
    """What a phone shows, so many half minutes from now."""
    phone = TOTP(base64.b32decode(secret), 6, SHA1(), 30)  # noqa: S303 - what authenticators use
    return phone.generate(int(time.time()) + 30 * halves).decode()


def test_one_of_many_who_bring_the_same_code_at_the_same_moment_comes_in(site: Served) -> None:
    owner = Hands(site)
    owner.sign_in("staff")
    page = owner.page("/me/second-factor/")
    owner.send("/me/second-factor/", page, present=PASSWORD)
    page = owner.page("/me/second-factor/")
    secret = unescape(re.findall(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)[0]).replace(" ", "")
    owner.send("/me/second-factor/", page, code=code(secret, -1))
    many = [Hands(site) for _ in range(AT_ONCE)]
    pages = []
    for each in many:
        assert each.sign_in("staff").headers["Location"] == "/sign-in/code/"
        pages.append(each.page("/sign-in/code/"))
    same = code(secret, 0)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(
            pool.map(lambda each, page: each.send("/sign-in/code/", page, code=same), many, pages)
        )

    assert [each.status_code for each in answers].count(302) == 1
