"""In which years and months an event counts, and how surely."""

from chronology.query.filters import resolve_filter
from chronology.query.stats import statistics
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.query.world import world

Counted = dict[str | None, tuple[int | None, int | None]]


def counted(location: Location, by: str = "year", *within: str, certain: bool = False) -> Counted:
    with open_reader(location) as reader:
        wanted = resolve_filter(reader, within=within, certain=certain)
        stats = statistics(reader, wanted, [by])
    return {row.labels[0].plain: (row.certain, row.possible) for row in stats.rows}


def dated(location: Location, *dates: str) -> None:
    with world(location) as made:
        for number, date in enumerate(dates):
            made.event(f"Event {number}", date)


CERTAIN, POSSIBLE = (1, 0), (0, 1)


YEARS: tuple[tuple[str, Counted], ...] = (
    ("2016-07-15", {"2016": CERTAIN}),
    ("2016", {"2016": CERTAIN}),
    ("2016?", {"2016": POSSIBLE}),
    ("2016%", {"2015": POSSIBLE, "2016": POSSIBLE, "2017": POSSIBLE}),
    ("2016~", {"2015": POSSIBLE, "2016": POSSIBLE, "2017": POSSIBLE}),
    ("[2016-12-31..2017-01-01]", {"2016": POSSIBLE, "2017": POSSIBLE}),
    # Lasting through several, it is certain in each.
    ("2016-12-31/2017-01-01", {"2016": CERTAIN, "2017": CERTAIN}),
    ("2015/2017", {"2015": CERTAIN, "2016": CERTAIN, "2017": CERTAIN}),
    ("2015~/2017", {"2014": POSSIBLE, "2015": POSSIBLE, "2016": CERTAIN, "2017": CERTAIN}),
    # "2016 or 2018" is not possible in 2017; "both" is certain in each.
    ("[2016,2018]", {"2016": POSSIBLE, "2018": POSSIBLE}),
    ("{2016,2018}", {"2016": CERTAIN, "2018": CERTAIN}),
    ("201X-12-31", {f"201{digit}": POSSIBLE for digit in range(10)}),
    # A long winter's night: the ISO season 24 ends with February.
    ("2016-24", {"2016": POSSIBLE, "2017": POSSIBLE}),
    ("-0043-03-15", {"-0043": CERTAIN}),
    ("Y170000002", {"170000002": CERTAIN}),
    # No end, and nothing to limit it by but its own certain beginning.
    ("2014/..", {"2014": CERTAIN}),
    ("../2010", {"2010": CERTAIN}),
    # Nothing certain: in no year.
    ("[..2005]", {None: (None, None)}),
    ("XXXX-09", {None: (None, None)}),
)

MONTHS: tuple[tuple[str, Counted], ...] = (
    ("2016-07", {"2016-07": CERTAIN}),
    ("2016-07-31/2016-08", {"2016-07": CERTAIN, "2016-08": CERTAIN}),
    ("2016-33", {"2016-01": POSSIBLE, "2016-02": POSSIBLE, "2016-03": POSSIBLE}),
    ("-0043-03", {"-0043-03": CERTAIN}),
    ("[2015-12,2016-02]", {"2015-12": POSSIBLE, "2016-02": POSSIBLE}),
)


def test_units_of_a_date(one_db: Location) -> None:
    cases = [("year", *case) for case in YEARS] + [("month", *case) for case in MONTHS]
    dated(one_db, *(date for _, date, _ in cases))
    with open_reader(one_db) as reader:
        for number, (by, date, expected) in enumerate(cases, 1):
            stats = statistics(reader, resolve_filter(reader, ids=[number]), [by])
            found = {row.labels[0].plain: (row.certain, row.possible) for row in stats.rows}
            assert found == expected, date


def test_open_dates_count_between_the_certain_ones(db: Location) -> None:
    dated(db, "2014/..", "../2010", "[2013..]", "2009", "2016", "XXXX-09")
    assert counted(db) == {
        "2009": (1, 2),
        "2010": (1, 1),
        "2011": (0, 1),
        "2012": (0, 1),
        "2013": (0, 2),
        "2014": (1, 2),
        "2015": (0, 3),
        "2016": (1, 3),
    }


def test_open_dates_count_in_the_time_asked_for(db: Location) -> None:
    dated(db, "2014/..", "../2010", "[2013..]")
    assert counted(db, "year", "2012/2015") == {
        "2013": (0, 1),
        "2014": (1, 1),
        "2015": (0, 2),
    }


def test_an_event_counts_as_far_as_it_lies_in_the_time_asked_for(db: Location) -> None:
    dated(db, "2016", "2016-05/2017-02", "2017-03", "[2016-06..2016-08]")
    within = "2016-07/2017-01"
    assert counted(db, "year", within) == {"2016": (1, 2), "2017": (1, 0)}
    assert counted(db, "year", within, certain=True) == {"2016": (1, 0), "2017": (1, 0)}
    # Two times, one of them within a year and one of a set's members.
    assert counted(db, "year", "2016-07", "2017-02") == {"2016": (1, 2), "2017": (1, 0)}
    assert counted(db, "month", "[2016-06,2017-02]") == {"2016-06": (1, 2), "2017-02": (1, 0)}


def test_what_follows_from_others_is_only_possible(db: Location) -> None:
    with world(db) as made:
        made.event("Certain", "2015")
        first, end = 1451606400, 1514764800  # 2016 and 2017
        made.event("Undated", inferred_start_earliest=first, inferred_end_latest=end)
        made.event("Tightened", "[2014..2019]", inferred_start_earliest=first)
        made.event("Only after", inferred_start_earliest=first)
        made.event("Nothing known")
        made.event("At odds", "2012", inferred_start_earliest=first)
    assert counted(db) == {
        "2015": (1, 0),
        "2016": (0, 2),
        "2017": (0, 2),
        "2018": (0, 1),
        "2019": (0, 1),
        # "Only after" may have been after the last certain year only.
        None: (None, None),
    }
    with open_reader(db) as reader:
        stats = statistics(reader, resolve_filter(reader), ["year"])
    assert (stats.unplaced, stats.wide, stats.within) == (3, 1, ("2015", "2015"))
    assert stats.total.events == 6


def test_a_span_too_long_places_no_open_dates(one_db: Location) -> None:
    dated(one_db, "Y-170000000", "2016", "2014/..", "[2013..]")
    assert counted(one_db) == {
        "-170000000": CERTAIN,
        "2014": CERTAIN,
        "2016": CERTAIN,
        None: (None, None),
    }


def test_a_window_of_many_years_is_counted_between_the_others(one_db: Location) -> None:
    dated(one_db, "[0001..1900]", "1500", "1502", "[0500..1400]")
    years = counted(one_db)
    assert years["1500"] == (1, 1)
    assert years["1501"] == (0, 1)
    assert years["0500"] == years["1400"] == (0, 1)
    assert "0499" not in years
    assert "1503" not in years


def test_people_read_bc(one_db: Location) -> None:
    dated(one_db, "-0043-03")
    with open_reader(one_db) as reader:
        for by, words in (("year", "44 BC"), ("month", "March 44 BC")):
            stats = statistics(reader, resolve_filter(reader), [by])
            assert stats.rows[0].labels[0].text == words
