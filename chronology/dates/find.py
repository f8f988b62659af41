"""Finding the date phrases in a running text.

The text is cut into runs of words that dates are made of, and each run is read
by the grammar that reads a phrase alone, from left to right, the longest
phrase first. What the grammar refuses is listed as refused, and never read in
part; what needs a date to count from is listed as relative.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.find_rules import Rules, is_core, is_strong
from chronology.dates.find_text import Run, language_of, runs
from chronology.dates.languages import lexicon_of
from chronology.dates.phrases.context import Context, Order
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.evaluate import evaluate
from chronology.dates.phrases.expression import Expression, read_expression
from chronology.dates.phrases.manners import FOLLOWS
from chronology.dates.value import FuzzyDate
from chronology.dates.wording import describe

Kind = Literal["absolute", "relative", "refused"]

#: No phrase has more words than this.
_MOST_TOKENS = 30

#: How often a reading that fails is tried again with fewer words.
_MOST_TRIES = 6

# Tells whether a refused phrase would be read if there were a date to count from.
_PROBE = parse_edtf("2000-06-15")


@dataclass(frozen=True, slots=True)
class Found:
    """A date phrase in a text.

    Args:
        start: index of its first character.
        end: index after its last character.
        text: the phrase as the text has it.
        kind: "absolute", "relative" (it counts from another date) or "refused".
        date: what it means; None where it is refused, or has nothing to count from.
        reading: the date in plain English, "" without one.
        anchor: the date that it was counted from.
        why: why there is no date, "" where there is one.
    """

    start: int
    end: int
    text: str
    kind: Kind
    date: FuzzyDate | None = None
    reading: str = ""
    anchor: FuzzyDate | None = None
    why: str = ""


def find(
    text: str,
    *,
    anchor: FuzzyDate | None = None,
    chain: bool = False,
    order: Order | None = None,
    zone: str = "UTC",
    language: str | None = None,
) -> Iterator[Found]:
    """Yield the date phrases of ``text`` in its order.

    Args:
        text: any text.
        anchor: the date that relative phrases count from.
        chain: count them from the nearest absolute date before them instead, where
            there is one. "Today" and "two years ago", which count from the day of
            writing, are only ever counted from ``anchor``.
        order: whether "3/4/2016" begins with the day or the month.
        zone: the chronology's time zone, into which stated zones convert.
        language: ISO 639-1 code of the words; where left out, the language that
            knows most of the text.

    Raises:
        DateError: the language is not read.
    """
    lexicon = lexicon_of(language) if language else language_of(text)
    if lexicon is None:
        raise DateError(text, f"the language “{language}” is not read")
    finder = _Finder(anchor, chain, order, zone)
    for run in runs(text, lexicon, is_core):
        yield from finder.search(run)


class _Finder:
    """Reads runs one after the other, and remembers the last absolute date."""

    def __init__(
        self, anchor: FuzzyDate | None, chain: bool, order: Order | None, zone: str
    ) -> None:
        self.anchor = anchor
        self.chain = chain
        self.order = order
        self.zone = zone
        self.last: FuzzyDate | None = None
        self.unread = False

    def search(self, run: Run) -> Iterator[Found]:
        """Yield the phrases of one run."""
        i = 0
        while i < len(run.tokens):
            attempt = _Attempt(self, run, i).made()
            if attempt is None:
                i += 1
                continue
            i = attempt.end
            found = self._found(run, attempt)
            if found.kind != "relative":
                # What follows a date that was refused counts from that one.
                self.last, self.unread = found.date, found.kind == "refused"
            yield found

    def _found(self, run: Run, hit: "_Hit") -> Found:
        start, end = run.tokens[hit.start].start, run.tokens[hit.end - 1].end
        words = run.text[start:end]
        place = (start, end, words, hit.kind)
        if hit.date is None:
            return Found(*place, why=hit.why)
        date = hit.date.with_text(words)
        return Found(*place, date, describe(date), hit.anchor)


@dataclass(slots=True)
class _Hit:
    """What begins at token ``start`` of a run and ends before token ``end``."""

    start: int
    end: int
    kind: Kind
    date: FuzzyDate | None = None
    anchor: FuzzyDate | None = None
    why: str = ""


@dataclass(slots=True)
class _Failure:
    """A reading that failed: the tokens that it covered, where and why."""

    end: int
    at: int
    why: str


class _Attempt:
    """The reading of a phrase that begins at one token of a run."""

    def __init__(self, finder: _Finder, run: Run, start: int) -> None:
        self.finder = finder
        self.run = run
        self.start = start
        self.rules = Rules(run, start)

    def made(self) -> _Hit | None:
        """Return what begins here, None where no date does."""
        if not self.rules.may_begin():
            return None
        hit = self._longest()
        if hit is None:
            vague = self.rules.vague()
            return None if vague is None else _Hit(self.start, vague[0], "refused", why=vague[1])
        if why := self.rules.turned_by_what_stands_before():
            return _Hit(self.start, hit.end, "refused", why=why)
        return self._joined(hit)

    def _longest(self) -> _Hit | None:
        """Read with fewer and fewer words until something is read whole."""
        limit = min(len(self.run.tokens), self.start + _MOST_TOKENS)
        first: _Failure | None = None
        for _ in range(_MOST_TRIES):
            outcome = self._read(limit)
            if outcome is None:
                break
            if isinstance(outcome, _Hit):
                if first is not None and is_strong(self.run, first.at):
                    break
                return outcome
            first = first or outcome
            limit = outcome.at if outcome.at < limit else limit - 1
            if limit <= self.start:
                break
        return None if first is None else self._refused(first)

    def _read(self, limit: int) -> "_Hit | _Failure | None":
        """Read the tokens up to ``limit``, with nothing to count from and then with something."""
        plain = self._with(None, limit)
        if isinstance(plain, _Hit) or plain is None:
            return plain
        relative = self._with(_PROBE, limit)
        if not isinstance(relative, _Hit):
            return plain
        return self._anchored(relative)

    def _with(self, anchor: FuzzyDate | None, limit: int) -> "_Hit | _Failure | None":
        words, tokens = self.run.window(self.start, limit)
        c = Cursor.over(words, self.run.lexicon, tokens)
        ctx = Context(anchor, None, self.finder.order, self.finder.zone)
        expression: Expression | None = None
        try:
            expression = read_expression(c, ctx)
            if expression is None or expression.kind == FOLLOWS or c.i == 0:
                return None
            date = evaluate(c, ctx, expression)
        except DateError as error:
            return self._failure(error, limit, c.i if expression else 0)
        end = self.start + c.i
        if self.rules.ends_in_another_phrase(end):
            return _Failure(end, end - 1, "what follows cannot be joined to it")
        if not self.rules.is_date(end, expression):
            return None
        return _Hit(self.start, end, "absolute" if anchor is None else "relative", date)

    def _failure(self, error: DateError, limit: int, read: int) -> _Failure:
        """Return where a reading failed, in tokens of the run."""
        base = self.run.tokens[self.start].start
        at = limit
        if error.position is not None:
            place = base + error.position
            at = next(
                (j for j in range(self.start, limit) if self.run.tokens[j].end > place), limit
            )
        # A phrase read to its end was refused for what it means; else it ends where it failed.
        end = self.start + read if read else min(at + 1, limit)
        return _Failure(end, at, error.why)

    def _refused(self, failure: _Failure) -> _Hit | None:
        """Return a phrase that must not be read in part, None where it is no date at all."""
        end = failure.end
        while self.rules.goes_on(end):
            end += 1
        if not self.rules.is_refusable(end):
            return None
        return _Hit(self.start, end, "refused", why=failure.why)

    def _anchored(self, hit: _Hit) -> _Hit:
        """Return a relative phrase counted from the anchor, if there is one that will do."""
        if self.rules.counts_from_other_words(hit.end):
            hit.date, hit.why = None, "it counts from what the text says beside it"
            return hit
        anchor = self.finder.anchor
        hit.date, hit.why = None, "it needs a date to count from"
        if self.finder.chain and not self.rules.counts_from_writing(hit.end):
            anchor = self.finder.last or anchor
            if self.finder.unread:
                anchor, hit.why = None, "the date before it could not be read"
        if anchor is None:
            return hit
        again = self._with(anchor, hit.end)
        if isinstance(again, _Hit) and again.end == hit.end:
            hit.date, hit.anchor, hit.why = again.date, anchor, ""
        elif isinstance(again, _Failure):
            hit.why = again.why
        return hit

    def _joined(self, hit: _Hit) -> _Hit:
        """Return a refusal where the next words belong to the phrase and were not read."""
        while True:
            after = self.rules.begins_without_a_break(hit.end, refused=hit.kind == "refused")
            if after is None:
                return hit
            other = _Attempt(self.finder, self.run, after).made_alone()
            if other is not None:
                end = other.end
            elif is_strong(self.run, after):
                end = after + 1
            else:
                return hit
            why = hit.why if hit.kind == "refused" else "what follows cannot be joined to it"
            hit = _Hit(self.start, end, "refused", why=why)

    def made_alone(self) -> _Hit | None:
        """Return what begins here, whatever stands beside it."""
        return self._longest() if self.rules.may_begin() else None
