"""What is wrong with a page as a browser shows it, by the rules of axe.

What was found to be without fault once in a run is not asked again, by whichever process: a page of
the same shape, and a text of the same look.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from faultless import Faultless
from page_shape import SHAPE

TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
_ONLY_FAULTS = {"resultTypes": ["violations"], "preload": False}
BUT_CONTRAST = {
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}},
    **_ONLY_FAULTS,
}
"""All rules of axe, those new in WCAG 2.2 too, but the one that takes longer than all others."""
CONTRAST = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations", "passes"],
    "preload": False,
    "elementRef": True,
}
_THERE = "() => 'axe' in window"
_VIOLATIONS = """options => axe.run(options).then(found => found.violations
    .map(each => `${each.id}: ${each.nodes[0].html}`))"""
_LOOKS = """() => {
    const behind = new Map([[null, '']])
    const under = each => {
        if (!behind.has(each)) {
            const { backgroundColor, backgroundImage, opacity } = getComputedStyle(each)
            const own = [backgroundColor, backgroundImage, opacity].join(' ')
            behind.set(each, own + (own.startsWith('rgb(') ? '' : '|' + under(each.parentElement)))
        }
        return behind.get(each)
    }
    const look = each => {
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(each)
        return [each.tagName, color, fontSize, fontWeight, textShadow, under(each)].join(';')
    }
    const said = each => each.matches('input, select, textarea') ? 1 : [...each.childNodes]
        .reduce((sum, part) => sum + (part.nodeType === 3 ? part.data.trim().length : 0), 0)
    const looks = new Map()
    for (const each of document.body.querySelectorAll('*')) {
        const length = said(each)
        if (!length || !each.checkVisibility()) continue
        const [longest] = looks.get(look(each)) ?? [0]
        if (length > longest) looks.set(look(each), [length, each])
    }
    window.looksOfPage = looks
    return [...looks.keys()]
}"""
"""Contrast depends on letters and on what lies behind them: one text of each look, the longest, as
axe is unsure of single letters.
"""
_CONTRASTS = """([looks, options]) => {
    const text = each => window.looksOfPage.get(each)[1]
    return axe.run({ include: looks.map(text) }, options).then(found => {
        const sure = new Set(found.passes.flatMap(each => each.nodes.map(node => node.element)))
        return [
            found.violations.map(each => `${each.id}: ${each.nodes[0].html}`),
            looks.filter(each => sure.has(text(each))),
        ]
    })
}"""
"""What is wrong, and of which looks axe is sure that nothing is."""


class _Kept(NamedTuple):
    """Two kinds of what was found to be without fault."""

    shapes: Faultless
    looks: Faultless


_KEPT = _Kept(Faultless("shapes"), Faultless("looks"))


def faults(page: Page) -> list[str]:
    """Faults of accessibility, and whether the page runs off the side."""
    page.wait_for_load_state()  # the text stands there before its style does
    return [*violations(page), *(["runs off the side"] if page.evaluate(TOO_WIDE) else [])]


def violations(page: Page) -> list[str]:
    """Which rules a page breaks as it is shown now, each with the first place."""
    shape: str = page.evaluate(SHAPE)
    if shape in _KEPT.shapes:
        return []
    if not page.evaluate(_THERE):  # both views of a page ask the same script
        page.evaluate(AXE_SCRIPT)
    found = [*page.evaluate(_VIOLATIONS, BUT_CONTRAST), *_pale(page)]
    if not found:
        _KEPT.shapes.add(shape)
    return found


def _pale(page: Page) -> list[str]:
    new = [each for each in page.evaluate(_LOOKS) if each not in _KEPT.looks]
    if not new:
        return []
    asked: list[Any] = [new, CONTRAST]
    found, sure = page.evaluate(_CONTRASTS, asked)
    for look in sure:
        _KEPT.looks.add(look)
    return [str(each) for each in found]
