"""Names looked for in running text: whole words, in any case and with any accents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from chronology.formats.redact.fields import WITHHELD
from chronology.formats.redact.words import Word, bare, is_unspaced, plain_words, stem_of, words_of

#: A declined name has so many more letters at most, and a stem of so many at least.
_ENDING: Final = 3
_STEM: Final = 4
#: Words of names that are no name of anybody: they are masked only within the whole.
_COMMON: Final = frozenset(
    (
        *("abd", "abdul", "abu", "aka", "al", "and", "bey", "bin", "bint", "dal", "das", "del"),
        *("der", "des", "dos", "ibn", "les", "mrs", "san", "sir", "the", "umm", "van", "von"),
    )
)
_LEAST_PART: Final = 3
#: A name written as one word, as in an address, has so many letters at least.
_LEAST_RUN: Final = 6


class Hit(NamedTuple):
    """A name in a text: from where to where, and what is written in its place."""

    start: int
    end: int
    instead: str


class Names:
    """The names that are looked for, and those that may stand."""

    def __init__(self) -> None:
        self._whole: dict[bool, _Index] = {True: _Index(), False: _Index()}
        self._parts: dict[bool, _Index] = {True: _Index(), False: _Index()}
        self._open: dict[bool, _Index] = {True: _Index(), False: _Index()}
        self._unspaced: dict[str, str] = {}
        self._anywhere: re.Pattern[str] | None = None

    def hide(self, name: str, instead: str = WITHHELD, *, parts: bool = False) -> None:
        """Look for a name.

        Args:
            name: the name.
            instead: what is written in its place.
            parts: whether each of its words is looked for too, as a person's.
        """
        if is_unspaced(name):
            self._unspaced[name.strip()] = instead
            self._anywhere = None
        for joined in (True, False):
            words = plain_words(name, joined=joined)
            # A single letter is in every text.
            if sum(map(len, words)) < 2 and name.isascii():
                continue
            self._whole[joined].add(words, instead)
            run = "".join(words)
            if len(words) > 1 and len(run) >= _LEAST_RUN:
                self._whole[joined].add((run,), instead)
            for word in words if parts and len(words) > 1 else ():
                if len(word) >= _LEAST_PART and word not in _COMMON and not word.isdigit():
                    self._parts[joined].add((word,), instead)

    def allow(self, name: str) -> None:
        """Let a name stand, though a word of it is part of one that is looked for."""
        if not any(self._full(name)):
            for joined in (True, False):
                self._open[joined].add(plain_words(name, joined=joined), name)

    def __bool__(self) -> bool:
        return bool(self._unspaced) or any(map(bool, self._whole.values()))

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the names in a text, in its order; none begins within another."""
        found = sorted(self._all(text), key=lambda hit: (hit.start, -hit.end))
        last: Hit | None = None
        for hit in found:
            if last is None:
                last = hit
            elif hit.start < last.end:
                wider = hit.end - hit.start > last.end - last.start
                instead = hit.instead if wider else last.instead
                last = Hit(last.start, max(last.end, hit.end), instead)
            else:
                yield last
                last = hit
        if last is not None:
            yield last

    def _all(self, text: str) -> Iterator[Hit]:
        full = list(self._full(text))
        yield from full
        taken = [(hit.start, hit.end) for hit in full]
        for joined, index in self._parts.items():
            if index:
                words = words_of(text, joined=joined)
                stands = taken + [
                    (hit.start, hit.end) for hit in self._open[joined].find(words, exact=True)
                ]
                for hit in index.find(words):
                    if not any(start <= hit.start and hit.end <= end for start, end in stands):
                        yield hit

    def _full(self, text: str) -> Iterator[Hit]:
        for joined, index in self._whole.items():
            if index:
                yield from index.find(words_of(text, joined=joined))
        if self._unspaced:
            for match in self._pattern().finditer(text):
                yield Hit(match.start(), match.end(), self._unspaced[match[0]])

    def _pattern(self) -> re.Pattern[str]:
        if self._anywhere is None:
            longest = sorted(self._unspaced, key=len, reverse=True)
            self._anywhere = re.compile("|".join(map(re.escape, longest)))
        return self._anywhere


class _Index:
    """Names by their first word."""

    def __init__(self) -> None:
        self._names: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)

    def add(self, words: tuple[str, ...], instead: str) -> None:
        if not words:
            return
        for each in {words, (*words[:-1], stem_of(words[-1]))}:
            there = self._names[each[0]]
            # Whose name it is cannot be told where it is that of two.
            there[each] = instead if there.get(each, instead) == instead else WITHHELD

    def __bool__(self) -> bool:
        return bool(self._names)

    def find(self, words: list[Word], *, exact: bool = False) -> Iterator[Hit]:
        """Yield every name that begins with one of the words, the longest of each."""
        for at, word in enumerate(words):
            best = max(self._from(words, at, exact=exact), default=None)
            if best is not None:
                count, _sharp, instead = best
                yield Hit(word.start, words[at + count - 1].end, instead)

    def _from(self, words: list[Word], at: int, *, exact: bool) -> Iterator[tuple[int, bool, str]]:
        """Yield how many words each name there has, whether to the letter, and what replaces it."""
        for first, sharp in _forms(words[at].folded, exact=exact):
            for name, instead in self._names.get(first, _NOTHING).items():
                if len(name) == 1:
                    yield 1, sharp, instead
                elif sharp and _goes_on(words, at, name, exact=exact):
                    yield len(name), True, instead


_NOTHING: Final[dict[tuple[str, ...], str]] = {}


def _forms(word: str, *, exact: bool) -> Iterable[tuple[str, bool]]:
    """Yield a word and what it may be a form of; whether that is the first of several words."""
    yield word, True
    if exact:
        return
    plain = bare(word)
    if plain != word:
        yield plain, True
    for stem in {word, plain}:
        for more in range(1, _ENDING + 1):
            if len(stem) - more >= _least(stem):
                yield stem[:-more], False


def _goes_on(words: list[Word], at: int, name: tuple[str, ...], *, exact: bool) -> bool:
    rest = words[at + 1 : at + len(name)]
    if len(rest) < len(name) - 1:
        return False
    *between, last = zip((word.folded for word in rest), name[1:], strict=True)
    if any(_stem(said, wanted, exact=exact) is False for said, wanted in between):
        return False
    return _stem(*last, exact=exact)


def _stem(said: str, wanted: str, *, exact: bool) -> bool:
    """Return whether a word is the wanted one, or a declined form of it."""
    if said == wanted:
        return True
    declined = said.startswith(wanted) and len(said) - len(wanted) <= _ENDING
    return not exact and ((declined and len(wanted) >= _least(wanted)) or bare(said) == wanted)


def _least(word: str) -> int:
    """Return how many letters of a word must be there: a stem of Cyrillic is cut already."""
    return _STEM - ("\u0400" <= word[0] <= "\u04ff")
