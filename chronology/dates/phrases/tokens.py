"""A phrase cut into tokens, each with its place and all that it may be."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from chronology.dates.languages.lexicon import Lexicon

# Kinds of token that are the same in every language, as categories.
DIGITS = "digits"  # the number, as an int
WIDTH = "width"  # how many digits it is written with
ORDINAL_DIGITS = "ordinal digits"
DECADE_DIGITS = "decade digits"
EVENT = "event"  # the id
DASH = "dash"
SIGN = "sign"

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | @(?P<event>[0-9]+)
    | (?P<fraction>[½¼¾⅓⅔])
    | (?P<digits>[0-9]+)(?P<suffix>['’]?[^\W\d_½¼¾⅓⅔]{1,3}(?![^\W\d_]))?
    | (?P<initials>(?:[^\W\d_]\.){2,})
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_DASHES = frozenset("-‐‑‒–—―−")
_FRACTIONS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}

#: More digits than any count or year has; the number itself is not computed.
_MOST_DIGITS = 15


class Token(NamedTuple):
    """A piece of the phrase: its text, its place, and its categories.

    ``glued`` says that nothing stands between it and the token before.
    """

    text: str
    start: int
    end: int
    glued: bool
    meanings: Mapping[str, Any]


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """Return the tokens of ``text``; what nobody knows has no meanings."""
    raw: list[Token] = []
    glued = True
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "space":
            glued = False
            continue
        raw.extend(_cut(match, glued, lexicon))
        glued = True
    return _join(raw, lexicon)


def _cut(match: re.Match[str], glued: bool, lexicon: Lexicon) -> list[Token]:
    start, end = match.span()
    if match["digits"]:
        return _number(match, glued, lexicon)
    if match["event"]:
        meanings = {EVENT: int(match["event"])} if len(match["event"]) <= _MOST_DIGITS else {}
        return [Token(match[0], start, end, glued, meanings)]
    if match["initials"]:
        letters = match[0].replace(".", "").lower()
        return [Token(match[0], start, end, glued, lexicon.words.get(letters, {}))]
    if match["word"]:
        return [Token(match[0], start, end, glued, lexicon.words.get(match[0].lower(), {}))]
    return [Token(match[0], start, end, glued, _sign(match[0], lexicon))]


def _sign(character: str, lexicon: Lexicon) -> Mapping[str, Any]:
    if character in _DASHES:
        return {DASH: character}
    if character in _FRACTIONS:
        return {"fraction": _FRACTIONS[character]}
    if character in "~≈":
        return {"qualifier": "~", SIGN: "~"}
    return {SIGN: character} | dict(lexicon.words.get(character, {}))


def _number(match: re.Match[str], glued: bool, lexicon: Lexicon) -> list[Token]:
    """Return a number and what is glued to it: "24th", "1990s", "5pm", "2016Q3"."""
    digits, suffix = match["digits"], match["suffix"]
    start, middle = match.start(), match.start() + len(digits)
    if len(digits) > _MOST_DIGITS:
        return [Token(match[0], start, match.end(), glued, {})]
    value = int(digits)
    if suffix and suffix.lower() in lexicon.ordinal_suffixes:
        return [Token(match[0], start, match.end(), glued, {ORDINAL_DIGITS: value})]
    if suffix and suffix.lower() in lexicon.decade_suffixes and len(digits) > 1:
        return [Token(match[0], start, match.end(), glued, {DECADE_DIGITS: value})]
    number = Token(digits, start, middle, glued, {DIGITS: value, WIDTH: len(digits)})
    if not suffix:
        return [number]
    rest = number._replace(
        text=suffix, start=middle, end=match.end(), glued=True,
        meanings=lexicon.words.get(suffix.lower(), {}),
    )  # fmt: skip
    return [number, rest]


def _join(raw: list[Token], lexicon: Lexicon) -> list[Token]:
    """Join groups of words that the lexicon knows as one; drop the dot of "Oct."."""
    tokens: list[Token] = []
    i = 0
    while i < len(raw):
        count, token = _longest(raw, i, lexicon)
        i += count
        if i < len(raw) and _is_abbreviation_dot(token, raw, i):
            token = token._replace(end=raw[i].end, text=token.text + ".")
            i += 1
        tokens.append(token)
    return tokens


def _longest(raw: list[Token], i: int, lexicon: Lexicon) -> tuple[int, Token]:
    first = raw[i]
    most = min(lexicon.longest.get(first.text.lower(), 1), len(raw) - i)
    for count in range(most, 1, -1):
        words = " ".join(token.text.lower() for token in raw[i : i + count])
        if words in lexicon.words:
            last = raw[i + count - 1]
            return count, first._replace(text=words, end=last.end, meanings=lexicon.words[words])
    return 1, first


def _is_abbreviation_dot(token: Token, raw: list[Token], i: int) -> bool:
    """Tell the dot of an abbreviation from a full stop, which nothing follows."""
    dot = raw[i]
    known = token.meanings and token.text[-1].isalpha() and len(token.text) <= 6
    return bool(known and dot.text == "." and dot.glued)
