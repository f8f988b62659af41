"""The history as a list of commands, and of one event as what each did to it."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from chronology.query.history import Change, Command
from chronology.render.page import Page
from chronology.render.rows import render_rows
from chronology.render.screen import Screen
from chronology.render.table import Column

_COLUMNS = (
    Column("command", right=True),
    Column("at"),
    Column("author", spare=2),
    Column("did"),
    Column("as typed", least=20),
    Column("note", spare=1),
)

#: Columns that follow from others, which are shown.
_WORKED_OUT = (
    *("_exact", "_earliest", "_latest", "_kind", "_precision", "_precision_rank"),
    *("_qualifier", "_lasting", "_has_members", "_folded", "_min", "_max"),
)


def render_commands(
    format_: str, commands: Iterable[Command], out: IO[str], screen: Screen
) -> None:
    """Write commands as rows, for people or for spreadsheets."""
    rows = (
        (each.id, each.at, each.author, each.effect, each.words, _note(each)) for each in commands
    )
    render_rows(format_, _COLUMNS, rows, out, screen)


def _note(command: Command) -> str:
    if command.undone_by is not None:
        return f"taken back by {command.undone_by}"
    return "" if command.undoes is None else f"took back {command.undoes}"


def render_changes(
    title: str, changes: Iterable[tuple[Command, list[Change]]], out: IO[str], screen: Screen
) -> None:
    """Write what each command did to one event, a section a command."""
    page = Page(out, screen)
    page.heading(title)
    for command, done in changes:
        note = f" ({_note(command)})" if _note(command) else ""
        heading = f"{command.id}  {command.at}  {command.author}: {command.words}{note}"
        page.section(heading, [line for change in done for line in _lines(change)])


def _lines(change: Change) -> Iterator[str]:
    what = "the event" if change.table == "event" else f"{_called(change.table)} {change.row}"
    if change.done != "changed":
        yield f"{what} {change.done}"
        return
    for name, (before, after) in change.fields.items():
        if not name.endswith(_WORKED_OUT):
            yield f"{what}: {_called(name)} {_value(before)} → {_value(after)}"


def _called(name: str) -> str:
    return name.replace("_", " ")


def _value(value: Any) -> str:
    if value is None:
        return "nothing"
    return f"“{value}”" if isinstance(value, str) else f"{value}"
