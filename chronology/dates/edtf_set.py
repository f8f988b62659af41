"""EDTF sets: once in one of ``[…]``, or in all of ``{…}``."""

from typing import NamedTuple

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.edtf_single import Single, read_single
from chronology.dates.edtf_window import Span, span_of
from chronology.dates.errors import DateError
from chronology.dates.kinds import EndKind, Precision, Qualifier
from chronology.dates.members import Element, SetMembers, Windows, join
from chronology.dates.value import FuzzyDate, Members

_CLOSING = {"[": "]", "{": "}"}


class _Part(NamedTuple):
    """One element as written, and what it means."""

    words: str
    element: Element
    qualifier: Qualifier
    saturated: bool


def read_set(text: str) -> FuzzyDate:
    """Return the set that ``text`` writes, which begins with a bracket.

    Raises:
        DateError: a bracket is not closed, an element is no date, a range does
            not ascend, or ``..`` stands where it cannot.
    """
    every = text[0] == "{"
    closing = _CLOSING[text[0]]
    end = text.find(closing)
    if end == -1:
        raise DateError(text, f"“{closing}” is missing at the end", 0, 1, text + closing)
    if end != len(text) - 1:
        why = "nothing may follow a set; qualifiers stand on its elements"
        raise DateError(text, why, end + 1, len(text) - end - 1, text[: end + 1])
    parts = _read_parts(text, every)
    words = text[0] + ",".join(part.words for part in parts) + closing
    return _all_of(text, words, parts) if every else _one_of(text, words, parts)


def _read_parts(text: str, every: bool) -> list[_Part]:
    pieces = text[1:-1].split(",")
    parts = []
    at = 1
    for number, piece in enumerate(pieces):
        try:
            parts.append(_read_part(piece, number == 0, number == len(pieces) - 1, every))
        except DateError as error:
            raise error.within(text, at) from None
        at += len(piece) + 1
    return parts


def _read_part(piece: str, first: bool, last: bool, every: bool) -> _Part:
    before, dots, after = piece.partition("..")
    if not dots:
        single, span = _read(piece, 0)
        element = Element(span.start, span.end, span.end, span.start, span.members)
        return _Part(str(single), element, single.qualifier, span.saturated)
    if not before and not after:
        raise DateError(piece, "“..” needs a date before or after it", 0, len(piece), "[2014..]")
    if not before:
        if not first:
            raise DateError(
                piece, "only the first element of a set may begin with “..”", 0, 2, after
            )
        single, span = _read(after, 2)
        element = Element(NEG_INF, span.end, span.end, span.start if every else NEG_INF, None)
        return _Part(f"..{single}", element, single.qualifier, span.saturated)
    if not after:
        if not last:
            at = len(before)
            raise DateError(
                piece, "only the last element of a set may end with “..”", at, 2, before
            )
        single, span = _read(before, 0)
        first_end = span.end if every else POS_INF
        element = Element(span.start, POS_INF, first_end, span.start, None)
        return _Part(f"{single}..", element, single.qualifier, span.saturated)
    return _range(piece, before, after)


def _range(piece: str, before: str, after: str) -> _Part:
    first, start = _read(before, 0)
    last, end = _read(after, len(before) + 2)
    at = len(before)
    if start.members or end.members:
        raise DateError(piece, "a range runs between dates without gaps", 0, len(piece))
    if start.precision is not end.precision:
        why = (
            f"a range has equal precision on both sides, not {start.precision} and {end.precision}"
        )
        raise DateError(piece, why, at, 2)
    if start.start > end.start:
        raise DateError(piece, "a range ascends", 0, len(piece), f"[{after}..{before}]")
    element = Element(start.start, end.end, start.end, end.start, None)
    qualifier = first.qualifier | last.qualifier
    return _Part(f"{first}..{last}", element, qualifier, start.saturated or end.saturated)


def _read(words: str, at: int) -> tuple[Single, Span]:
    try:
        single = read_single(words)
        return single, span_of(single, words)
    except DateError as error:
        raise error.within(words, at) from None


def _one_of(text: str, words: str, parts: list[_Part]) -> FuzzyDate:
    """Return a single date that lies in one of the elements."""
    elements = [part.element for part in parts]
    start = min(element.start for element in elements)
    end = max(element.end for element in elements)
    return FuzzyDate(
        text=text,
        edtf=words,
        edtf_exact=True,
        start_earliest=start,
        start_latest=end,
        end_earliest=start,
        end_latest=end,
        start_kind=EndKind.UNKNOWN if start == NEG_INF else EndKind.KNOWN,
        end_kind=EndKind.UNKNOWN if end == POS_INF else EndKind.KNOWN,
        precision=Precision.SET,
        qualifier=_together(parts),
        members=_members(elements, every=False),
        saturated=any(part.saturated for part in parts),
    )


def _all_of(text: str, words: str, parts: list[_Part]) -> FuzzyDate:
    """Return what lasted, or came back, from the first element to the last."""
    elements = [part.element for part in parts]
    start = min(element.start for element in elements)
    end = max(element.end for element in elements)
    return FuzzyDate(
        text=text,
        edtf=words,
        edtf_exact=True,
        start_earliest=start,
        start_latest=min(element.first_end for element in elements),
        end_earliest=max(element.last_start for element in elements),
        end_latest=end,
        start_kind=EndKind.OPEN if start == NEG_INF else EndKind.KNOWN,
        end_kind=EndKind.OPEN if end == POS_INF else EndKind.KNOWN,
        precision=Precision.SET,
        qualifier=_together(parts),
        lasting=True,
        members=_members(elements, every=True),
        saturated=any(part.saturated for part in parts),
    )


def _together(parts: list[_Part]) -> Qualifier:
    qualifier = Qualifier.NONE
    for part in parts:
        qualifier = qualifier | part.qualifier
    return qualifier


def _members(elements: list[Element], *, every: bool) -> Members | None:
    """Return the members, None where the elements leave no gap between them."""
    if any(element.members is not None for element in elements):
        return SetMembers(tuple(elements), every)
    windows = join([(element.start, element.end) for element in elements])
    if len(windows) == 1:
        return None
    return SetMembers(tuple(elements), every) if every else Windows(tuple(windows))
