"""What is a date in a running text, and what only looks like one.

"March" may be a verb, "15" a count of people, "2016" the number of a house. A
phrase stands alone when somebody gives it as a date; in a text its neighbours
have to speak for it.
"""

import re
from collections.abc import Mapping

from chronology.dates.find_text import Run
from chronology.dates.find_words import COUNTED, MEASURED, NEGATIONS, NOT_A_LEAD, NUMBER_LEADS
from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.calendar_words import CALENDAR_MARK, CALENDAR_MONTH
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.expression import Expression, complete
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import (
    DASH,
    DECADE_DIGITS,
    DIGITS,
    ORDINAL_DIGITS,
    SIGN,
    WIDTH,
    Token,
)

#: No phrase is a date without a word of one of these, or a number of three digits.
_CORE = frozenset(
    {lex.MONTH, lex.SEASON, lex.UNIT, lex.WEEKDAY, lex.TODAY, lex.DAYPART, lex.ERA,
     CALENDAR_MARK, CALENDAR_MONTH, DECADE_DIGITS}
)  # fmt: skip

# Years that a number without a word beside it may be, and with one.
_BARE_YEARS = range(1800, 2100)
_YEARS = range(1000, 2200)

_OPENS = frozenset({lex.FROM, lex.SINCE, lex.UNTIL, lex.BEFORE, lex.AFTER, lex.BY, lex.NOT_BEFORE,
                    lex.BETWEEN, lex.THROUGHOUT, lex.PREP, lex.DURING, lex.OF})  # fmt: skip

#: Signs that may stand before a number that is no date.
_NUMBERED = frozenset("#$€£¥₺₽§№=+*/\\_&@%^<>|")

# Words that lead in to the name of a time.
_PARTS = frozenset({lex.PART, lex.PART_OF})
_LEADS = _OPENS | _PARTS | {lex.THE, lex.VAGUE}

#: What may stand between "for" and the unit of a length of time.
_COUNTS = frozenset({lex.THE, lex.A, lex.HALF, lex.NUMBER, lex.SCALE, lex.AND, lex.QUALIFIER,
                     lex.LIMIT, DIGITS, DASH})  # fmt: skip

_STRONG = frozenset({lex.MONTH, lex.WEEKDAY, DECADE_DIGITS})

#: Languages that write months and days of the week with a capital.
_CAPITALS = frozenset({"en", "de", "tr"})

# What a neighbour has to explain, and in a text does not.
_WEAK = (pc.NUMBER, pc.PART, pc.CLOCK, pc.ANCHOR)

_NONE: frozenset[str] = frozenset()


def is_core(token: Token) -> bool:
    """Return whether a date may be a date because of this word."""
    width = token.meanings.get(WIDTH)
    if width is not None:
        return bool(width >= 3)
    return not _CORE.isdisjoint(token.meanings)


def is_strong(run: Run, index: int) -> bool:
    """Return whether the token is a word that only dates have, and no weak one like "and"."""
    token = run.token(index)
    if token is None or index >= len(run.tokens):
        return False
    if DIGITS in token.meanings:
        year = token.meanings[WIDTH] == 4 and token.meanings[DIGITS] in _YEARS
        return year or _is_numeric(run, index)
    if not token.meanings.keys().isdisjoint({CALENDAR_MARK, lex.ERA}):
        return token.text.isupper() or "." in token.text
    return not _STRONG.isdisjoint(token.meanings) and _is_written_as_a_name(run, token)


def _is_numeric(run: Run, index: int) -> bool:
    """Return whether a number begins one like 3/4/2016 or 2016/17."""
    first = run.tokens[index].meanings
    if first.get(WIDTH) == 4:
        return first[DIGITS] in _YEARS and _goes_on(run, index + 1)
    return _goes_on(run, index + 1) and _goes_on(run, index + 3)


def _goes_on(run: Run, index: int) -> bool:
    """Return whether a sign at ``index`` joins two numbers."""
    sign, number = run.token(index), run.token(index + 1)
    if sign is None or number is None or DIGITS not in number.meanings:
        return False
    return sign.glued and number.glued and sign.text in ("/", ".", "-", "–")


