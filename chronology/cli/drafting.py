"""From the words of `add`, `cite` and `edit` to what the store writes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlmodel import select

from chronology.cli.event_words import EventWords
from chronology.cli.names import Names
from chronology.cli.words import event_id, split_actor, split_place, split_source
from chronology.model import Citation
from chronology.model.vocabulary import Status
from chronology.store.citations import cite
from chronology.store.drafts import CitationDraft, EventDraft, RelationDraft

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork


def draft_event(names: Names, words: EventWords) -> EventDraft:
    """Return the event that ``words`` describe, every name an id.

    Raises:
        ChronologyError: a name is unknown or ambiguous.
    """
    return EventDraft(
        title=words.title.strip(),
        description=words.describe,
        category_id=names.id_of("category", words.category) if words.category else None,
        when=words.when,
        lasting=words.lasting,
        status=words.status or Status.ALLEGED.value,
        places=places(names, words.where),
        who=participants(names, words.who),
        tags=words.tag,
        citations=[citation(names, words, source) for source in words.source],
        relations=[
            RelationDraft(
                kind=kind, other_id=names.id_of("event", str(event_id(other))), by=words.by
            )
            for kind, other in words.relations()
        ],
    )


def places(names: Names, given: Iterable[str]) -> list[tuple[int, str]]:
    """Return id and role of each ``[ROLE:]NAME``."""
    pairs = [split_place(words) for words in given]
    return [(names.id_of("place", name), role) for role, name in pairs]


def participants(names: Names, given: Iterable[str]) -> list[tuple[int, int]]:
    """Return the ids of actor and role of each ``NAME[:ROLE]``."""
    pairs = [
        split_actor(
            words,
            is_role=lambda role: names.known("role", role),
            is_actor=lambda name: names.known("actor", name),
        )
        for words in given
    ]
    return [(names.id_of("actor", name), names.role(role)) for name, role in pairs]


def source_and_locator(names: Names, words: str) -> tuple[int, str | None]:
    """Return the id of the source and the locator of ``SLUG[#LOCATOR]``."""
    if names.known("source", words):
        return names.id_of("source", words), None
    slug, locator = split_source(words)
    return names.id_of("source", slug), locator


def citation(names: Names, words: EventWords, source: str) -> CitationDraft:
    """Return what one source of the event says of it."""
    number, locator = source_and_locator(names, source)
    return CitationDraft(
        source_id=number,
        locator=locator,
        quote=words.quote,
        claimant_id=names.id_of("actor", words.claimant) if words.claimant else None,
        says_when=words.says_when,
        says_place_id=names.id_of("place", words.says_where) if words.says_where else None,
    )


def citation_of(unit: "UnitOfWork", names: Names, event: int, words: str) -> int:
    """Return the id of the event's citation of ``SLUG[#LOCATOR]``, written if there is none."""
    source, locator = source_and_locator(names, words)
    rows = unit.session.exec(select(Citation).where(Citation.event_id == event))
    for row in rows:
        if row.source_id == source and locator in (None, row.locator) and row.id is not None:
            return row.id
    made = cite(unit, event, CitationDraft(source_id=source, locator=locator))
    assert made.id is not None  # noqa: S101 - it has been written
    return made.id
