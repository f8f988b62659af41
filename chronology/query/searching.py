"""A text search in SQL: each word is the beginning of a word of the event or of its names.

The full text answers it, or, where an event is at hand, its own words do; both take
words as ``chronology.text.search_words`` writes them and so agree.
"""

from collections.abc import Iterator, Sequence

from chronology.model.search import MATCHING, matching_words
from chronology.query.parts import Part
from chronology.query.statement import Statement, any_of, id_list, like
from chronology.store.reader import Reader
from chronology.text import search_words

#: Whose names count, and what connects them with events.
_NAMED = (
    ("actor", "participation", "SELECT id, name_folded FROM actor WHERE name_folded LIKE {word}"),
    ("actor", "participation", "SELECT actor_id, name_folded FROM actor_name WHERE name_folded LIKE {word}"),
    ("place", "event_place", "SELECT id, name_folded FROM place WHERE name_folded LIKE {word}"),
    ("place", "event_place", "SELECT place_id, name_folded FROM place_name WHERE name_folded LIKE {word}"),
)  # fmt: skip

#: Ids of what is called by a word, by the table that connects it with events.
Called = dict[str, tuple[str, set[int]]]


def text_parts(statement: Statement, text: str, reader: Reader) -> Iterator[Part]:
    """Yield what a text search asks of events; a text without any word finds nothing."""
    words = list(dict.fromkeys(search_words(text).split()))
    if not words:
        if text.strip():
            yield Part("1 = 0")
        return
    called = {word: _called(reader, word) for word in words}
    plain = [word for word in words if not called[word]]
    if plain:
        tests = [_occurs(statement, word) for word in plain]
        yield Part(" AND ".join(tests), _matching(statement, plain, reader))
    for word in words:
        if called[word]:
            yield _named(statement, word, called[word], reader)


def _called(reader: Reader, word: str) -> Called:
    """Return the actors and places a word of whose names begins so."""
    found: Called = {}
    for kind, table, sql in _NAMED:
        pattern = {"word": f"%{like(word)}%"}
        for number, name in reader.rows(sql.format(word=":word ESCAPE '!'"), pattern):
            if any(part.startswith(word) for part in search_words(name).split()):
                found.setdefault(table, (f"{kind}_id", set()))[1].add(number)
    return found


def _occurs(statement: Statement, word: str) -> str:
    """Return the condition that a word of an event's own text begins so."""
    first, later = statement.bind(f"{word}%"), statement.bind(f"% {word}%")
    return f"(e.text_folded LIKE {first} OR e.text_folded LIKE {later})"


def _matching(statement: Statement, words: Sequence[str], reader: Reader) -> str:
    value = matching_words(reader.engine, words)
    return MATCHING[reader.engine].format(words=statement.bind(value))


def _named(statement: Statement, word: str, called: Called, reader: Reader) -> Part:
    """Return the part of a word that is also somebody's or some place's."""
    tests, queries = [_occurs(statement, word)], [_matching(statement, [word], reader)]
    for table, (column, ids) in called.items():
        those = f"x.{column} IN {id_list(sorted(ids))}"
        tests.append(f"EXISTS (SELECT 1 FROM {table} AS x WHERE x.event_id = e.id AND {those})")  # noqa: S608 - our own names
        queries.append(f"SELECT x.event_id FROM {table} AS x WHERE {those}")  # noqa: S608 - the same
    return Part(any_of(tests), " UNION ALL ".join(queries))
