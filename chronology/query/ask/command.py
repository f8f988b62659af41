"""The ``list`` command that finds what a question asks for."""

from collections.abc import Sequence
from shlex import join

from chronology.errors import ChronologyError
from chronology.query.ask.names import Named
from chronology.query.filters import Filter
from chronology.store.lookup import look_up
from chronology.store.reader import Reader

_OPTIONS = {
    "place": "--where",
    "actor": "--who",
    "category": "--category",
    "source": "--source",
    "tag": "--tag",
}


def command_of(
    reader: Reader, wanted: Filter, phrases: Sequence[str], names: Sequence[Named]
) -> str:
    """Return the command, quoted for a shell.

    Args:
        reader: an open reader, to see which names stand for one entry only.
        wanted: the filter of the question.
        phrases: its times, in words.
        names: the names in it.
    """
    words = ["chronology", "list"]
    for said in phrases:
        words += [f"--in={said}"] if said.startswith("-") else ["--in", said]
    for kind, option in _OPTIONS.items():
        entries = {
            number: name
            for named in names
            if named.kind == kind
            for number, name in zip(named.ids, named.names, strict=True)
        }
        for number, name in entries.items():
            words += [option, _said(reader, kind, number, name)]
    if wanted.certain:
        words.append("--certain")
    if wanted.text:
        words += ["--", wanted.text] if wanted.text.startswith("-") else [wanted.text]
    return join(words)


def _said(reader: Reader, kind: str, number: int, name: str) -> str:
    """Return the name if it stands for this entry alone, else its id."""
    try:
        alone = look_up(reader, kind, name) == number
    except ChronologyError:
        alone = False
    return name if alone and not name.startswith("-") else str(number)
