"""A phrase cut into tokens, each with its place and all that it may be."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from chronology.dates.languages.folding import fold, joined
from chronology.dates.languages.lexicon import FOLLOWS, ORDINAL_DOT, ROMAN, Lexicon
from chronology.dates.phrases.script import plain

# Kinds of token that are the same in every language, as categories.
DIGITS = "digits"  # the number, as an int
WIDTH = "width"  # how many digits it is written with
ORDINAL_DIGITS = "ordinal digits"
DECADE_DIGITS = "decade digits"
ROMAN_DIGITS = "roman digits"
EVENT = "event"  # the id
DASH = "dash"
SIGN = "sign"

# Marks that combine with the letter before: Latin accents, Hebrew points,
# Arabic vowels, the vowel signs of Indian scripts.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
_LETTER = f"[^\\W\\d_][{_MARKS}]*"

_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    | @(?P<event>[0-9]+)
    | (?P<fraction>[½¼¾⅓⅔])
    | (?P<digits>[0-9]+)
      (?P<suffix>['’]?[^\W\d_½¼¾⅓⅔]{{1,3}}(?![^\W\d_])|['’](?:{_LETTER}){{1,12}})?
    | (?P<initials>(?:[^\W\d_]\.){{2,}}|(?:[^\W\d_]\.)+[^\W\d_](?![^\W\d_]))
    | (?P<word>(?:(?<=[0-9])['’])?(?:{_LETTER})+(?:['’](?:{_LETTER})+)*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_DASHES = frozenset("-‐‑‒–—―−")
_FRACTIONS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}

_ROMAN = re.compile(r"((?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?:er|re|e|ème|eme|º|ª)?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Cyrillic letters that are typed for Roman digits.
_ROMAN_LIKE = str.maketrans({"Х": "X", "І": "I", "С": "C"})

#: No word has more endings or beginnings than this.
_MOST_CLITICS = 3

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
    for match in _TOKEN.finditer(plain(text)):
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
        return [Token(match[0], start, end, glued, lexicon.meanings(letters))]
    if match["word"]:
        return _word(match[0], start, lexicon, glued=glued)
    return [Token(match[0], start, end, glued, _sign(match[0], lexicon))]


def _sign(character: str, lexicon: Lexicon) -> Mapping[str, Any]:
    if character in _DASHES:
        return {DASH: character}
    if character in _FRACTIONS:
        return {"fraction": _FRACTIONS[character]}
    if character in "~≈":
        return {"qualifier": "~", SIGN: "~"}
    return {SIGN: character} | dict(lexicon.words.get(character, {}))


def _word(word: str, start: int, lexicon: Lexicon, *, glued: bool) -> list[Token]:
    """Return a word, or the words that are written together in it."""
    whole = Token(word, start, start + len(word), glued, lexicon.meanings(word))
    if ROMAN in lexicon.options and (number := roman(word)):
        whole = whole._replace(meanings={**whole.meanings, ROMAN_DIGITS: number})
    if whole.meanings or not (lexicon.prefixes or lexicon.suffixes):
        return [whole]
    key = fold(word)
    alone = lexicon.suffixes.get(key) if word[0] in "'’" else lexicon.prefixes.get(key)
    if alone:
        return _added(whole, 0, len(word), alone)
    return _split(whole, lexicon, _MOST_CLITICS) or [whole]


def _split(whole: Token, lexicon: Lexicon, most: int) -> list[Token]:
    """Return a word cut into known parts, the fewest first; nothing where it cannot be."""
    if whole.meanings or not most:
        return [whole] if whole.meanings else []
    for length, meanings in _affixes(whole.text, lexicon.suffixes, str.endswith):
        at = len(whole.text) - length
        stem = _part(whole, 0, at, lexicon)
        if before := _split(stem, lexicon, most - 1):
            return [*before, *_added(whole, at, len(whole.text), meanings)]
    for length, meanings in _affixes(whole.text, lexicon.prefixes, str.startswith):
        rest = _part(whole, length, len(whole.text), lexicon)
        if after := _split(rest._replace(glued=True), lexicon, most - 1):
            first = _added(whole, 0, length, meanings)
            return [*first, *after] if first else [after[0]._replace(glued=whole.glued), *after[1:]]
    return []


def _affixes(
    word: str,
    table: Mapping[str, Mapping[str, Any]],
    has: Callable[[str, str], bool],
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the endings (or beginnings) of a word, with how many of its letters they take."""
    if not table:
        return
    key = fold(word)
    if len(key) == len(word):  # or else the places in the word are not those in its key
        for affix, meanings in table.items():
            if has(key, affix) and len(affix) < len(key):
                yield len(affix), meanings