def _is_written_as_a_name(run: Run, token: Token) -> bool:
    if run.lexicon.code not in _CAPITALS or not token.meanings.keys() & {lex.MONTH, lex.WEEKDAY}:
        return True
    return token.text[0].isupper()


class Rules:
    """What may be a date that begins at token ``start`` of a run."""

    def __init__(self, run: Run, start: int) -> None:
        self.run = run
        self.start = start
        self.first = run.tokens[start]
        self.before = run.token(start - 1)

    def may_begin(self) -> bool:
        """Return whether a phrase may begin with this token, where it stands."""
        meanings = self.first.meanings
        if meanings.keys() <= {SIGN, DASH, lex.AND, lex.OF, lex.OR, lex.TO, lex.THEN, lex.VAGUE}:
            return lex.VAGUE in meanings and self.vague() is not None
        if self.first.glued and self.before is not None and not _may_touch(self.before):
            return False
        return not self._is_numbered()

    def _is_numbered(self) -> bool:
        """Return whether a word or a sign before it says that the number is no date."""
        before = self.before
        if before is None or DIGITS not in self.first.meanings:
            return False
        if before.text in _NUMBERED:
            return True
        leads = NUMBER_LEADS.get(self.run.lexicon.code, _NONE)
        return before.text.rstrip(".").lower() in leads

    def is_date(self, end: int, expression: Expression) -> bool:
        """Return whether what was read up to token ``end`` is a date where it stands."""
        pieces = complete(expression.pieces)
        if any(piece.base in _WEAK for piece in pieces) or self._touches_a_word(end):
            return False
        if any(_is_short_year(piece) for piece in pieces) and not self._has_era(end):
            return False
        tokens = self.run.tokens[self.start : end]
        if not all(_is_written_as_a_name(self.run, t) or _with_number(tokens) for t in tokens):
            return False
        if tokens[-1].text == "%":
            return False
        return self._stands_as_a_date(end, pieces, tokens)

    def _stands_as_a_date(self, end: int, pieces: list[Piece], tokens: list[Token]) -> bool:
        if pieces[0].base == pc.FIXED:
            return not self._is_length()
        years = all(piece.base == pc.YEAR and not piece.part for piece in pieces)
        if years and DIGITS in tokens[-1].meanings:
            return self._is_year(end, tokens)
        if all(piece.yearless and piece.base != pc.DAY for piece in pieces):
            return self._is_named(end, tokens)
        return True

    def _touches_a_word(self, end: int) -> bool:
        """Return whether the phrase ends within a word, a number or an address."""
        after = self.run.token(end)
        if after is None or not after.glued:
            return False
        if after.text[0].isalnum() or after.text in _NUMBERED:
            return True
        beyond = self.run.token(end + 1)
        joint = after.text in ("-", ".", ",", ":", "/", "'", "’")
        return joint and beyond is not None and beyond.glued and beyond.text[0].isalnum()

    def _has_era(self, end: int) -> bool:
        tokens = self.run.tokens[self.start : end]
        return any(lex.ERA in token.meanings or lex.UNIT in token.meanings for token in tokens)

    def _is_length(self) -> bool:
        """Return whether "for" before it, or before its number, makes a length of it."""
        at = self.start - 1
        while (before := self.run.token(at)) and not _COUNTS.isdisjoint(before.meanings):
            at -= 1
        return before is not None and lex.LONG in before.meanings

    def _is_year(self, end: int, tokens: list[Token]) -> bool:
        """Return whether numbers are years: by a word before, or by how the clause ends."""
        if any(lex.UNIT in token.meanings for token in tokens):
            return True
        numbers = [t.meanings[DIGITS] for t in tokens if DIGITS in t.meanings]
        code, lead = self.run.lexicon.code, self.first
        if self._is_no_lead():
            return False
        if not all(number in _YEARS for number in numbers if number > 99):
            return False
        following = self._counted_word(end)
        if not lead.meanings.keys().isdisjoint({lex.PREP, lex.SINCE, lex.UNTIL}):
            return not _matches(MEASURED, code, following)
        if _matches(COUNTED, code, following):
            return False
        return self._is_led(numbers) or (numbers[0] in _BARE_YEARS and self._ends_clause(end))

    def _is_led(self, numbers: list[int]) -> bool:
        """Return whether a word or a second year makes years of the numbers."""
        if not self.first.meanings.keys().isdisjoint(_OPENS) or len(numbers) > 1:
            return True
        return lex.QUALIFIER in self.first.meanings and len(self.first.text.rstrip(".")) < 6

    def _counted_word(self, end: int) -> str:
        after = self.run.token(end)
        if after is None or after.text != after.text.lower():
            return "%" if after is not None and after.text in _NUMBERED else ""
        return after.text

    def _ends_clause(self, end: int) -> bool:
        """Return whether a sign, or the end of the sentence, follows."""
        if self.before is not None and lex.THE in self.before.meanings:
            return False
        after = self.run.token(end)
        return after is None or SIGN in after.meanings or DASH in after.meanings

    def _is_named(self, end: int, tokens: list[Token]) -> bool:
        """Return whether a month or season without a year is one: "in May" and no "May"."""
        after = self.run.token(end)
        season = any(lex.SEASON in token.meanings for token in tokens)
        if season and (self._is_no_lead() or (after is not None and lex.OF in after.meanings)):
            return False
        if any(CALENDAR_MONTH in token.meanings for token in tokens):
            # Men are called Ramadan and Rajab.
            return lex.PREP in self.first.meanings or lex.DURING in self.first.meanings
        names = [not token.meanings.keys().isdisjoint({lex.MONTH, lex.SEASON}) for token in tokens]
        led = next((at for at, token in enumerate(tokens) if lex.THE not in token.meanings), 0)
        if not names[led] or sum(names) > 1:
            return True
        before = self.before.meanings if self.before is not None else {}
        return lex.OF in before and lex.THE not in before and not season

    def _is_no_lead(self) -> bool:
        return self.first.text.lower() in NOT_A_LEAD.get(self.run.lexicon.code, _NONE)

    def is_refusable(self, end: int) -> bool:
        """Return whether words that were refused are clearly meant as a date."""
        tokens = self.run.tokens[self.start : end]
        strong = [self.start + i for i in range(len(tokens)) if is_strong(self.run, self.start + i)]
        if not strong or self._touches_a_word(end):
            return False
        if any(_is_numeric(self.run, index) for index in strong):
            return True
        named = any(DIGITS not in self.run.tokens[index].meanings for index in strong)
        weekday = any(lex.WEEKDAY in token.meanings for token in tokens)
        return (named and _with_number(tokens)) or (weekday and len(tokens) > 1)

    def ends_in_another_phrase(self, end: int) -> bool:
        """Return whether the last word was read as one that it is not.

        The "on" of "in 2016 on the border" as "onwards", the man's name of "in
        2016 Julian said" as a calendar.
        """
        last, after = self.run.tokens[end - 1], self.run.token(end)
        if CALENDAR_MARK in last.meanings and last.text.isalpha() and not last.text.isupper():
            return after is not None and after.text[0].isalpha()
        if lex.ONWARDS not in last.meanings or after is None or not after.text[0].isalnum():
            return False
        word = last.text.lower().rpartition(" ")[2]
        return lex.PREP in self.run.lexicon.words.get(word, {})

    def goes_on(self, end: int) -> bool:
        """Return whether the token after a refused phrase belongs to it."""
        if end >= len(self.run.tokens):
            return False
        token, beyond = self.run.tokens[end], self.run.token(end + 1)
        if is_strong(self.run, end) or (token.glued and token.text[0].isalnum()):
            return True
        glued = beyond is not None and token.glued and beyond.glued
        return glued and beyond is not None and beyond.text[0].isalnum()

    def vague(self) -> tuple[int, str] | None:
        """Return where words end that speak of a time and name none, and why they do not.

        "A few days later", "on Tuesday", "by the end of the year".
        """
        i = self.start
        while (token := self.run.token(i)) and not _LEADS.isdisjoint(token.meanings):
            i += 1
        token, after = self.run.token(i), self.run.token(i + 1)
        if token is None or i >= len(self.run.tokens):
            return None
        if lex.WEEKDAY in token.meanings and i > self.start and is_strong(self.run, i):
            return i + 1, "a day of the week alone names no date"
        if lex.UNIT in token.meanings and lex.PLURAL not in token.meanings:
            parted = any(not _PARTS.isdisjoint(t.meanings) for t in self.run.tokens[self.start : i])
            return (i + 1, f"it does not say which {token.text}") if parted else None
        if lex.PLURAL not in token.meanings or after is None or i + 1 >= len(self.run.tokens):
            return None
        steps = {lex.LATER, lex.EARLIER, lex.AGO} & after.meanings.keys()
        return (i + 2, "it says no definite length of time") if steps else None

    def turned_by_what_stands_before(self) -> str:
        """Return why a word before the phrase changes what it means, "" where none does."""
        before = self.before
        if before is None:
            return ""
        if before.text.lower() in NEGATIONS.get(self.run.lexicon.code, _NONE):
            return f"“{before.text}” before it turns its meaning"
        vague = before.meanings.get(lex.VAGUE)
        if lex.LIMIT in before.meanings:
            vague = "sets a limit to it"
        follows = {lex.AFTER, lex.BEFORE, lex.NUMBER, DIGITS, lex.A, lex.HALF}
        if vague and follows & self.first.meanings.keys():
            return f"“{before.text}” before it {vague}"
        return ""

    def counts_from_other_words(self, end: int) -> bool:
        """Return whether it counts from words that are no date: "the day after the raid"."""
        last, after = self.run.tokens[end - 1], self.run.token(end)
        if lex.THEN in last.meanings:
            return True
        if not last.meanings.keys() & {lex.AFTER, lex.BEFORE}:
            return False
        return after is not None and SIGN not in after.meanings and DASH not in after.meanings

    def counts_from_writing(self, end: int) -> bool:
        """Return whether it counts from the day of writing, as "today" and "a month ago" do."""
        tokens = self.run.tokens[self.start : end]
        return any(token.meanings.keys() & {lex.TODAY, lex.AGO} for token in tokens)

    def begins_without_a_break(self, end: int, *, refused: bool) -> int | None:
        """Return where words that belong to the phrase begin, None where none do.

        After a refused phrase those behind a joining word belong to it too.
        """
        token = self.run.token(end)
        if token is None or end >= len(self.run.tokens):
            return None
        joins = {lex.TO, lex.AND, lex.OR, DASH, lex.UNTIL}
        if refused and joins & token.meanings.keys() and end + 1 < len(self.run.tokens):
            return end + 1
        begins = is_strong(self.run, end) or lex.NEXT in token.meanings
        return end if begins else None


def _is_short_year(piece: Piece) -> bool:
    inner = piece.inner if piece.inner is not None else piece
    return inner.year is not None and inner.year < 1000 and not inner.era


def _with_number(tokens: list[Token]) -> bool:
    return any(not t.meanings.keys().isdisjoint({DIGITS, ORDINAL_DIGITS}) for t in tokens)


def _may_touch(before: Token) -> bool:
    """Return whether a phrase may follow this sign without a space."""
    return before.text in (
        "(",
        "[",
        "{",
        "“",
        "”",
        "„",
        "«",
        '"',
        "'",
        "‘",
        "—",
        "–",
        "¿",
        "¡",
        ":",
    )


def _matches(patterns: Mapping[str, re.Pattern[str]], code: str, word: str) -> bool:
    if word == "%":
        return True
    pattern = patterns.get(code)
    return bool(pattern is not None and word and pattern.fullmatch(word))
