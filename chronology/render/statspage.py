"""Statistics: a table, bars, or rows for a program, and the sentences beneath."""

from collections.abc import Iterator, Sequence
from typing import IO

from chronology.query.stats_answer import Row, Stats
from chronology.query.stats_figures import Sum
from chronology.query.stats_groups import Label
from chronology.query.stats_units import EACH, UNITS
from chronology.render.bars import Bar, render_bars
from chronology.render.grouped import plural, tally
from chronology.render.rows import render_rows
from chronology.render.screen import Screen
from chronology.render.table import Column, cell_text

#: A cross table for people has at most so many columns of groups.
MOST_COLUMNS = 12

#: What has a number or a code beside its name in rows for programs.
_NUMBERED = {
    "place": "place_id",
    "country": "country_code",
    "category": "category_id",
    "actor": "actor_id",
    "source": "source_id",
    "tag": "tag_id",
}

_SUMS = ("low", "best", "high", "without_best", "unknown", "left_out")


def render_stats(
    format_: str, stats: Stats, rows: Sequence[Row], out: IO[str], screen: Screen
) -> None:
    """Write statistics in one of the formats of a listing, or as "bars".

    Args:
        format_: which.
        stats: the whole answer.
        rows: those of its rows that are to be shown.
        out: where to.
        screen: what ``out`` is.

    Raises:
        BadInputError: there is no such format.
    """
    if format_ == "bars":
        _render_bars(stats, rows, out, screen)
    elif format_ in ("table", "markdown") and len(stats.by) == 2:
        _render_cross(format_, stats, rows, out, screen)
    elif format_ in ("table", "markdown"):
        _render_table(format_, stats, rows, out, screen)
    else:
        shown = rows if stats.by else [stats.total]
        render_rows(format_, plain_columns(stats), (plain_row(stats, row) for row in shown), out)


def notes(stats: Stats) -> Iterator[str]:
    """Yield the sentences that belong to the answer, the total first."""
    total = stats.total
    counted = tally(total.certain or 0, total.possible or 0, total.events)
    yield f"{counted[0].upper()}{counted[1:]}."
    if stats.measure is not None:
        yield from _notes_of_measure(stats)
    if stats.overlapping:
        yield "Some events stand in several rows; the total counts each once."
    if stats.wide:
        yield _note_of_wide(stats)
    if stats.unplaced:
        unit = next(name for name in stats.by if name in UNITS)
        yield f"{plural(stats.unplaced, 'event')} could not be placed in any {unit}."


def _note_of_wide(stats: Stats) -> str:
    unit = next(name for name in stats.by if name in UNITS)
    only = "where certain"
    if stats.within is not None:
        first, last = stats.within
        only = f"in {first}" if first == last else f"from {first} to {last}"
    is_ = "is" if stats.wide == 1 else "are"
    return (
        f"{plural(stats.wide, 'event')} without a bound, or possible in more than {EACH} {unit}s,"
        f" {is_} counted only {only}."
    )


def _notes_of_measure(stats: Stats) -> Iterator[str]:
    certain, possible = stats.total.sums or (Sum(), Sum())
    said = _range(certain)
    rated = stats.total.certain is not None
    yield f"{stats.measure}: {said}{' in the certain events' if rated else ''}."
    if possible.known:
        yield f"The possible events would add {_range(possible)}."
    unknown = sum(stats.total.unknown)
    if unknown:
        yield f"{plural(unknown, 'event')} gave no figure, which is not zero."
    ranges = certain.without_best + possible.without_best
    if ranges:
        yield f"{plural(ranges, 'event')} gave a range and no best figure: best is without them."
    out = certain.left_out + possible.left_out
    if out:
        are = "is" if out == 1 else "are"
        yield (
            f"{plural(out, 'event')} with a figure {are} not added again,"
            " being part of another that has one, or the same as it."
        )


def _range(sum_: Sum) -> str:
    """Return "12 (low 10, high 15)"."""
    low, best, high = sum_.figures
    if low is None:
        return "not known"
    return f"{_figure(best)} (low {_figure(low)}, high {_figure(high)})"


def _figure(value: float | None) -> str:
    return "not known" if value is None else cell_text(value)


# -- tables ------------------------------------------------------------------


def _render_table(
    format_: str, stats: Stats, rows: Sequence[Row], out: IO[str], screen: Screen
) -> None:
    columns = [Column(name, least=12) for name in stats.by]
    columns.append(Column("events", right=True))
    if stats.rated:
        columns += [Column("certain", right=True), Column("possible", right=True)]
    if stats.measure is not None:
        columns += [
            Column(f"{stats.measure} {name}", right=True) for name in ("low", "best", "high")
        ]
        columns.append(Column("unknown", right=True, spare=1))
        if stats.rated:
            columns.append(Column("possibly added", right=True, spare=2))
    shown = [_table_row(stats, row, [label.text for label in row.labels]) for row in rows]
    if stats.by:
        shown.append(_table_row(stats, stats.total, ["total"]))
    else:
        shown = [_table_row(stats, stats.total, [])]
    render_rows(format_, columns, shown, out, screen)


