"""The limits that checks keep to: shown, set for this chronology, taken back."""

import math
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from chronology.checks.limits import LIMITS, Limit, key_of
from chronology.cli.database import Database
from chronology.cli.output import say, screen
from chronology.errors import BadInputError, UnknownNameError
from chronology.render.rows import render_rows
from chronology.render.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronology.store.reader import Reader

_COLUMNS = (
    Column("name", least=18),
    Column("value", right=True, least=5),
    Column("unit", least=5),
    Column("default", right=True, least=7),
    Column("meaning", least=20),
    Column("source", spare=1),
)

#: A share of a whole cannot be more than this.
_SHARE = "of 1"


def limit_named(name: str) -> Limit:
    """Return the limit of that name.

    Raises:
        UnknownNameError: there is none, with the closest that there are.
    """
    known = {limit.name: limit for limit in LIMITS}
    if name in known:
        return known[name]
    near = tuple(get_close_matches(name, known, 3))
    raise UnknownNameError("limit", name, near, "`chronology check limits` lists them.")


def print_limits(database: Database, name: str | None, format_: str) -> None:
    """Print one limit, or all where ``name`` is None, as this chronology has them.

    Raises:
        UnknownNameError: there is no such limit.
    """
    limits = LIMITS if name is None else (limit_named(name),)
    with database.reader() as reader:
        rows = list(_rows(reader, limits))
    render_rows(format_, _COLUMNS, rows, sys.stdout, screen())


def _rows(reader: "Reader", limits: "Sequence[Limit]") -> Iterator[list[object]]:
    for limit in limits:
        value = float(reader.setting(key_of(limit.name), limit.default))
        yield [limit.name, value, limit.unit, limit.default, limit.meaning, limit.source]


def set_limit(database: Database, name: str, words: str | None) -> None:
    """Set a limit for this chronology; back to its default where ``words`` is None.

    Raises:
        UnknownNameError: there is no such limit.
        BadInputError: the words are no number that it can have.
    """
    from chronology.store.settings import set_setting

    limit = limit_named(name)
    value = None if words is None else _number(limit, words)
    with database.unit() as unit:
        before = float(unit.reader.setting(key_of(name), limit.default))
        set_setting(unit, key_of(name), value)
    now = limit.default if value is None else value
    whose = "the usual limit" if value is None else "for this chronology"
    say(f"{name} is now {now:g} {limit.unit}, {whose}; it was {before:g}.")


def _number(limit: Limit, words: str) -> float:
    """Return the number in ``words``, written alone or with the limit's unit.

    Raises:
        BadInputError: it is none, or the limit cannot have it.
    """
    example = f"Give a number, as in `chronology check limits {limit.name} {limit.default:g}`."
    try:
        value = float(words.strip().removesuffix(limit.unit))
    except ValueError:
        raise BadInputError(f"“{words}” is not a number{_of(limit)}.", example) from None
    if not math.isfinite(value) or value < 0:
        raise BadInputError(f"The limit {limit.name} cannot be “{words}”.", example)
    if limit.unit == _SHARE and value > 1:
        raise BadInputError(f"The limit {limit.name} cannot be more than 1.", example)
    return value


def _of(limit: Limit) -> str:
    return "" if limit.unit == _SHARE else f" of {limit.unit}"
