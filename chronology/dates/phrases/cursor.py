"""The place in a phrase that has been read, and how a refusal is worded from there."""

import re
from typing import Any, NoReturn

from chronology.dates.errors import DateError
from chronology.dates.languages.calendar_words import CALENDAR_MARK, CALENDAR_MONTH
from chronology.dates.languages.lexicon import CALENDAR, VAGUE, Lexicon
from chronology.dates.phrases.tokens import DASH, DIGITS, SIGN, Token, tokenize

#: No date is worded at such length; longer text is refused unread.
LONGEST = 1000

_CLOSEST = 0.75

_CALENDAR_WORDS = {CALENDAR_MARK, CALENDAR_MONTH}


class Cursor:
    """The tokens of a phrase and the index of the next one.

    ``categories`` are those of all its words, ``notes`` what the reading had to
    imply, ``calendars`` the keys of those that it named.
    """

    __slots__ = ("calendars", "categories", "hints", "i", "lexicon", "notes", "text", "tokens")

    def __init__(self, text: str, lexicon: Lexicon, *, hints: bool = True) -> None:
        self.text = text
        self.hints = hints
        self.lexicon = lexicon
        if len(text) > LONGEST:
            raise DateError(
                text, f"it has {len(text)} characters, more than any date", 0, 0, "24 October 2017"
            )
        self.tokens = tokenize(text, lexicon)
        self.categories = frozenset().union(*(token.meanings for token in self.tokens))
        self.i = 0
        self.notes: list[str] = []
        self.calendars: list[str] = []

    @classmethod
    def over(cls, text: str, lexicon: Lexicon, tokens: list[Token]) -> "Cursor":
        """Return a cursor over tokens that were cut before, their places in ``text``."""
        cursor = cls("", lexicon)
        cursor.text, cursor.tokens = text, tokens
        cursor.categories = frozenset().union(*(token.meanings for token in tokens))
        return cursor

    @property
    def done(self) -> bool:
        """Whether everything has been read."""
        return self.i >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the token ``ahead`` of the next one, None past the end."""
        index = self.i + ahead
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def value(self, category: str, ahead: int = 0) -> Any:
        """Return what the token means as ``category``, None where it is not that."""
        if category not in self.categories:
            return None
        index = self.i + ahead
        return self.tokens[index].meanings.get(category) if index < len(self.tokens) else None

    def take(self, category: str) -> Any:
        """Read the token as ``category`` and return what it means, else None."""
        if category not in self.categories or self.i >= len(self.tokens):
            return None
        value = self.tokens[self.i].meanings.get(category)
        if value is not None:
            self.i += 1
        return value

    def speaks_of(self, categories: frozenset[str]) -> bool:
        """Return whether any word of the phrase is of one of the categories."""
        return not categories.isdisjoint(self.categories)

    def skip(self, *categories: str) -> bool:
        """Read over all tokens of the categories; return whether there was one."""
        first = self.i
        while self.i < len(self.tokens):
            if self.tokens[self.i].meanings.keys().isdisjoint(categories):
                break
            self.i += 1
        return self.i > first

    def sign(self, character: str, ahead: int = 0) -> bool:
        """Return whether the token is this sign."""
        return bool(self.value(SIGN, ahead) == character)

    def take_sign(self, character: str) -> bool:
        """Read the sign, if it is next."""
        if self.sign(character):
            self.i += 1
            return True
        return False

    def take_dash(self) -> bool:
        """Read a dash of any kind, if it is next."""
        return self.take(DASH) is not None

    def glued(self, ahead: int = 0) -> bool:
        """Return whether the token follows the one before without a space."""
        token = self.peek(ahead)
        return token is not None and token.glued

    def note(self, words: str) -> None:
        """Record something that the reading implies."""
        if words not in self.notes:
            self.notes.append(words)

    def read_so_far(self, start: int = 0) -> str:
        """Return the text from token ``start`` up to the next token."""
        if self.i <= start:
            return ""
        return self.text[self.tokens[start].start : self.tokens[self.i - 1].end]

    def refuse(self, why: str, first: int, last: int, suggestion: str = "") -> NoReturn:
        """Refuse the phrase because of its characters ``first`` to ``last``.

        Raises:
            DateError: always.
        """
        raise DateError(self.text, why, first, last - first, suggestion)

    def refuse_here(self, suggestion: str = "") -> NoReturn:
        """Refuse the phrase because of the next token, saying what is known of it.

        Raises:
            DateError: always.
        """
        token = self.peek()
        if token is None:
            at = len(self.text.rstrip())
            self.refuse("it ends before a date is complete", at, at, suggestion)
        if token.text == "(" and self.value(CALENDAR_MARK, 1):
            self.i += 1
            token = self.tokens[self.i]
        if (calendar := token.meanings.get(CALENDAR)) and not _CALENDAR_WORDS & set(token.meanings):
            why = f"the {calendar} calendar is not read; convert it to the Gregorian calendar first"
            self.refuse(why, token.start, token.end, "24 October 2017")
        if CALENDAR_MARK in token.meanings and self.i:
            why = "only a day, a month or a year can be of another calendar"
            self.refuse(why, token.start, token.end, "Ramadan 1437")
        if vague := token.meanings.get(VAGUE):
            self.refuse(f"“{token.text}” {vague}", token.start, token.end, suggestion)
        if token.meanings:
            end = len(self.text.rstrip())
            why = (
                "what follows cannot be joined to it" if self.i else "this does not make up a date"
            )
            self.refuse(why, token.start, end, suggestion)
        self._refuse_unknown(token, suggestion)

    def _refuse_unknown(self, token: Token, suggestion: str) -> NoReturn:
        if token.text.isdigit() or DIGITS in token.meanings:
            self.refuse("the number is too long", token.start, token.end, suggestion)
        near = self._close_word(token)
        fixed = self.text[: token.start] + near + self.text[token.end :] if near else suggestion
        why = (
            "it is no word of a date" if token.text[0].isalpha() else "the sign means nothing here"
        )
        self.refuse(why, token.start, token.end, fixed)

    def _close_word(self, token: Token) -> str:
        """Return the word of the language that was probably meant, else ""."""
        if not self.hints or len(token.text) < 4 or not re.fullmatch(r"[^\W\d_]+", token.text):
            return ""
        from difflib import get_close_matches  # noqa: PLC0415 - only a refusal needs it

        known = [word for word in self.lexicon.words if len(word) > 3 and " " not in word]
        close = get_close_matches(token.text.lower(), known, 1, _CLOSEST)
        if not close:
            return ""
        return close[0].capitalize() if token.text[0].isupper() else close[0]