def _table_row(stats: Stats, row: Row, labels: list[str]) -> list[object]:
    cells: list[object] = [*labels, row.events]
    if stats.rated:
        cells += [row.certain, row.possible]
    if row.sums is not None:
        cells += [*row.sums[0].figures, sum(row.unknown)]
        if stats.rated:
            cells.append(row.sums[1].figures[1])
    return cells


def _render_cross(
    format_: str, stats: Stats, rows: Sequence[Row], out: IO[str], screen: Screen
) -> None:
    """Write rows by columns; a cell is "12 +3": twelve certain, three more possible."""
    across = columns_of(stats, rows)[:MOST_COLUMNS]
    cells: dict[Label, dict[Label, str]] = {}
    for row in rows:
        cells.setdefault(row.labels[0], {})[row.labels[1]] = _cell(row)
    columns = [Column(stats.by[0], least=12)]
    columns += [Column(label.text, right=True, least=6) for label in across]
    shown = ([label.text, *(found.get(at, "") for at in across)] for label, found in cells.items())
    render_rows(format_, columns, shown, out, screen)


def columns_of(stats: Stats, rows: Sequence[Row]) -> list[Label]:
    """Return the second labels of a cross table: times in order, else the largest first."""
    sizes: dict[Label, int] = {}
    for row in rows:
        sizes[row.labels[1]] = sizes.get(row.labels[1], 0) + row.events
    by_time = stats.by[1] in UNITS

    def order(label: Label) -> tuple[bool, int, int, str]:
        return (label.key is None, 0 if by_time else -sizes[label], *label.order)

    return sorted(sizes, key=order)


def _cell(row: Row) -> str:
    if row.sums is not None:
        first, second = (sum_.figures[1] for sum_ in row.sums)
        return _two("?" if first is None else cell_text(first), cell_text(second))
    if row.certain is None:
        return str(row.events)
    return _two(str(row.certain or ""), str(row.possible or ""))


def _two(certain: str, possible: str) -> str:
    """Return "12 +3", "12" or "+3"."""
    return " ".join(filter(None, [certain, f"+{possible}" if possible else ""]))


# -- bars --------------------------------------------------------------------


def _render_bars(stats: Stats, rows: Sequence[Row], out: IO[str], screen: Screen) -> None:
    """Write a bar a row: of how many events, or of the best figures."""
    bars = []
    before: Row | None = None
    for row in rows if stats.by else [stats.total]:
        bars.append(_bar(stats, row)._replace(apart=_apart(stats, before, row)))
        before = row
    render_bars(bars, out, screen)


def _bar(stats: Stats, row: Row) -> Bar:
    label = row.labels[0].text if row.labels else "total"
    if row.sums is not None:
        first, second = (sum_.figures[1] or 0.0 for sum_ in row.sums)
        bar = Bar(label, first, second, _cell(row))
    else:
        certain = row.events if row.certain is None else row.certain
        bar = Bar(label, certain, row.possible or 0, _cell(row))
    if row.certain is None and row.labels and stats.by[0] in UNITS:
        # Events of no known time have no place on the scale.
        return bar._replace(solid=0, light=0)
    return bar


def _apart(stats: Stats, before: Row | None, row: Row) -> bool:
    """Return whether times without events lie between two rows."""
    if before is None or stats.by[0] not in UNITS:
        return False
    first, second = before.labels[0].key, row.labels[0].key
    return second is not None and int(second) - int(first or 0) > 1


# -- rows for programs -------------------------------------------------------


def plain_columns(stats: Stats) -> list[str]:
    """Return the headings of the rows that programs read."""
    columns = []
    for name in stats.by:
        columns.append(name)
        if name in _NUMBERED:
            columns.append(_NUMBERED[name])
    columns += ["events", "certain", "possible"]
    if stats.measure is not None:
        columns += ["measure", *_SUMS, *(f"possible_{name}" for name in _SUMS)]
    return columns


def plain_row(stats: Stats, row: Row) -> list[object]:
    """Return the cells of a row under ``plain_columns``."""
    cells: list[object] = []
    for name, label in zip(stats.by, row.labels, strict=True):
        cells.append(label.plain)
        if name in _NUMBERED:
            cells.append(label.id)
    cells += [row.events, row.certain, row.possible]
    if row.sums is not None:
        cells.append(stats.measure)
        cells += _plain_sum(row.sums[0], row.unknown[0])
        rated = row.certain is not None
        cells += _plain_sum(row.sums[1], row.unknown[1]) if rated else [None] * len(_SUMS)
    return cells


def _plain_sum(sum_: Sum, unknown: int) -> list[object]:
    return [*sum_.figures, sum_.without_best, unknown, sum_.left_out]
