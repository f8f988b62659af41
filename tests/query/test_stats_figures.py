"""Sums of a measure: rivals, unknown figures, parts, and records of one event."""

import pytest

from chronology.errors import BadInputError
from chronology.model import Measure
from chronology.query.filters import resolve_filter
from chronology.query.stats import statistics
from chronology.query.stats_answer import Row, Stats
from chronology.query.stats_figures import Overlaps
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.query.world import World, world

Figures = tuple[float | None, float | None, float | None]


def killed(
    made: World,
    event: int,
    low: float | None,
    best: float | None,
    high: float | None,
    **fields: object,
) -> None:
    """Claim a figure, without a citation or with one of the fields given."""
    citation = None
    if fields:
        slug = str(fields.pop("source", "wire"))
        citation = made.cite(event, slug, **fields)
    made.add(
        Measure(event_id=event, kind="killed", low=low, best=best, high=high, citation_id=citation)
    )


def ask(location: Location, *by: str, **words: object) -> Stats:
    with open_reader(location) as reader:
        return statistics(reader, resolve_filter(reader, **words), by, "killed")  # type: ignore[arg-type]  # the words of a test


def sums(row: Row) -> tuple[Figures, Figures]:
    assert row.sums is not None
    return row.sums[0].figures, row.sums[1].figures


def test_rival_claims_do_not_add_up(db: Location) -> None:
    with world(db) as made:
        made.source("reliable", reliability="B")
        made.source("doubtful", reliability="E")
        one = made.event("Rivals", "2016", where=["Kol"])
        killed(made, one, 4, 5, 6, source="doubtful")
        killed(made, one, 7, 8, 9, source="reliable")
        killed(made, one, 90, 91, 92, rank="deprecated")
        two = made.event("Preferred", "2016", where=["Kol"])
        killed(made, two, None, 20, None, source="reliable")
        killed(made, two, None, 10, None, source="doubtful", rank="preferred")
        three = made.event("The analyst's own", "2016", where=["Kol"])
        killed(made, three, None, 200, None, source="reliable")
        killed(made, three, None, 100, None)
        four = made.event("Credible", "2016", where=["Kol"])
        killed(made, four, 0, 3000, 3000, credibility=3)
        killed(made, four, 1000, 2000, 2000, credibility=1)
    stats = ask(db, "place")
    expected = (4 + 10 + 100 + 0, 8 + 10 + 100 + 2000, 9 + 20 + 200 + 3000)
    assert sums(stats.rows[0])[0] == sums(stats.total)[0] == expected


def test_unknown_is_not_zero(db: Location) -> None:
    with world(db) as made:
        killed(made, made.event("Both ends", "2016", where=["Kol"]), 3, None, 5)
        killed(made, made.event("One figure", "2016", where=["Kol"]), None, 2, None)
        killed(made, made.event("Empty", "2016", where=["Kol"]), None, None, None)
        killed(made, made.event("Withdrawn", "2016"), 1, 1, 1, rank="deprecated")
        killed(made, made.event("Low above best", "2017", where=["Tarn"]), 9, 8, 10.5)
        made.event("Nothing said", "2016", where=["Kol"])
    stats = ask(db, "place")
    rows = {row.labels[0].text: (sums(row)[0], row.unknown[0]) for row in stats.rows}
    assert rows == {
        "Kol": ((5, 2, 7), 2),
        "Tarn": ((9, 8, 10.5), 0),
        "no place given": ((None, None, None), 1),
    }
    assert stats.total.sums is not None
    assert stats.total.sums[0].without_best == 1
    assert sums(stats.total)[0] == (14, 10, 17.5)


def test_an_event_counts_once_a_group_and_once_in_all(db: Location) -> None:
    with world(db) as made:
        event = made.event(
            "Battle",
            "2016-12-31/2017-01-01",
            who=[("Reds", "attacker"), ("Reds", "victim"), "Blues"],
            sources=["wire", "wire", "paper"],
        )
        killed(made, event, 1, 2, 3, source="wire")
        killed(made, event, 1, 2, 3, source="paper")
    for by in ("actor", "source", "year"):
        stats = ask(db, by)
        assert [sums(row)[0] for row in stats.rows] == [(1, 2, 3), (1, 2, 3)], by
        assert sums(stats.total)[0] == (1, 2, 3)
        assert stats.overlapping


