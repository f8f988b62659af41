"""Reading dates for `chronology date`: one phrase, or a stream of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import IO, Literal, NamedTuple

from chronology.cli.words import event_id
from chronology.dates import FuzzyDate
from chronology.errors import BadInputError, ChronologyError

Order = Literal["day", "month"]

#: Finds the date of an event; None where the event has none.
Resolve = Callable[[int], FuzzyDate | None]


class Manner(NamedTuple):
    """How the words are to be read.

    Args:
        anchor: what a relative date counts from: words, or an event as "@12".
        language: a language code, None for English.
        order: whether the day or the month comes first in 3/4/2016.
        edtf: whether to read strict EDTF and nothing else.
    """

    anchor: str | None
    language: str | None
    order: Order | None
    edtf: bool


class Phrase(NamedTuple):
    """A phrase, the date it means, in plain English how it was read, and what it implied.

    ``calendars`` are the keys of those other than the Gregorian that it names.
    """

    text: str
    date: FuzzyDate
    reading: str
    implied: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()


def read_phrase(words: str, manner: Manner, resolve: Resolve) -> Phrase:
    """Read one phrase.

    Raises:
        ChronologyError: the phrase or its anchor cannot be read.
    """
    if manner.edtf:
        from chronology.dates.edtf import parse_edtf
        from chronology.dates.wording import describe

        date = parse_edtf(words)
        return Phrase(words, date, describe(date))
    from chronology.dates.reading import read

    reading = read(
        words,
        anchor=anchor_of(manner, resolve),
        resolve=resolve,
        order=manner.order,
        language=manner.language,
    )
    return Phrase(words, reading.date, reading.reading, reading.implied, reading.calendars)


def anchor_of(manner: Manner, resolve: Resolve) -> FuzzyDate | None:
    """Return the date that relative words count from, None where none was given.

    Raises:
        ChronologyError: the anchor cannot be read, or the event has no date.
    """
    words = manner.anchor
    if words is None:
        return None
    if words.startswith("@"):
        event = event_id(words)
        date = resolve(event)
        if date is None:
            raise BadInputError(
                f"Event @{event} has no date to count from.", "Give the anchor as a date."
            )
        return date
    from chronology.dates.reading import parse

    return parse(words, resolve=resolve, order=manner.order, language=manner.language)


def shape(phrase: Phrase) -> dict[str, object]:
    """Return the JSON shape of a date that was read."""
    from chronology.query.views import date_shape

    return {"text": phrase.text, "ok": True, **date_shape(phrase.date), "reading": phrase.reading}


def stream(lines: Iterable[bytes], manner: Manner, resolve: Resolve, out: IO[str]) -> int:
    """Write one line of JSON for each line of input; return 2 if any was refused."""
    from chronology.render.jsontext import to_json

    refused = False
    for words, anchor in _fields(lines):
        here = manner._replace(anchor=anchor or manner.anchor)
        try:
            if isinstance(words, bytes):
                raise BadInputError("The line is not UTF-8.", "Convert the input first.")
            answer = shape(read_phrase(words, here, resolve))
        except ChronologyError as error:
            refused = True
            text = words if isinstance(words, str) else words.decode("utf-8", "backslashreplace")
            answer = {"text": text, "ok": False, "error": str(error)}
        out.write(f"{to_json(answer)}\n")
        # A program at the other end of two pipes waits for each answer.
        out.flush()
    return 2 if refused else 0


def _fields(lines: Iterable[bytes]) -> Iterator[tuple[str | bytes, str | None]]:
    """Yield phrase and anchor of each line; the bytes of one that is not UTF-8."""
    for number, line in enumerate(lines):
        bare = line.rstrip(b"\r\n")
        try:
            words = bare.decode("utf-8-sig" if number == 0 else "utf-8")
        except UnicodeDecodeError:
            yield bare, None
            continue
        phrase, _, anchor = words.partition("\t")
        yield phrase, anchor.strip() or None
