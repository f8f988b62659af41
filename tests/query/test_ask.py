"""Questions in plain words: what is understood of each, and which events answer."""

import shlex

import pytest

from chronology.query.ask import Question, understand
from chronology.query.events import list_events
from chronology.query.filters import resolve_filter
from chronology.store.location import Location
from chronology.store.reader import Reader, open_reader
from tests.query.invented import fill
from tests.query.questions_invented import QUESTIONS
from tests.query.world import world

NAMED = {
    "places": "SELECT name FROM place WHERE id = :id",
    "actors": "SELECT name FROM actor WHERE id = :id",
    "categories": "SELECT name FROM category WHERE id = :id",
    "sources": "SELECT slug FROM source WHERE id = :id",
    "tags": "SELECT name FROM tag WHERE id = :id",
}


@pytest.fixture
def coast(db: Location) -> Location:
    with world(db) as made:
        fill(made)
    return db


def understood(reader: Reader, question: Question) -> dict[str, object]:
    """Return what a question was taken for, without what is empty."""
    wanted = question.filter
    told: dict[str, object] = {
        "windows": [window.edtf for window in wanted.windows],
        "text": wanted.text,
        "certain": wanted.certain,
        "by": "" if question.asking.by == "list" else question.asking.by,
        "count": question.asking.count,
        "unplaced": list(question.unplaced),
    }
    for field, sql in NAMED.items():
        ids = getattr(wanted, field)
        told[field] = [(reader.one(sql, {"id": number}) or ("?",))[0] for number in ids]
    return {key: value for key, value in told.items() if value}


def same_by_command(reader: Reader, question: Question) -> list[str]:
    """Return the titles that the printed ``list`` command finds."""
    words = shlex.split(question.command)
    assert words[:2] == ["chronology", "list"]
    options: dict[str, list[str]] = {}
    rest = iter(words[2:])
    text, certain = "", False
    for word in rest:
        if word == "--certain":
            certain = True
        elif word.startswith("--") and "=" in word:
            name, _, value = word[2:].partition("=")
            options.setdefault(name, []).append(value)
        elif word.startswith("--") and word != "--":
            options.setdefault(word[2:], []).append(next(rest))
        elif word != "--":
            text = word
    wanted = resolve_filter(
        reader,
        text=text,
        certain=certain,
        within=options.pop("in", []),
        **options,  # type: ignore[arg-type]  # lists of words
    )
    return [event.title for event in list_events(reader, wanted)]


def test_the_questions(coast: Location) -> None:
    wrong = []
    with open_reader(coast) as reader:
        for words, expected, titles in QUESTIONS:
            question = understand(reader, words)
            found = [event.title for event in list_events(reader, question.filter)]
            told = understood(reader, question)
            if (told, found) != (expected, titles):
                wrong.append((words, told, found))
            assert same_by_command(reader, question) == found, question.command
    assert wrong == []
