"""From the words of the filter options to a filter, by ids and times."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from chronology.cli.usage import bad_usage

if TYPE_CHECKING:
    from chronology.query.filters import Filter
    from chronology.store.reader import Reader

#: The filter options that name something: the kind of thing, and the field for its ids.
_NAMED = {
    "where": ("place", "places"),
    "who": ("actor", "actors"),
    "category": ("category", "categories"),
    "source": ("source", "sources"),
    "tag": ("tag", "tags"),
}


def refuse_bad_filter(wanted: Mapping[str, Any]) -> None:
    """Refuse `--certain` where no time is asked for.

    Raises:
        click.UsageError: with what is missing.
    """
    if wanted["certain"] and not wanted["in_"]:
        raise bad_usage("--certain means certainly in a time, so it needs --in.")


def is_filtered(wanted: Mapping[str, Any]) -> bool:
    """Return whether any filter option was given."""
    return any(wanted[name] for name in ("in_", "status", *_NAMED))


def filter_of(reader: "Reader", wanted: Mapping[str, Any], **others: Any) -> "Filter":
    """Return the filter that the options ask for.

    Args:
        reader: the chronology, in which names are looked up.
        wanted: the filter options.
        others: further fields of the filter, such as ``text`` and ``sort``.

    Raises:
        ChronologyError: a name is unknown or ambiguous, or a time cannot be read.
    """
    from chronology.query.dated import read_window
    from chronology.query.filters import Filter

    for option, (kind, field) in _NAMED.items():
        others[field] = tuple(id_of(reader, kind, words) for words in wanted[option])
    return Filter(
        windows=tuple(read_window(reader, words) for words in wanted["in_"]),
        statuses=wanted["status"],
        certain=wanted["certain"],
        **others,
    )


def id_of(reader: "Reader", kind: str, words: str) -> int:
    """Return the id of what a filter names; its cure is to look, not to make it."""
    from chronology.errors import UnknownNameError
    from chronology.store.lookup import look_up

    try:
        return look_up(reader, kind, words)
    except UnknownNameError as unknown:
        cure = "" if kind == "tag" else f"`chronology {kind} list` shows what there is."
        raise UnknownNameError(kind, unknown.name, unknown.candidates, cure) from None
