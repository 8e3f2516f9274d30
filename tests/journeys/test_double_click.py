"""A hurried second click loses nothing of what is told only once."""

from __future__ import annotations

from playwright.sync_api import Page

from browser.chromium import PHONE, page
from start_typing import PASSWORD
from web_site import Served


def filled(browser: Page, **typed: str) -> None:
    for name, text in typed.items():
        browser.fill(f"#id_{name}", text)


def on(browser: Page, **typed: str) -> None:
    filled(browser, **typed)
    browser.locator("main form button").first.click()


def test_a_double_click_on_the_last_step_of_the_first_start_shows_the_first_passwords(
    started: tuple[Served, str],
) -> None:
    served, code = started
    with page(PHONE) as browser:
        browser.context.set_offline(False)  # the machine itself is asked, and nothing else
        browser.goto(f"{served.address}/")
        on(browser, code=code)
        on(browser, name="อบต.นาฝัน")
        on(browser, province="สมมติบุรี", district="ทุ่งฝัน")
        on(browser, divisions="สำนักปลัด")
        on(browser)
        on(browser, coordinator_name="ดาริกา แสนสมมติ", coordinator_username="darika")
        filled(browser, name="ก้องภพ ลมเย็น", username="kong", password=PASSWORD, again=PASSWORD)

        browser.locator("main form button").first.dblclick()

        assert browser.locator(".slip code").first.inner_text() == "darika"


HELD = """() => {
  let sent = 0;
  const form = document.querySelector("main form");
  form.addEventListener("submit", (event) => { if (!form.dataset.sent) sent += 1; });
  addEventListener("submit", (event) => event.preventDefault());
  const button = form.querySelector("button");
  button.click(); button.click();
  const during = button.getAttribute("aria-disabled");
  dispatchEvent(new PageTransitionEvent("pageshow"));
  const after = button.getAttribute("aria-disabled");
  button.click();
  return [sent, during, after];
}"""


def test_a_form_is_sent_once_until_its_page_is_shown_anew(started: tuple[Served, str]) -> None:
    served, _ = started
    with page(PHONE) as browser:
        browser.context.set_offline(False)
        browser.goto(f"{served.address}/start/")

        assert browser.evaluate(HELD) == [2, "true", None]
