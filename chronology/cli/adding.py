"""Adding an event: asking for its words, and writing what they say."""

from typing import TYPE_CHECKING

from chronology.cli.database import Database
from chronology.cli.drafting import draft_event
from chronology.cli.event_words import EventWords
from chronology.cli.interview import interview
from chronology.cli.names import Names
from chronology.store.dating import read_when
from chronology.store.events import add_event

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork


def asked(database: Database) -> EventWords:
    """Ask for an event at the terminal; return the words.

    Raises:
        DatabaseError: there is no chronology to add to.
        DeclinedError: the person stopped.
    """
    from chronology.dates.reading import read
    from chronology.query.dated import event_date, reading_settings

    def reading(words: str) -> str:
        with database.reader() as reader:
            settings = reading_settings(reader)
            return read(words, resolve=lambda event: event_date(reader, event), **settings).reading

    # Nobody should answer eight questions to hear that there is no database.
    with database.reader():
        pass
    return interview(reading)


def write(unit: "UnitOfWork", names: Names, words: EventWords) -> tuple[int | None, list[str]]:
    """Write the event; return its id, and in lines how its dates were read."""
    event = add_event(unit, draft_event(names, words))
    assert event.id is not None  # noqa: S101 - it has been written
    lines = [f"@{event.id} {event.title}"]
    if words.when is not None:
        lines.append(f"  when: “{words.when}”, {read_when(unit, words.when).wording}")
    if words.says_when is not None:
        said = read_when(unit, words.says_when).wording
        lines.append(f"  {words.source[0]} says: “{words.says_when}”, {said}")
    return event.id, lines
