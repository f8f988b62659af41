"""What no chronology can hold is refused record by record; what is said makes the digest."""

from dataclasses import replace

import pytest

from chronology.dates import parse_edtf
from chronology.formats.dataset.dates import Dates
from chronology.formats.dataset.digesting import RecordError
from chronology.formats.dataset.record import (
    Actor,
    Cited,
    Figure,
    Lasting,
    Located,
    Name,
    Party,
    Place,
    Record,
    Related,
    Source,
)
from chronology.formats.dataset.said import Digests, extra_json
from chronology.formats.dataset.words import event_words
from chronology.text import event_words as plain_words

PLAIN = Record("1", "A ship calls", parse_edtf("2016-07-15"))


def digest(record: Record) -> str:
    """Return the digest of a record, as the loader makes it."""
    return Digests().of(record, Dates().of(record.date), extra_json(record))


@pytest.mark.parametrize(
    ("changes", "where", "why"),
    [
        ({"title": " "}, "title", "the row has no title"),
        ({"title": "A \0 ship"}, "", "the character NUL"),
        ({"description": "half \ud800"}, "", r"it holds U\+D800, half of a character"),
        ({"status": "rumoured"}, "status", "“rumoured” or “public” means nothing here"),
        ({"manner": "twice"}, "status", "means nothing here"),
        ({"figures": (Figure("killed", None, float("nan"), None),)}, "figures", "infinite"),
        ({"figures": (Figure("killed", None, None, float("inf")),)}, "figures", "infinite"),
        ({"extra": {"a": float("inf")}}, "", "infinite"),
        ({"places": (Located(Place("Quay"), "near"),)}, "places", "“near” is none of at, from"),
        ({"places": (Located(Place("Quay", latitude=1.0)),)}, "places", "one coordinate without"),
        (
            {"places": (Located(Place("Quay", latitude=91.0, longitude=0.0)),)},
            "places",
            "is no point on the Earth",
        ),
        (
            {"places": (Located(Place("Q", latitude=1.0, longitude=0.0, radius_m=-1.0)),)},
            "places",
            "is no radius on the Earth",
        ),
        ({"who": (Party(Actor("Ana", "ship"), "caller"),)}, "who", "“ship” is none of person"),
        (
            {"citations": (Cited(Source("log"), stance="doubts"),)},
            "citations",
            "means nothing here",
        ),
        (
            {
                "citations": (
                    Cited(
                        Source("log", reliability="G"),
                    ),
                )
            },
            "citations",
            "none of A to F",
        ),
        ({"related": (Related("beside", "2"),)}, "related", "“beside” is none of before"),
        ({"tags": ("t",), "who": (Party(Actor("A"), "r"),) * 4096}, "", "fewer than 4096"),
    ],
)
def test_what_no_chronology_can_hold(changes: dict[str, object], where: str, why: str) -> None:
    with pytest.raises(RecordError, match=why) as refused:
        digest(replace(PLAIN, **changes))  # type: ignore[arg-type] # fields of every type
    assert refused.value.where == where


def _everything() -> Record:
    fictia = Place("Fictia", country="XF")
    quay = Place("Quay", fictia, latitude=1.0, longitude=2.0, aliases=(Name("Kai"),))
    ana = Actor("Ana", "person", born=parse_edtf("1960~"))
    cited = Cited(
        Source("log", "The log", published=parse_edtf("2016")),
        "p. 1", "Arrived", "en", "supports", 2, "normal", ana, parse_edtf("2016-07"), quay, "n",
    )  # fmt: skip
    return replace(
        PLAIN,
        description="By night",
        category=("traffic", "call"),
        manner="once",
        lasting=Lasting("two days", "P2D", "P2D"),
        places=(Located(quay, "at", 0),),
        who=(Party(ana, "caller", 0),),
        citations=(cited,),
        basis=0,
        figures=(Figure("wounded", 1.0, 2.0, None, "people", 0),),
        tags=("storm",),
        related=(Related("after", "2"),),
        extra={"berth": "4"},
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Another ship calls"},
        {"date": parse_edtf("2016-07-16")},
        {"date": None},
        {"description": None},
        {"category": ("traffic",)},
        {"status": "disputed"},
        {"handling": "internal"},
        {"manner": None},
        {"lasting": Lasting("two days", "P2D", None)},
        {"places": ()},
        {"who": ()},
        {"citations": ()},
        {"basis": None},
        {"figures": (Figure("wounded", 1.0, 2.0, 2.0, "people", 0),)},
        {"tags": ("calm",)},
        {"related": (Related("after", "3"),)},
        {"extra": {"berth": "5"}},
    ],
)
def test_a_digest_tells_every_field(changes: dict[str, object]) -> None:
    whole = _everything()
    assert digest(whole) == digest(_everything())
    assert len(digest(whole)) == 16
    assert digest(replace(whole, **changes)) != digest(whole)  # type: ignore[arg-type] # fields of every type


def test_a_digest_tells_what_is_said_of_things() -> None:
    before = digest(_everything())
    for change in (
        lambda one: setattr(one.places[0].place, "radius_m", 5.0),
        lambda one: setattr(one.places[0].place.parent, "name", "Fabula"),
        lambda one: setattr(one.who[0].actor, "kind", "organisation"),
        lambda one: setattr(one.citations[0].source, "author", "Ada"),
        lambda one: setattr(one.citations[0], "quote", "Left"),
        lambda one: setattr(one.citations[0], "says", None),
        lambda one: setattr(one.citations[0], "says_place", None),
        lambda one: setattr(one.citations[0], "note", None),
    ):
        record = _everything()
        change(record)
        assert digest(record) != before


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("State-based violence: “Gov. of Fictia” – Şanlıurfa’s Front", None),
        ("Al-Qa'im\u2003and ǅ ΣΑΣ ﬁ İ", "two\nlines\tand\u00a0more ʼ - x"),
        ("ـ", ""),
        ("x" * 300 + "-" + "é" * 300, "y" * 400),
    ],
)
def test_words_folded_one_by_one_are_those_of_the_whole(
    title: str, description: str | None
) -> None:
    assert event_words(title, description) == plain_words(title, description)