def test_certain_and_possible_figures_are_apart(db: Location) -> None:
    with world(db) as made:
        killed(made, made.event("Surely", "2016-03"), 1, 2, 3)
        killed(made, made.event("Perhaps", "[2016,2018]"), 10, 20, 30)
        made.event("Unknown, perhaps", "[2016,2018]")
    stats = ask(db, "year", within=["2016"])
    assert [sums(row) for row in stats.rows] == [((1, 2, 3), (10, 20, 30))]
    assert stats.rows[0].unknown == (0, 1)
    assert sums(stats.total) == ((1, 2, 3), (10, 20, 30))
    # Without a time the total is of all, whatever their dates.
    assert sums(ask(db, "year").total)[0] == (11, 22, 33)
    assert sums(ask(db, "year", within=["2016"], certain=True).total)[0] == (1, 2, 3)


def test_a_part_is_not_added_to_its_whole(db: Location) -> None:
    with world(db) as made:
        war = made.event("War", "2015/2016", where=["Meridia"])
        battle = made.event("Battle", "2016-05", where=["Kol"])
        assault = made.event("Assault", "2016-05-02", where=["Kol"])
        other = made.event("Elsewhere", "2016", where=["Tarn"])
        made.relate(assault, "part of", battle)
        made.relate(battle, "part of", war)
        made.relate(other, "part of", war, rank="deprecated")
        for event, figure in ((war, 100), (assault, 10), (other, 1)):
            killed(made, event, figure, figure, figure)
    stats = ask(db, "place")
    # The assault is part of the war through a battle without a figure; it
    # counts where the war does not.
    assert sums(stats.total)[0] == (101, 101, 101)
    assert stats.total.sums is not None
    assert stats.total.sums[0].left_out == 1
    rows = {row.labels[0].text: sums(row)[0][1] for row in stats.rows}
    assert rows == {"Meridia": 100, "Kol": 10, "Tarn": 1}
    years = {row.labels[0].text: sums(row)[0][1] for row in ask(db, "year").rows}
    assert years == {"2015": 100, "2016": 101}
    assert sums(ask(db, where=["Kol"]).total)[0] == (10, 10, 10)


def test_records_of_one_event_are_rivals(db: Location) -> None:
    with world(db) as made:
        one, two, three = (made.event(f"Record {n}", "2016", where=["Kol"]) for n in (1, 2, 3))
        made.relate(two, "same as", one)
        made.relate(three, "same as", two)
        killed(made, one, 5, 6, 7, source="wire")
        killed(made, two, 1, 2, 9, source="wire", rank="preferred")
        part = made.event("Part", "2016", where=["Kol"])
        killed(made, part, 1, 1, 1)
        made.relate(part, "part of", three)
    total = ask(db).total
    assert total.events == 4
    assert sums(total)[0] == (1, 2, 9)
    assert total.sums is not None
    assert total.sums[0].left_out == 2
    assert total.unknown == (1, 0)
    assert sums(ask(db, "place").rows[0])[0] == (1, 2, 9)


def test_parts_of_each_other_are_not_both_left_out() -> None:
    overlaps = Overlaps([(1, "part of", 2), (2, "part of", 1), (3, "part of", 2)])
    assert overlaps.wholes(1) == set()
    assert overlaps.wholes(2) == {1}
    assert overlaps.wholes(3) == {1, 2}
    assert 4 not in overlaps


def test_an_event_that_is_the_same_as_its_part_counts(one_db: Location) -> None:
    with world(one_db) as made:
        one, two = made.event("One", "2016"), made.event("Two", "2016")
        made.relate(one, "same as", two)
        made.relate(two, "part of", one)
        killed(made, one, 1, 1, 1)
        killed(made, two, 2, 2, 2)
    assert sums(ask(one_db).total)[0] == (1, 1, 2)


def test_what_cannot_be_added_is_refused(one_db: Location) -> None:
    with pytest.raises(BadInputError, match="No event of this chronology has a measure"):
        ask(one_db)
    with world(one_db) as made:
        for number, unit in enumerate(("persons", "households", None)):
            event = made.event("Flight", f"201{number}", sources=[f"source-{number}"])
            made.add(Measure(event_id=event, kind="displaced", best=5, unit=unit))
    with open_reader(one_db) as reader:
        everything = resolve_filter(reader)
        with pytest.raises(BadInputError, match="no measure “killed”") as error:
            statistics(reader, everything, measure="killed")
        assert "There are “displaced”" in str(error.value.cure)
        with pytest.raises(BadInputError, match="in households and in persons"):
            statistics(reader, everything, measure="displaced")
        narrowed = resolve_filter(reader, source=["source-0", "source-2"])
        assert statistics(reader, narrowed, measure=" Displaced").measure == "displaced"
