"""Names that the chronology does not hold yet: offered, agreed to, made.

A command looks names up inside its unit of work, which holds the database's
lock. Nobody should wait for a person's answer under a lock; so an unknown name
takes the whole unit back, the person is asked, and the command runs again with
what was agreed.
"""

from collections.abc import Callable
from typing import TypeVar

from chronology.cli.output import say
from chronology.cli.terminal import ask, is_interactive
from chronology.errors import DeclinedError, UnknownNameError
from chronology.text import fold

T = TypeVar("T")

#: Kinds of thing that a name alone is enough to make.
CREATABLE = ("actor", "place", "source", "category", "role")


class Naming:
    """What was agreed about names so far.

    Args:
        create: whether every unknown name may be made (`--create`).
    """

    def __init__(self, *, create: bool) -> None:
        self._create = create
        self._agreed: set[tuple[str, str]] = set()
        self._meant: dict[tuple[str, str], str] = {}

    def meant(self, kind: str, name: str) -> str:
        """Return the name that the person chose instead of ``name``, or ``name``."""
        return self._meant.get((kind, fold(name)), name)

    def may_make(self, kind: str, name: str) -> bool:
        """Return whether something of that name may be made."""
        return kind in CREATABLE and (self._create or (kind, fold(name)) in self._agreed)

    def settle(self, unknown: UnknownNameError) -> None:
        """Ask what to do about an unknown name, and remember the answer.

        Raises:
            UnknownNameError: nobody can be asked, or such a thing needs more than a name.
            DeclinedError: the person wants neither a close match nor a new entry.
        """
        kind, name = unknown.kind, unknown.name
        if kind not in CREATABLE:
            raise unknown
        if not is_interactive():
            raise UnknownNameError(
                kind, name, unknown.candidates, f"Correct it, or make a new {kind} with --create."
            ) from None
        say(unknown.sentence.partition(" Close:")[0])
        for number, candidate in enumerate(unknown.candidates, start=1):
            say(f"  {number}  {candidate}")
        self._answer(kind, name, unknown.candidates)

    def _answer(self, kind: str, name: str, candidates: tuple[str, ...]) -> None:
        numbers = (
            f"{'1' if len(candidates) == 1 else f'1–{len(candidates)}'}, " if candidates else ""
        )
        answer = ask(f"{numbers}n for a new {kind}, another name, or Enter to stop: ")
        if answer.lower() == "n":
            self._agreed.add((kind, fold(name)))
        elif answer.isdigit() and 0 < int(answer) <= len(candidates):
            self._meant[kind, fold(name)] = candidates[int(answer) - 1]
        elif answer:
            self._meant[kind, fold(name)] = answer
        else:
            raise DeclinedError(
                f"There is no {kind} “{name}”, and none was made; nothing was changed."
            )


def settled(naming: Naming, change: Callable[[], T]) -> T:
    """Run ``change`` until every name in it is known, asking in between."""
    while True:
        try:
            return change()
        except UnknownNameError as unknown:
            naming.settle(unknown)
