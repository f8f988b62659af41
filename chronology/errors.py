"""The errors that a user can meet, each with its exit status and its cure.

Every message is one sentence that quotes what was given; ``cure`` says what to
do about it. The command line prints both and exits with ``exit_status``.
"""


class ChronologyError(Exception):
    """Something that the user can put right.

    Args:
        sentence: what is wrong, quoting what was given.
        cure: what to do about it, or "" where the sentence says it.
    """

    exit_status = 2

    def __init__(self, sentence: str, cure: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.sentence} {self.cure}".rstrip()


class BadInputError(ChronologyError):
    """Input that cannot be read whole, or an impossible request."""


class UnknownNameError(ChronologyError):
    """A name or an id that the chronology does not hold.

    ``kind`` is the kind of thing looked for ("actor", "place", "source" …),
    ``name`` what was given, ``candidates`` the closest names that exist.
    """

    def __init__(
        self, kind: str, name: str, candidates: tuple[str, ...] = (), cure: str = ""
    ) -> None:
        self.kind = kind
        self.name = name
        self.candidates = candidates
        near = " Close: " + ", ".join(candidates) + "." if candidates else ""
        super().__init__(f"There is no {kind} “{name}”.{near}", cure)


class AmbiguousNameError(ChronologyError):
    """A name that more than one entry answers to; the cure lists their ids."""


class DatabaseError(ChronologyError):
    """The database is missing, locked, corrupt, out of date or too new."""

    exit_status = 3


class DeclinedError(ChronologyError):
    """The user declined, or the change could not be written."""

    exit_status = 4
