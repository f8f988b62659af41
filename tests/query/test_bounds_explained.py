"""Why an event's bounds are what they are: chains of claims with who makes them."""

import json

import pytest

from chronology.dates import parse_edtf
from chronology.errors import UnknownNameError
from chronology.model import Actor, Event
from chronology.model.stored_dates import set_date
from chronology.network.timeline import Bound
from chronology.query.why import Why, explain_bounds
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.query.world import World, world

FIRST, LAST = Bound.START_EARLIEST, Bound.START_LATEST


def why(db: Location, event: int) -> Why:
    with open_reader(db) as reader:
        return explain_bounds(reader, event)


def lines(found: Why, bound: Bound) -> list[str]:
    return [step.line for step in found.bounds[bound].steps]


def voyage(made: World) -> tuple[int, int, int, int]:
    """A crossing, a fever, a camp, a return: the first and the last are dated."""
    cross = made.event("The crossing", "1911-12", words="in December 1911")
    fever, camp = made.event("The fever"), made.event("The camp")
    back = made.event("The return", "1913-07", words="In July 1913", basis_author="Ada")
    made.unit.get(Event, cross).basis_citation_id = made.cite(cross, "logbook", locator="p. 4")
    letter = made.cite(fever, "letter")
    made.relate(fever, "after", cross, citation_id=letter)
    made.relate(fever, "before", camp)
    made.relate(
        back, "after", camp, lag_words="three and a half months", lag_min="P3M7D", lag_max="P3M24D"
    )
    return cross, fever, camp, back


def test_each_bound_has_its_chain(db: Location) -> None:
    with world(db) as made:
        cross, fever, camp, back = voyage(made)
    found = why(db, fever)
    assert (found.id, found.title, found.stated) == (fever, "The fever", None)
    assert lines(found, FIRST) == [
        f"@{cross} The crossing: “in December 1911” (logbook, p. 4): not before 1911-12-01",
        f"@{fever} The fever: after @{cross} (letter): not before 1911-12-01",
    ]
    assert lines(found, Bound.END_LATEST) == [
        f"@{back} The return: “In July 1913” (adopted by Ada): not after 1913-07-31",
        (
            f"@{camp} The camp: “three and a half months” before @{back} (by the analyst):"
            " not after 1913-04-24"
        ),
        f"@{fever} The fever: before @{camp} (by the analyst): not after 1913-04-24",
    ]
    assert found.bounds[FIRST].line == "begins not before 1911-12-01"
    assert found.bounds[Bound.END_LATEST].line == "ends not after 1913-04-24"
    assert found.notes == ()


def test_as_json(one_db: Location) -> None:
    with world(one_db) as made:
        cross, fever, _camp, _back = voyage(made)
    shown = json.loads(json.dumps(why(one_db, fever).as_json()))
    assert set(shown) == {"id", "title", "stated", "bounds", "notes"}
    assert shown["stated"] is None
    assert shown["bounds"]["start_earliest"] == {
        "day": "1911-12-01",
        "steps": [
            {
                "event": cross,
                "title": "The crossing",
                "words": "“in December 1911”",
                "source": "logbook",
                "locator": "p. 4",
                "day": "1911-12-01",
            },
            {
                "event": fever,
                "title": "The fever",
                "words": f"after @{cross}",
                "source": "letter",
                "locator": None,
                "day": "1911-12-01",
            },
        ],
    }
    stated = why(one_db, cross).as_json()["stated"]
    assert stated == {
        "text": "in December 1911",
        "edtf": "1911-12",
        "earliest": "1911-12-01",
        "latest": "1911-12-31",
    }


def test_an_own_date_is_its_own_chain(one_db: Location) -> None:
    """Something five minutes long after it on the last day says no more in days."""
    with world(one_db) as made:
        call = made.event("The call", "1911", words="in 1911")
        answer = made.event("The answer", "1911", duration_min="PT5M", duration_max="PT5M")
        made.relate(answer, "after", call)
    assert lines(why(one_db, call), LAST) == [
        f"@{call} The call: “in 1911” (by the analyst): not after 1911-12-31"
    ]


