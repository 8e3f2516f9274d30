"""Thai text as it arrives: digits, invisible characters and the ways one word is typed.

Unicode compatibility normalisation is never used: it takes ำ apart.
"""

from __future__ import annotations

import re
import unicodedata

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
# Zero-width space, joiners, soft hyphen, byte-order mark; what turns the direction of writing;
# control characters that move a reader's cursor, but for those that are white space; letters of
# other scripts that are drawn as nothing; and what is no character at all, which no office file
# can hold. Joiners inside pictures go too: no name or reason needs them.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2060-\u206f\u202a-\u202e\u00ad\ufeff\u061c\ufff9-\ufffb"
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0\U000e0000-\U000e007f"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SEPARATORS = re.compile("[\x1c-\x1f]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_TONES = re.compile("[\u0e48-\u0e4b]")
# Thai vowels and tones typed in the order that looks right but is stored wrong.
_MARK_TWICE = (re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+"), "\\1")
_RETYPED = (
    _MARK_TWICE,
    (re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32"), "\\1\u0e33"),  # nikhahit, tone, aa
    (re.compile("\u0e40\u0e40"), "\u0e41"),  # two e make ae
    _MARK_TWICE,  # again: the order of vowel and tone may have kept two tones apart
)


# What any of the above would change; most texts hold none of it.
_UNTIDY = re.compile(
    "|".join((
        _INVISIBLE.pattern, "[^\\S ]|  |^ | $", *(each.pattern for each, _ in _RETYPED[:3]),
        f"[{THAI_DIGITS}]",
    ))
)  # fmt: skip


def arabic_digits(text: str) -> str:
    """Replace Thai digits by Arabic ones."""
    return text.translate(_TO_ARABIC)


def tidy(text: str) -> str:
    """Undo what cannot be seen: invisible characters, doubled spaces, mistyped marks, Thai digits.

    Two texts that tidy to the same are the same text to every reader.
    """
    if text.isascii() and text.isprintable():  # codes and numbers, the most frequent case by far
        return " ".join(text.split())
    if not _UNTIDY.search(text):
        return text
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    for pattern, replacement in _RETYPED:
        text = pattern.sub(replacement, text)
    return arabic_digits(text)


def tidy_lines(text: str) -> str:
    """Several lines as they were typed, digits included, but for what cannot be seen.

    >>> tidy_lines("แก้ข้อ ๑\\r\\n แล้วส่งใหม่ ")
    'แก้ข้อ ๑\\n แล้วส่งใหม่'
    """
    text = _INVISIBLE.sub("", _SEPARATORS.sub(" ", _LINE_ENDS.sub("\n", text)))
    lines = (line.rstrip() for line in text.split("\n"))
    return "\n".join(lines).strip()


def has_letters(text: str) -> bool:
    """Whether a name says anything: marks and signs alone do not.

    >>> has_letters("– ็ –")
    False
    """
    return any(unicodedata.category(each)[0] in "LN" for each in _INVISIBLE.sub("", text))


def toneless(text: str) -> str:
    """A text without tone marks, which many leave out when they look for something.

    >>> toneless("ทุ่งหมอก")
    'ทุงหมอก'
    """
    return _TONES.sub("", text)


def look_alike(text: str) -> str:
    """A key under which spellings fall together that a reader may take for the same name."""
    return tidy(text).replace(" ", "").replace(".", "").casefold()
