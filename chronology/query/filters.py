"""Which events are asked for: a value, and how it comes from the words of a command."""

from collections.abc import Sequence
from dataclasses import dataclass

from chronology.dates.value import FuzzyDate
from chronology.errors import BadInputError
from chronology.model.vocabulary import Status
from chronology.query.dated import read_window
from chronology.store.lookup import look_up
from chronology.store.reader import Reader

#: How a list may be ordered; "-" before a name turns it round.
SORTS = (
    "when",
    "-when",
    "id",
    "-id",
    "title",
    "-title",
    "place",
    "-place",
    "category",
    "-category",
)

STATUSES = tuple(status.value for status in Status)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are asked for, in which order, and how many.

    Several values of one field mean any of them; several fields mean all.

    Args:
        text: words that must all occur, each as a word or the beginning of one in
            the title, the description, or the name of somebody or some place in
            the event; a text without a letter or a digit finds nothing.
        windows: times; an event is wanted if it may have been so in any of them.
        places: ids; each stands for all places within it too.
        actors: ids of participants.
        categories: ids; each stands for all categories within it too.
        sources: ids of sources that are cited for the event.
        tags: ids of tags.
        statuses: words such as "disputed".
        ids: ids of events.
        certain: whether it must have been so in one of the windows.
        sort: one of ``SORTS``.
        limit: at most so many, None for all.
        offset: how many of the first to leave out.
    """

    text: str = ""
    windows: tuple[FuzzyDate, ...] = ()
    places: tuple[int, ...] = ()
    actors: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    tags: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()
    certain: bool = False
    sort: str = "when"
    limit: int | None = None
    offset: int = 0


def resolve_filter(
    reader: Reader,
    *,
    text: str = "",
    within: Sequence[str | FuzzyDate] = (),
    where: Sequence[str] = (),
    who: Sequence[str] = (),
    category: Sequence[str] = (),
    source: Sequence[str] = (),
    tag: Sequence[str] = (),
    status: Sequence[str] = (),
    ids: Sequence[str | int] = (),
    certain: bool = False,
    sort: str = "when",
    limit: int | None = None,
    offset: int = 0,
) -> Filter:
    """Return the filter that the words of a command ask for.

    ``within`` are dates in words (or dates already read), the others names,
    aliases or ids.

    Raises:
        DateError: a date cannot be read.
        UnknownNameError: a name is not in the chronology.
        AmbiguousNameError: a name belongs to more than one.
        BadInputError: a status or an order that does not exist, or certainty
            without a time.
    """
    _refuse_contradictions(within, sort, certain=certain)

    def named(kind: str, words: Sequence[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(look_up(reader, kind, word) for word in words))

    return Filter(
        text=text,
        windows=tuple(read_window(reader, words) for words in within),
        places=named("place", where),
        actors=named("actor", who),
        categories=named("category", category),
        sources=named("source", source),
        tags=named("tag", tag),
        statuses=tuple(_status(word) for word in status),
        ids=named("event", tuple(str(word) for word in ids)),
        certain=certain,
        sort=sort,
        limit=limit,
        offset=offset,
    )


def _refuse_contradictions(within: Sequence[str | FuzzyDate], sort: str, *, certain: bool) -> None:
    if certain and not within:
        raise BadInputError(
            "“--certain” needs a time to be certain about.",
            "Add --in, as in `--in 2016 --certain`.",
        )
    if sort not in SORTS:
        raise BadInputError(
            f"A list cannot be sorted by “{sort}”.", f"Use one of {', '.join(SORTS)}."
        )


def _status(words: str) -> str:
    word = words.strip().lower()
    if word not in STATUSES:
        raise BadInputError(f"There is no status “{words}”.", f"Use one of {', '.join(STATUSES)}.")
    return word