def test_a_date_that_counts_from_another_shows_both(one_db: Location) -> None:
    with world(one_db) as made:
        war = made.event("The war", "1911")
        peace = made.event("The peace", "1912", words="the following year", date_anchor_id=war)
        treaty = made.event("The treaty")
        made.relate(treaty, "after", peace, lag_min="P1M", lag_max="P1M")
    found = why(one_db, treaty)
    assert [(step.event, step.words, step.day) for step in found.bounds[FIRST].steps] == [
        (war, "“1911”", "1911-01-01"),
        (peace, "“the following year”", "1912-01-01"),
        (treaty, f"P1M after @{peace}", "1912-02-01"),
    ]
    assert [step.event for step in why(one_db, peace).bounds[FIRST].steps] == [war, peace]


def test_lengths_say_which_end_they_bound(one_db: Location) -> None:
    with world(one_db) as made:
        stay = made.event(
            "The stay",
            "1911-03/",
            duration_words="two months",
            duration_min="P1M",
            duration_max="P2M",
        )
        siege = made.event("The siege", duration_min="P2M")
        made.relate(siege, "during", stay)
        rest = made.event("The rest", duration_max="P1M")
        made.relate(rest, "starts", stay)
    found = why(one_db, stay)
    assert lines(found, Bound.END_LATEST)[-1] == (
        f"@{stay} The stay: lasting “two months” (by the analyst): ends not after 1911-05-31"
    )
    assert lines(found, FIRST) == [
        f"@{stay} The stay: “1911-03/” (by the analyst): begins not before 1911-03-01"
    ]
    assert "lasting at most P1M" in lines(why(one_db, rest), Bound.END_LATEST)[-1]
    assert "lasting at least P2M" in lines(why(one_db, siege), Bound.END_EARLIEST)[-1]


def test_what_a_source_says_counts_where_nothing_is_adopted(one_db: Location) -> None:
    with world(one_db) as made:
        storm = made.event("The storm")
        made.cite(storm, "diary", says="1911-05", locator="p. 9")
    found = why(one_db, storm)
    assert lines(found, FIRST) == [
        f"@{storm} The storm: “1911-05” (diary, p. 9): not before 1911-05-01"
    ]
    assert found.stated is None


def test_lives_bound_events(one_db: Location) -> None:
    with world(one_db) as made:
        wedding = made.event("The wedding", who=["Ines"])
        set_date(made.unit.get(Actor, made["actor", "Ines"]), "born", parse_edtf("1880"))
    found = why(one_db, wedding)
    assert lines(found, Bound.END_EARLIEST) == [
        "Ines: born “1880” (by the analyst): not before 1880-01-01",
        f"@{wedding} The wedding: Ines took part, living (by the analyst): not before 1880-01-01",
    ]
    assert found.as_json()["bounds"]["end_earliest"]["steps"][0]["event"] is None
    assert found.bounds[LAST].line == "begins not after: nothing says"
    assert found.bounds[LAST].day is None


def test_a_conflict_is_named_where_it_is_and_where_it_is_not(one_db: Location) -> None:
    with world(one_db) as made:
        early, late = made.event("Early", "1910"), made.event("Late", "1920")
        made.relate(early, "after", late)
        other = made.event("Other")
        made.relate(other, "after", late)
        base = made.event("Base", "1900")
        made.relate(other, "after", base)
    found = why(one_db, early)
    assert found.notes == (
        (
            f"Nothing follows for @{early}: its date was left out,"
            " and what would bound it contradicts something else."
        ),
        (
            f"Left out, because they cannot all be true: @{early} “1910” (by the analyst);"
            f" @{late} “1920” (by the analyst); @{early} after @{late} (by the analyst)."
        ),
    )
    elsewhere = why(one_db, other)
    assert (
        elsewhere.bounds[FIRST].day == "1901-01-01" or elsewhere.bounds[FIRST].day == "1900-01-01"
    )
    assert elsewhere.notes == (
        (
            f"Left out as well: contradicting claims about @{early}, @{late};"
            " `chronology check` shows them."
        ),
    )


