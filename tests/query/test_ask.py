"""Questions in plain words: what is understood of each, and which events answer."""

import io
import shlex
from pathlib import Path

import pytest

from chronology.dates import DateError
from chronology.errors import UnknownNameError
from chronology.formats import import_file
from chronology.query.ask import Question, understand
from chronology.query.events import list_events
from chronology.query.filters import resolve_filter
from chronology.render.answer import render_answer, render_understanding
from chronology.render.screen import Screen
from chronology.store.location import Location
from chronology.store.reader import Reader, open_reader
from tests.blank import Blank
from tests.query.invented import fill
from tests.query.questions_invented import QUESTIONS
from tests.query.questions_shipped import QUESTIONS as QUESTIONS_SHIPPED
from tests.query.world import world

SEEDS = Path(__file__).parents[2] / "seeds"

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


@pytest.fixture(scope="module")
def shipped(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Location:
    """The dataset in ``seeds/``, loaded into a file."""
    location = blank.copy(tmp_path_factory.mktemp("shipped") / "chronology.db")
    for name in ("vocabulary.yaml", "balusha-mh.yaml"):
        import_file(location, SEEDS / name)
    return location


def test_the_questions_on_the_shipped_dataset(shipped: Location) -> None:
    wrong = []
    with open_reader(shipped) as reader:
        for words, expected, present, absent in QUESTIONS_SHIPPED:
            question = understand(reader, words)
            found = [event.title for event in list_events(reader, question.filter)]
            told = understood(reader, question)
            if told != expected or set(present) - set(found) or set(absent) & set(found):
                wrong.append((words, told, found))
            assert same_by_command(reader, question) == found, question.command
    assert wrong == []


def test_there_are_fifty_questions() -> None:
    asked = {question[0] for question in (*QUESTIONS, *QUESTIONS_SHIPPED)}
    assert len(asked) >= 50
    assert len(QUESTIONS) >= 25


def test_a_date_that_cannot_be_read_is_refused_and_not_half_read(coast: Location) -> None:
    with open_reader(coast) as reader:
        for words in ("what happened on 30 February 1931", "who came after 31 June 1932"):
            with pytest.raises(DateError, match=r"1931|1932"):
                understand(reader, words)


def test_an_event_that_there_is_not_is_refused(coast: Location) -> None:
    with open_reader(coast) as reader, pytest.raises(UnknownNameError, match="@99"):
        understand(reader, "what happened two weeks after @99")


def test_what_was_guessed_is_said(coast: Location) -> None:
    with open_reader(coast) as reader:
        assert understand(reader, "what did Varga do").notes == (
            "“Varga” was taken for Ilse Varga.",
        )
        (several,) = understand(reader, "what did Reed do").notes
        assert several == "“Reed” may be any of: Jon Reed (2), Anna Reed (3)."
        (close,) = understand(reader, "what did Ilsa Varge do").notes[-1:]
        assert "No name and no text of this chronology has “Varge”." in close


def test_the_command_is_quoted_for_a_shell(coast: Location) -> None:
    with world(coast) as made:
        made.actor("O'Neil & Sons; rm -rf")
        made.actor("Jon Reed", note="the younger")
        made.event("A $HOME", who=[("O'Neil & Sons; rm -rf", "rower")])
    with open_reader(coast) as reader:
        command = understand(reader, "what did O'Neil & Sons; rm -rf do before 1932").command
        assert shlex.split(command)[-2:] == ["--who", "O'Neil & Sons; rm -rf"]
        command = understand(reader, "where was Jon Reed").command
        assert command == "chronology list --who 2 --who 10"
        command = understand(reader, ["what", "happened", "-0043"]).command
        assert command == "chronology list --in=-0043"


def test_a_question_of_no_words_asks_for_everything(coast: Location) -> None:
    with open_reader(coast) as reader:
        question = understand(reader, "?!")
        assert question.command == "chronology list"
        assert len(list(list_events(reader, question.filter))) == 10


def test_the_answer_says_how_it_was_understood(coast: Location) -> None:
    out = io.StringIO()
    with open_reader(coast) as reader:
        for words in (
            "what happened where in 1931",
            "how many events in 1931",
            "how many people were in Port Salt",
            "when was M.K. seen",
            "what precisely happened in Kol",
        ):
            question = understand(reader, words)
            render_understanding(question, out, Screen())
            events = list(list_events(reader, question.filter))
            render_answer(question, events, out, Screen())
    printed = out.getvalue()
    for expected in (
        "Understood as  chronology list --in 1931\n4 events: 2 certain, 2 possible.\n\nOld Quay",
        "Old Quay, Port Salt, Meridia — 2 events, all certain",
        "Çelik Island, Meridia — 1 event, possible",
        "4 actors in 5 events.",
        "@9  XXXX-09  M.K. is seen",
        "Could not place “precisely”.",
    ):
        assert expected in printed, expected
