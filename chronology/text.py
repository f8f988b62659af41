"""Text at both doors: names compared as people type them, and characters made safe to show."""

import unicodedata

# Letters that carry no combining mark to strip and yet are typed without it.
_PLAIN = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "_": " ", "ـ": "",
        "'": "", "’": "", "‘": "", "ʿ": "", "ʾ": "", "`": "", "´": "", "ʼ": "",
    }
)  # fmt: skip

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}

#: Joiners without which some scripts and emoji fall apart; the soft hyphen.
HARMLESS = frozenset("\u00a0\u00ad\u200c\u200d\u2002\u2003\u2007\u2009\u202f\u3000")


def fold(name: str) -> str:
    """Return the form under which two spellings of one name are equal.

    Case, accents, apostrophes, hyphens and runs of white space make no
    difference: "Şanlıurfa" and "sanliurfa", "al-Qa'im" and "Al Qaim".
    """
    if name.isascii():
        return " ".join(name.lower().translate(_PLAIN).split())
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.translate(_PLAIN).split())


def visible(text: str) -> str:
    """Return ``text`` with control, bidirectional and invisible characters spelt out.

    ESC becomes ␛, a right-to-left override ‹U+202E›: what is printed can neither
    command the terminal nor show words in another order than they are in.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(letter: str) -> str:
    if letter.isprintable() or letter in HARMLESS:
        return letter
    return _PICTURES.get(ord(letter)) or f"‹U+{ord(letter):04X}›"