def test_lives_in_conflict_are_named(one_db: Location) -> None:
    with world(one_db) as made:
        speech = made.event("The speech", "1911", who=["Ines"])
        set_date(made.unit.get(Actor, made["actor", "Ines"]), "died", parse_edtf("1900"))
    (note,) = [line for line in why(one_db, speech).notes if line.startswith("Left out, ")]
    assert f"@{speech}, Ines took part, living (by the analyst)" in note
    assert "Ines died “1900” (by the analyst)" in note


def test_a_life_in_conflict_elsewhere_bounds_nothing(one_db: Location) -> None:
    """No relation leads from the march to the letter, and yet no death bounds the letter."""
    with world(one_db) as made:
        march = made.event("The march", "1911")
        speech = made.event("The speech", who=["Ines"])
        made.relate(speech, "after", march)
        letter = made.event("The letter", who=["Ines"])
        set_date(made.unit.get(Actor, made["actor", "Ines"]), "died", parse_edtf("1900"))
    found = why(one_db, letter)
    assert found.bounds[LAST].day is None
    assert any("Ines died “1900”" in note for note in found.notes)
    with open_reader(one_db) as reader:
        kept = reader.one("SELECT inferred_start_latest FROM event WHERE id = :id", {"id": letter})
    assert kept == (None,)


def test_a_doubted_date_casts_its_doubt(one_db: Location) -> None:
    with world(one_db) as made:
        maybe = made.event("Maybe", "1911?")
        then = made.event("Then")
        made.relate(then, "after", maybe)
    assert why(one_db, then).notes == (
        f"The date “1911?” of @{maybe} is itself uncertain, and so is what rests on it.",
    )


def test_nothing_follows_and_why(one_db: Location) -> None:
    with world(one_db) as made:
        alone = made.event("Alone")
        beside = made.event("Beside")
        made.relate(beside, "after", alone)
        waiting = made.event("Waiting", words="two days later")
        endless = made.event("Endless", "../..")
        refuted = made.event("Refuted", "1911", status="refuted")
    for event in (alone, beside):
        assert why(one_db, event).notes == (
            (
                f"Nothing follows for @{event}: it has no date, and nothing that stands relates it"
                " to a dated event."
            ),
        )
        assert all(not chain.steps for chain in why(one_db, event).bounds.values())
    assert why(one_db, waiting).notes == (
        f"Nothing follows for @{waiting}: “two days later” waits for a date to count from.",
    )
    assert "its date has no bounds" in why(one_db, endless).notes[0]
    assert why(one_db, refuted).notes == (
        f"@{refuted} is held to be refuted: nothing is concluded for it, or from it.",
    )


def test_an_unknown_event_is_refused(one_db: Location) -> None:
    with pytest.raises(UnknownNameError):
        why(one_db, 12)


def test_hours_are_told_where_hours_are_counted(one_db: Location) -> None:
    with world(one_db) as made:
        alarm = made.event("The alarm", "1911-07-16T08:00:00Z")
        relief = made.event("The relief")
        made.relate(relief, "after", alarm, lag_words="8 hours", lag_min="PT8H", lag_max="PT9H")
    found = why(one_db, relief)
    assert found.bounds[FIRST].line == "begins not before 1911-07-16 16:00"
    assert found.bounds[FIRST].day == "1911-07-16"
    assert lines(found, LAST)[-1].endswith(": not after 1911-07-16 17:00")


def test_years_before_christ_are_told_as_such(one_db: Location) -> None:
    with world(one_db) as made:
        oath = made.event("The oath", "-0043-03-15")
        war = made.event("The war")
        made.relate(war, "after", oath)
    found = why(one_db, war)
    assert found.bounds[FIRST].line == "begins not before 15 Mar 44 BC"
    assert found.bounds[FIRST].day == "-0043-03-15"
