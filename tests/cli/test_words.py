"""The small grammars inside options."""

import pytest

from chronology.cli.relating import said
from chronology.cli.words import coordinates, event_id, split_actor, split_place, split_source
from chronology.errors import BadInputError

ROLES = {"detainee", "witness"}
ACTORS = {"Balusha", "Unit: 5", "http://x.org"}


@pytest.mark.parametrize(
    ("words", "role", "name"),
    [
        ("Baghdad", "at", "Baghdad"),
        ("from:Baghdad", "from", "Baghdad"),
        ("To: Baghdad", "to", "Baghdad"),
        ("via:Hama: north", "via", "Hama: north"),
        ("Hama: north", "at", "Hama: north"),
        ("https://place.org", "at", "https://place.org"),
        ("at:from: a novel", "at", "from: a novel"),
        ("from:", "at", "from:"),
    ],
)
def test_place(words: str, role: str, name: str) -> None:
    assert split_place(words) == (role, name)


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("Balusha", "Balusha", None),
        ("Balusha:detainee", "Balusha", "detainee"),
        ("Balusha: witness", "Balusha", "witness"),
        ("Unit: 5", "Unit: 5", None),
        ("Unit: 5:witness", "Unit: 5", "witness"),
        ("http://x.org", "http://x.org", None),
        ("http://new.org", "http://new.org", None),
        ("Balusha:witnes", "Balusha", "witnes"),
        ("Nobody:known", "Nobody:known", None),
        ("Nobody:witness", "Nobody", "witness"),
        (":witness", ":witness", None),
    ],
)
def test_actor(words: str, name: str, role: str | None) -> None:
    assert split_actor(words, ROLES.__contains__, ACTORS.__contains__) == (name, role)


@pytest.mark.parametrize(
    ("words", "slug", "locator"),
    [
        ("report", "report", None),
        ("report#p. 4", "report", "p. 4"),
        ("report#page#4", "report", "page#4"),
        ("report#", "report#", None),
    ],
)
def test_source(words: str, slug: str, locator: str | None) -> None:
    assert split_source(words) == (slug, locator)


@pytest.mark.parametrize("words", ["12", "@12", " @12 "])
def test_event(words: str) -> None:
    assert event_id(words) == 12


@pytest.mark.parametrize("words", ["", "@", "0", "-3", "twelve", "@@1", "1.5", "²", "9" * 30])
def test_no_event(words: str) -> None:
    with pytest.raises(BadInputError, match="is not an event"):
        event_id(words)


def test_coordinates() -> None:
    assert coordinates("37.06, -37.38") == (37.06, -37.38)


@pytest.mark.parametrize("words", ["", "37", "91,0", "0,181", "a,b", "1,2,3", "nan,0", "inf,0"])
def test_no_coordinates(words: str) -> None:
    with pytest.raises(BadInputError, match="not a point"):
        coordinates(words)


@pytest.mark.parametrize(
    ("kind", "words", "now"),
    [
        ("after", "@1 is after @2", "@1 is now after @2"),
        ("part of", "@1 is part of @2", "@1 is now part of @2"),
        ("same as", "@1 is the same as @2", "@1 is now the same as @2"),
        ("meets", "@1 meets @2", "@1 now meets @2"),
        ("equals", "@1 equals @2", "@1 now equals @2"),
    ],
)
def test_a_relation_is_said_as_english_has_it(kind: str, words: str, now: str) -> None:
    assert said((1, kind, 2)) == words
    assert said((1, kind, 2), now=True) == now
