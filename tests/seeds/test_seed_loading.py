"""The shipped files in a real chronology: loaded once, loaded twice, asked."""

from pathlib import Path

import pytest

from chronology.formats import import_file
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.resources import seeds_folder

FILES = ("vocabulary.yaml", "balusha-mh.yaml")
TABLES = (
    "actor", "actor_name", "category", "citation", "dataset", "event", "event_place",
    "history_change", "history_command", "measure", "participation", "place", "place_name",
    "relation", "role", "setting", "source", "tie",
)  # fmt: skip


def load(location: Location) -> None:
    for name in FILES:
        report = import_file(location, Path(seeds_folder()) / name)
        assert [str(refusal) for refusal in report.refused] == []


def counts(location: Location) -> dict[str, int]:
    with open_reader(location) as reader:
        # The names are those above.
        return {table: reader.one(f"SELECT COUNT(*) FROM {table}")[0] for table in TABLES}


def test_loading_twice_adds_nothing(db: Location, dataset: dict[str, list[object]]) -> None:
    load(db)
    once = counts(db)
    assert once["event"] == len(dataset["events"])
    assert once["source"] == 3
    assert once["dataset"] == 1
    load(db)
    assert counts(db) == once


@pytest.fixture
def loaded(one_db: Location) -> Location:
    load(one_db)
    return one_db


def test_a_date_by_another_event_becomes_a_relation(loaded: Location) -> None:
    with open_reader(loaded) as reader:
        rows = reader.rows(
            "SELECT one.title, relation.kind, other.title FROM relation"
            " JOIN event one ON one.id = relation.event_id"
            " JOIN event other ON other.id = relation.other_id"
            " WHERE relation.from_date AND one.date_anchor_id = other.id"
        )
        assert set(rows) == {
            (
                "Balusha says he joined Jund Ansar Allah",
                "after",
                "Balusha says he met Mahmoud al-Talib",
            ),
            (
                "Balusha says he was arrested in a raid on a mosque",
                "after",
                "Balusha says he met Mahmoud al-Talib",
            ),
            (
                "Balusha says Mahmoud al-Talib was imprisoned",
                "during",
                "Balusha says Hamas commanders joined ISIS, travelling by way of Turkey",
            ),
            (
                "Balusha says he was released from prison",
                "after",
                "Balusha says he was arrested in a raid on a mosque",
            ),
            (
                "Balusha alleges that the Turkish state went on helping ISIS",
                "after",
                "Balusha alleges that the Turkish state openly supported ISIS",
            ),
        }


def test_every_stated_date_is_in_the_words_of_a_source(loaded: Location) -> None:
    with open_reader(loaded) as reader:
        rows = list(reader.rows("SELECT says_text FROM citation WHERE says_text IS NOT NULL"))
    words = {text for (text,) in rows}
    assert {"In July 2016", "Till 2010", "The following year", "in September"} <= words


def test_the_interview_stands_behind_the_second_article(loaded: Location) -> None:
    with open_reader(loaded) as reader:
        row = reader.one(
            "SELECT origin.slug FROM source JOIN source origin"
            " ON origin.id = source.derived_from_id WHERE source.slug = 'article-b'"
        )
    assert row == ("firat-interview",)
