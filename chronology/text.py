"""Text at both doors: names compared as people type them, and characters made safe to show."""

import re
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
    return " ".join(decomposed.translate(_BARE).split())


class _Bare(dict[int, str | int | None]):
    """What is left of each character without its accents."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return code if self[code] is not None else None


_BARE = _Bare(_PLAIN)


#: A word is searched by so many of its first letters; longer ones are no words.
LONGEST_WORD = 255

#: So many letters of a text are searched; one index of PostgreSQL holds no more.
LONGEST_TEXT = 250_000


class _Words(dict[int, int | None]):
    """What each character is to a search: letters, digits and marks make words."""

    def __missing__(self, code: int) -> int | None:
        kept = unicodedata.category(chr(code))[0] in "LNM"
        self[code] = code if kept else _SPACE
        return self[code]


_SPACE = 0x20
_SOFT_HYPHEN = 0xAD
_WORDS = _Words({_SOFT_HYPHEN: None})
_ASCII_WORDS = {code: _WORDS[code] for code in range(0x80)} | {0x27: None, 0x60: None}


def search_words(text: str) -> str:
    """Return the words of a text as a search compares them, with one space between.

    A word is a run of letters, digits and marks, folded as names are: "Al-Qa'im,
    2016" is "al qaim 2016". Both engines take such a text apart at its spaces alone
    and so find the same.
    """
    if text.isascii():
        words = text.lower().translate(_ASCII_WORDS).split()
    else:
        words = fold(text).casefold().translate(_WORDS).split()
    if len(text) > LONGEST_WORD:
        words = [word[:LONGEST_WORD] for word in words]
    return " ".join(words)[:LONGEST_TEXT].rstrip()


def event_words(title: str | None, description: str | None) -> str:
    """Return what a text search of an event looks through."""
    return search_words(" ".join(part for part in (title, description) if part))


#: What a spreadsheet takes for the beginning of a formula, as OWASP lists it, with the
#: full-width forms that some read alike: the inside of a class of a regular expression.
FORMULA_STARTS = "=+\\-@\t\r\n＝＋－＠"
_FORMULA = re.compile(f"'*[{FORMULA_STARTS}]")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")


def neutralise(text: str) -> str:
    """Return ``text`` as a cell that no spreadsheet runs as a formula.

    What would start a formula gets an apostrophe before it, and so does what already
    looks like that, so that an import gives every text back. Plain numbers stay: -5.2
    is data.
    """
    if _FORMULA.match(text) and not _NUMBER.match(text):
        return "'" + text
    return text


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
