"""What `actor`, `place`, `source`, `category` and `role` have in common.

Each is a group of five commands: `list`, `show` and `merge` are alike for all;
`add` and `edit` differ in their options, which the group's own file lists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.group import Group
from chronology.cli.helping import with_example
from chronology.cli.options import (
    create_option,
    filter_options,
    format_option,
    limit_option,
    page_format_option,
)
from chronology.cli.past import as_of_option

if TYPE_CHECKING:
    from chronology.cli.names import Names

#: Turns the options that were given into columns of the table.
Columns = Callable[["Names", dict[str, Any]], dict[str, Any]]
Fields = Callable[[Callable[..., Any]], Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class EntityDoor:
    """The door to one kind of thing.

    Args:
        kind: "actor", "place", "source", "category" or "role".
        about: the line that `--help` prints of the group.
        named: what its first argument is called.
        fields: the options of `add` and `edit`.
        columns: turns those options into columns.
        examples: an example of each command, by name.
        further_names: whether it has aliases.
    """

    kind: str
    about: str
    fields: Fields
    columns: Columns
    examples: Mapping[str, str]
    named: str = "NAME"
    further_names: bool = False

    @property
    def one(self) -> str:
        """Its kind with the article: "an actor", "a place"."""
        return f"an {self.kind}" if self.kind[0] in "aeiou" else f"a {self.kind}"

    def group(self) -> click.Group:
        """Return the group with its five commands."""
        group = Group(self.kind, help=with_example(self.about, self.examples["list"]))
        for make in (_add, _list, _show, _edit, _merge):
            group.add_command(make(self))
        return group

    def help(self, name: str, text: str) -> str:
        """Return the help of one command with its example."""
        return with_example(text, self.examples[name])


def _add(door: EntityDoor) -> click.Command:
    @click.command("add", help=door.help("add", f"Add {door.one} and print its number."))
    @click.argument("name", metavar=door.named)
    @door.fields
    @create_option
    @pass_database
    def add(database: Database, /, *, name: str, create: bool, **options: Any) -> None:
        from chronology.cli.entity_changes import add as added

        added(database, door, name, _given(options), create=create)

    return add


def _edit(door: EntityDoor) -> click.Command:
    what = door.named.lower()

    def further(function: Callable[..., Any]) -> Callable[..., Any]:
        if not door.further_names:
            return function
        return click.option(
            "--no-alias", multiple=True, metavar="NAME", help="Takes a further name away."
        )(function)

    @click.command(
        "edit",
        help=door.help(
            "edit",
            f'Change {door.one}. What is not named stays; empty words ("") clear a field.',
        ),
    )
    @click.argument("which", metavar=f"ID|{door.named}")
    @click.option(f"--{what}", "renamed", metavar=door.named, help=f"Another {what}.")
    @door.fields
    @further
    @create_option
    @pass_database
    def edit(
        database: Database, /, *, which: str, renamed: str | None, create: bool, **options: Any
    ) -> None:
        from chronology.cli.entity_changes import edit as edited

        given = _given(options)
        if renamed is not None:
            given[what] = renamed
        edited(database, door, which, given, create=create)

    return edit


def _merge(door: EntityDoor) -> click.Command:
    @click.command(
        "merge",
        help=door.help(
            "merge",
            f"Make one of two entries for the same {door.kind}. The first stays, and takes over"
            " all that referred to the second.",
        ),
    )
    @click.argument("keep", metavar=f"ID|{door.named}")
    @click.argument("other", metavar=f"ID|{door.named}")
    @pass_database
    def merge(database: Database, /, *, keep: str, other: str) -> None:
        from chronology.cli.entity_changes import merge as merged

        merged(database, door.kind, keep, other)

    return merge


def _list(door: EntityDoor) -> click.Command:
    @click.command(
        "list",
        help=door.help(
            "list", f"List every {door.kind}; with a filter, those of the events that match it."
        ),
    )
    @click.argument("text", nargs=-1)
    @filter_options
    @as_of_option
    @limit_option
    @format_option
    @pass_database
    def list_(database: Database, /, *, limit: int | None, format_: str, **wanted: Any) -> None:
        from chronology.cli.entity_lists import print_list

        print_list(database, door.kind, wanted, limit, format_)

    return list_


def _show(door: EntityDoor) -> click.Command:
    @click.command("show", help=door.help("show", f"Show everything that is known of {door.one}."))
    @click.argument("which", metavar=f"ID|{door.named}")
    @page_format_option
    @as_of_option
    @pass_database
    def show(database: Database, /, *, which: str, format_: str) -> None:
        from chronology.cli.entity_lists import print_one

        print_one(database, door.kind, which, format_)

    return show


def _given(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were given; () and None are those that were not."""
    return {name: value for name, value in options.items() if value not in (None, ())}
