"""A text search in SQL: each word is the beginning of a word of the event or of its names.

The full text answers it, or, where an event is at hand, its own words do; both take
words as ``chronology.text.search_words`` writes them and so agree.
"""

from collections.abc import Iterator, Mapping, Sequence

from chronology.model.search import MATCHING, matching_words
from chronology.query.linking import exists
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

#: Words of more events than these are not looked up in the full text: it has to go
#: through all events of a word before it names the first.
LARGE = 80_000

#: How many of the latest events tell how common a word is.
_SAMPLE = 1000

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
    tests = {word: _test(statement, word, called[word]) for word in words}
    common = _common(statement, tests, reader)
    plain = [word for word in words if not called[word]]
    if plain:
        rare = [word for word in plain if word not in common]
        found = _matching(statement, rare, reader) if rare else None
        yield Part(" AND ".join(tests[word] for word in plain), found, exact=rare == plain)
    for word in words:
        if called[word]:
            found = None if word in common else _named(statement, word, called[word], reader)
            yield Part(tests[word], found)


def _common(statement: Statement, tests: Mapping[str, str], reader: Reader) -> set[str]:
    """Return the words that, judged by the latest events, occur in very many.

    They decide about speed alone; what is found is the same.
    """
    (events,) = reader.one("SELECT max(id) FROM event") or (0,)
    if (events or 0) <= LARGE:
        return set()
    sums = ", ".join(f"sum(CASE WHEN {test} THEN 1 ELSE 0 END)" for test in tests.values())
    sql = f"SELECT {sums} FROM (SELECT id, text_folded FROM event ORDER BY id DESC LIMIT {_SAMPLE}) AS e"  # noqa: S608 - our own words
    row = reader.one(sql, statement.params) or ()
    return {
        word
        for word, count in zip(tests, row, strict=True)
        if (count or 0) * events > LARGE * _SAMPLE
    }


def _called(reader: Reader, word: str) -> Called:
    """Return the actors and places a word of whose names begins so."""
    found: Called = {}
    for kind, table, sql in _NAMED:
        pattern = {"word": f"%{like(word)}%"}
        for number, name in reader.rows(sql.format(word=":word ESCAPE '!'"), pattern):
            if any(part.startswith(word) for part in search_words(name).split()):
                found.setdefault(table, (f"{kind}_id", set()))[1].add(number)
    return found


def _test(statement: Statement, word: str, called: Called) -> str:
    """Return the condition that a word of an event, or of a name in it, begins so."""
    first, later = statement.bind(f"{word}%"), statement.bind(f"% {word}%")
    tests = [f"e.text_folded LIKE {first}", f"e.text_folded LIKE {later}"]
    for table, (column, ids) in called.items():
        those = f"x.{column} IN {id_list(sorted(ids))}"
        tests.append(exists(table, those))
    return any_of(tests)


def _matching(statement: Statement, words: Sequence[str], reader: Reader) -> str:
    value = matching_words(reader.engine, words)
    return MATCHING[reader.engine].format(words=statement.bind(value))


def _named(statement: Statement, word: str, called: Called, reader: Reader) -> str:
    """Return the query of the events in which a word is said, or is somebody's name."""
    queries = [_matching(statement, [word], reader)]
    for table, (column, ids) in called.items():
        those = f"x.{column} IN {id_list(sorted(ids))}"
        queries.append(f"SELECT x.event_id FROM {table} AS x WHERE {those}")  # noqa: S608 - the same
    return " UNION ALL ".join(queries)