def _part(whole: Token, first: int, last: int, lexicon: Lexicon) -> Token:
    text = whole.text[first:last]
    start = whole.start + first
    return Token(text, start, start + len(text), whole.glued, lexicon.meanings(text))


def _added(whole: Token, first: int, last: int, meanings: Mapping[str, Any]) -> list[Token]:
    """Return an ending as a word of its own, no word where it adds nothing."""
    if not meanings:
        return []
    start, end = whole.start + first, whole.start + last
    return [Token(whole.text[first:last], start, end, first > 0 or whole.glued, meanings)]


def roman(word: str) -> int:
    """Return the number that capital Roman digits write, 0 where they write none."""
    letters = word.translate(_ROMAN_LIKE)
    match = _ROMAN.fullmatch(letters)
    if match is None or not letters:
        return 0
    values = [_ROMAN_VALUES[letter] for letter in match[1]]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


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
    more = _decade_ending(suffix, lexicon)
    if more:
        number = number._replace(end=middle + more, meanings={DECADE_DIGITS: value})
    ending = lexicon.suffixes.get(fold(suffix[more:])) if lexicon.suffixes else None
    if ending is None:
        return [number, *_word(suffix, middle, lexicon, glued=True)]
    whole = number._replace(text=match[0])
    return [number, *_added(whole, len(digits) + more, len(match[0]), ending)]


def _decade_ending(suffix: str, lexicon: Lexicon) -> int:
    """Return how many letters make a decade before another ending: "1990'lar" + "da"."""
    if not lexicon.suffixes:
        return 0
    lengths = range(len(suffix) - 1, 0, -1)
    heads = (n for n in lengths if suffix[:n].lower() in lexicon.decade_suffixes)
    return next((n for n in heads if fold(suffix[n:]) in lexicon.suffixes), 0)


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
    """Return the longest known group of words from token ``i``, and of how many tokens it is.

    Dots and hyphens between the words do not count: "av. J.-C.". A group that can
    only begin the phrase ("after that") is not cut out of the middle of one.
    """
    first = raw[i]
    if DIGITS in first.meanings:
        return _ordinal(raw, i, lexicon)
    most = lexicon.group_length(first.text)
    if most < 2 or i + 1 == len(raw):
        return 1, first
    words: list[str] = []
    ends: list[int] = []
    for j in range(i, len(raw)):
        if len(words) == most:
            break
        if not (words and raw[j].glued and raw[j].text in (".", "-")):
            words.append(raw[j].text.replace(".", "") or raw[j].text)
            ends.append(j + 1)
    for count in range(len(words), 1, -1):
        group = joined(words[:count]).lower()
        meanings = lexicon.meanings(group)
        if meanings and (i == 0 or any(category != FOLLOWS for category in meanings)):
            last = raw[ends[count - 1] - 1]
            token = first._replace(text=group, end=last.end, meanings=meanings)
            return ends[count - 1] - i, token
    return 1, first


def _ordinal(raw: list[Token], i: int, lexicon: Lexicon) -> tuple[int, Token]:
    """Return a number with the dot or the hyphen and ending that makes it an ordinal or a decade.

    "3. März", "19-го", "1990-е".
    """
    first = raw[i]
    follows = raw[i + 1 : i + 3]
    if len(follows) < 2 or not follows[0].glued:
        return 1, first
    sign, ending = follows
    value, width = first.meanings[DIGITS], first.meanings[WIDTH]
    if sign.text == "." and ORDINAL_DOT in lexicon.options and width <= 2:
        if DIGITS not in ending.meanings and ending.text != ".":
            text = first.text + "."
            return 2, first._replace(text=text, end=sign.end, meanings={ORDINAL_DIGITS: value})
    elif DASH in sign.meanings and ending.glued:
        key = "-" + ending.text.lower()
        text = first.text + key
        decade = key in lexicon.decade_suffixes and width > 1
        if key in lexicon.ordinal_suffixes and not (decade and value % 10 == 0):
            return 3, first._replace(text=text, end=ending.end, meanings={ORDINAL_DIGITS: value})
        if decade:
            return 3, first._replace(text=text, end=ending.end, meanings={DECADE_DIGITS: value})
    return 1, first


def _is_abbreviation_dot(token: Token, raw: list[Token], i: int) -> bool:
    """Tell the dot of an abbreviation from a full stop, which nothing follows."""
    dot = raw[i]
    if dot.text != "." or not dot.glued or not token.meanings:
        return False
    return token.text[-1].isalpha() and len(token.text.rpartition(" ")[2]) <= 6
