"""From windows to fuzzy dates: once within, lasting from to, in one or all of several."""

from collections.abc import Sequence
from dataclasses import replace

from chronology.dates.canonical import narrowest_single, qualify
from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.dates.edtf import parse_edtf
from chronology.dates.phrases.window import (
    UNITS,
    Window,
    begins,
    edge_text,
    shift,
    span_text,
)
from chronology.dates.value import EndKind, FuzzyDate, Precision, Qualifier


def _bounded(
    edtf: str, bounds: tuple[int, int], exact: bool, precision: Precision, mark: str
) -> FuzzyDate:
    """Return the single date within ``bounds`` under an EDTF that contains it."""
    lo, hi = bounds
    date = parse_edtf(edtf)
    if date.saturated:
        return date
    return replace(
        date,
        edtf_exact=exact,
        start_earliest=lo,
        start_latest=hi,
        end_earliest=lo,
        end_latest=hi,
        precision=precision,
        qualifier=Qualifier(mark),
    )


def once(window: Window) -> FuzzyDate:
    """Return "at some time within the window"."""
    edtf, exact = _marked(window)
    lo, hi = window.early, window.late
    return _bounded(edtf, (lo, hi), exact, window.precision, window.qualifier)


def _marked(window: Window) -> tuple[str, bool]:
    """Return the EDTF of a window with its qualifier, and whether it is exact.

    A range or a set is qualified on its elements, which says the same of a
    doubt; an approximation would widen each by its own unit only.
    """
    mark = window.qualifier
    if not mark:
        return window.edtf, window.exact
    if mark == "?":
        return qualify(window.edtf, Qualifier(mark)), window.exact
    if window.edtf[0] in "[{" or not window.exact or "T" in window.edtf:
        text, _ = span_text(window.early, window.late, window.unit)
        edtf = f"[{text}]" if ".." in text else text
        return (qualify(edtf, Qualifier.UNCERTAIN) if mark == "%" else edtf), False
    return window.edtf + mark, True


def once_between(lo: int, hi: int, unit: str, mark: str = "") -> FuzzyDate:
    """Return "once, within [lo, hi)", stated in ``unit``; one edge may be missing."""
    if lo == NEG_INF:
        return _once_until(hi, unit, mark)
    if hi == POS_INF:
        text, exact = edge_text(lo, unit)
        exact = exact and mark in ("", "?")
        return _bounded(f"[{text}{_doubt(mark)}..]", (lo, hi), exact, Precision.RANGE, mark)
    text, exact = span_text(lo, hi, unit)
    edtf = f"[{text}]" if ".." in text else text
    if doubt := _doubt(mark):
        edtf = qualify(edtf, Qualifier(doubt))
    return _bounded(edtf, (lo, hi), exact and mark in ("", "?"), Precision.RANGE, mark)


def _once_until(hi: int, unit: str, mark: str) -> FuzzyDate:
    """Return "once, before ``hi``": the last unit that lies before it, included."""
    unit = "day" if unit == "second" else unit
    while unit != "day" and not begins(hi, unit):
        unit = UNITS[UNITS.index(unit) - 1]
    whole = begins(hi, unit)
    text, _ = edge_text(shift(hi, -1, unit) if whole else hi - hi % DAY, unit)
    edtf = f"[..{text}{_doubt(mark)}]"
    exact = whole and mark in ("", "?")
    return _bounded(edtf, (NEG_INF, hi), exact, Precision.RANGE, mark)


def _doubt(mark: str) -> str:
    """Return the mark that widens nothing: the doubt alone."""
    return "?" if mark in ("?", "%") else ""


def lasting(
    start: Window | None,
    end: Window | None,
    start_kind: EndKind = EndKind.KNOWN,
    end_kind: EndKind = EndKind.KNOWN,
) -> FuzzyDate:
    """Return "lasting from … to": an end that is None is open or unknown."""
    first, first_exact = _end_text(start, start_kind)
    last, last_exact = _end_text(end, end_kind)
    date = parse_edtf(f"{first}/{last}")
    exact = first_exact and last_exact
    qualifier = Qualifier.NONE
    for window in (start, end):
        if window is not None:
            qualifier = qualifier | Qualifier(window.qualifier)
    if start is not None:
        date = replace(date, start_earliest=start.early, start_latest=start.late)
    if end is not None:
        date = replace(date, end_earliest=end.early, end_latest=end.late)
    if start is None and end is not None:
        date = replace(date, start_latest=end.late)
    if end is None and start is not None:
        date = replace(date, end_earliest=start.early)
    return replace(date, edtf_exact=exact, precision=Precision.RANGE, qualifier=qualifier)


def _end_text(window: Window | None, kind: EndKind) -> tuple[str, bool]:
    if window is None:
        return (".." if kind is EndKind.OPEN else ""), True
    mark = window.qualifier
    if window.edtf[0] not in "[{" and window.exact and "T" not in window.edtf:
        return window.edtf + mark, True
    text, _ = narrowest_single(window.early, window.late)
    return (text + _doubt(mark) if text else text), False


def members(windows: Sequence[Window], *, every: bool) -> FuzzyDate:
    """Return "in each of the windows", or "in one of them"."""
    elements = []
    exact = True
    for window in windows:
        edtf, element_exact = _element(window)
        exact = exact and element_exact
        elements.append((window.lo, edtf))
    text = ",".join(edtf for _, edtf in sorted(elements))
    date = parse_edtf(f"{{{text}}}" if every else f"[{text}]")
    qualifier = Qualifier.NONE
    for window in windows:
        qualifier = qualifier | Qualifier(window.qualifier)
    return replace(date, edtf_exact=exact, precision=Precision.SET, qualifier=qualifier)


def _element(window: Window) -> tuple[str, bool]:
    edtf, exact = _marked(window)
    if "T" in edtf:
        return edtf.partition("T")[0], False
    return edtf.strip("[]"), exact
