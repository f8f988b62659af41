"""Dates without support, too exact or filled in by default, and where sources are from."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from chronology.checks.sources.defaults import improbable
from chronology.checks.sources.origins import circles, origins
from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read


def test_a_date_that_no_source_supports(facts: Facts) -> None:
    """
    event 1 Arrest when=2016-07-20
    cite 1 wire says=2016-07-08
    cite 1 paper says=2016-06 locator="page 3"
    """
    finding = only(facts, "unsupported-date")
    assert (finding.certainty, finding.severity) == ("certain", "warning")
    assert finding.sources == ("wire", "paper")
    assert finding.explanation == (
        "@1 “Arrest” is dated 2016-07-20.",
        "wire dates @1 2016-07-08.",
        "paper, page 3 dates @1 “2016-06” (2016-06-01 to 2016-06-30).",
        (
            "therefore nobody supports the adopted date:"
            " it is at least 11 days from what any of them says."
        ),
    )
    assert finding.magnitude_seconds == 11 * 86_400 + 1
    # It says all that a comparison with each source would.
    assert found(facts, "sources", possible=False) == [("unsupported-date", "certain", [1])]


def test_of_a_single_source_the_disagreement_says_all(facts: Facts) -> None:
    """
    event 1 Arrest when=2016-07-20
    cite 1 wire says=2016-07-08
    cite 1 paper
    """
    assert found(facts, "unsupported-date") == [("unsupported-date", "certain", [1])]
    assert found(facts, "sources", possible=False) == [("source-disagreement", "certain", [1])]


@pytest.mark.parametrize(
    ("adopted", "said", "certainty"),
    [
        ("2014/2019", ["2015/2016", "2016/2017"], "certain"),
        ("2016?", ["2017"], "possible"),
        ("[2015..2016]", ["[2016..2017]"], "possible"),
        ("[2015..2016]", ["[2016..2017]", "2018"], "possible"),
    ],
)
def test_dates_without_support(adopted: str, said: list[str], certainty: str) -> None:
    facts = read("\n".join([f"event 1 E when={adopted}", *(f"cite 1 wire says={s}" for s in said)]))
    assert found(facts, "unsupported-date") == [("unsupported-date", certainty, [1])]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("when=2016-07-15", ["2016"]),
        ("when=2016", ["2016-07-15"]),
        ("when=2016", ["2016", "2018"]),
        ("when=2014/2019", ["2014/2016", "2016/2019"]),  # an end from each
        ("when=2016-07/2017-03", ["2016-12"]),
        ("when=[2016..2017]", ["2016", "2017"]),
        ("when=2014/..", ["2018"]),
        ("when=2016 because=seen", ["2018"]),
        ("when=2016 basis=2", ["2018", ""]),
        ("when=2016 status=refuted", ["2018"]),
        ("when=2016", ["2018 rank=deprecated"]),
        ("when=2016", ["2018 stance=disputes"]),
        ("when=2016", [""]),
        ("", ["2018"]),
    ],
)
def test_dates_with_support_or_a_reason(event: str, said: list[str]) -> None:
    lines = [f"event 1 E {event}"]
    lines += [f"cite 1 wire says={s}" if s else "cite 1 wire" for s in said]
    assert found(read("\n".join(lines)), "unsupported-date") == []


def test_a_date_that_counts_from_another_event_rests_on_that(facts: Facts) -> None:
    """
    event 1 A when=2018-05-10
    event 2 B when=2018-05-11 anchor=1
    cite 2 wire says=2016
    relation 2 after 1 lag=P1D from_date=yes
    """
    assert found(facts, "unsupported-date", "false-precision") == []


def test_a_date_more_exact_than_every_source(facts: Facts) -> None:
    """
    event 1 Arrest when=2016-07-15
    cite 1 wire says=2016
    cite 1 paper says=2016-07
    """
    finding = only(facts, "false-precision")
    assert (finding.certainty, finding.severity) == ("possible", "warning")
    assert finding.explanation == (
        "@1 “Arrest” is dated 2016-07-15.",
        "wire dates @1 “2016” (2016-01-01 to 2016-12-31).",
        "paper dates @1 “2016-07” (2016-07-01 to 2016-07-31).",
        "No reason for the sharper date is stated, and none follows from other events.",
        "therefore the date is adopted more exactly than anybody gives it.",
    )


@pytest.mark.parametrize(
    ("adopted", "said"),
    [
        ("2016-07-10/2016-07-20", ["2016"]),
        ("2016-07/2017-03", ["2016/2017"]),
        ("2016", ["2016~"]),
    ],
)
def test_other_dates_that_are_too_exact(adopted: str, said: list[str]) -> None:
    facts = read("\n".join([f"event 1 E when={adopted}", *(f"cite 1 wire says={s}" for s in said)]))
    assert found(facts, "false-precision") == [("false-precision", "possible", [1])]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("when=2016", ["2016"]),
        ("when=2016-07-15", ["2016", "2016-07-15"]),
        ("when=[2016-06..2016-12]", ["2016", "[2016-06..2017-06]"]),  # what both leave
        ("when=2016", ["2016-07-15"]),
        ("when=2017", ["2016"]),
        ("when=2016-07-15 because=leaked", ["2016"]),
        ("when=2016-07-15 basis=2", ["2016", ""]),
        ("when=2016-07-15", ["2016 rank=deprecated"]),
    ],
)
def test_dates_as_exact_as_they_may_be(event: str, said: list[str]) -> None:
    lines = [f"event 1 E {event}"]
    lines += [f"cite 1 wire says={s}" if s else "cite 1 wire" for s in said]
    assert found(read("\n".join(lines)), "false-precision") == []


def test_what_follows_from_other_events_is_no_false_precision(facts: Facts) -> None:
    """
    actor Omar born=2016-03-01
    event 1 Operation when=2016-07-15
    event 2 Discharge
    event 3 Return when=2016-07-31
    event 4 Stay when=[2016-07-15..2016-07-31]
    event 5 Guess when=2016-07-20
    event 6 Life when=[2016-03..2016-12] who=Omar
    cite 4 wire says=2016
    cite 5 wire says=2016
    cite 6 wire says=2016
    relation 2 after 1
    relation 4 after 2
    relation 4 before 3
    relation 5 after 1
    relation 5 before 3
    """
    assert found(facts, "false-precision") == [("false-precision", "possible", [5])]


def test_of_a_contradiction_around_it_nothing_follows(facts: Facts) -> None:
    """
    event 1 A when=2016-07-15
    event 2 B when=2014
    event 3 C when=2018
    cite 1 wire says=2016
    relation 1 after 3
    relation 1 before 2
    """
    assert found(facts, "false-precision") == []


def test_read_before_it_was_published(facts: Facts) -> None:
    """
    source wire published=2020-05-12 accessed=2020-05-01
    event 1 A
    cite 1 wire
    """
    finding = only(facts, "accessed-before-published")
    assert (finding.certainty, finding.severity) == ("certain", "error")
    assert (finding.events, finding.sources) == ((1,), ("wire",))
    assert finding.explanation == (
        "wire was published 2020-05-12.",
        "It was accessed 2020-05-01.",
        "therefore it was read before there was anything to read: impossible by at least 10 days.",
    )


@pytest.mark.parametrize(
    ("published", "accessed", "expected"),
    [
        ("2020", "2019", "certain"),
        ("2020?", "2019", "possible"),
        ("[2019..2021]", "[2018..2020]", "possible"),
        ("2020", "2020", None),
        ("2020", "2020-01-01", None),
        ("2020-12-31", "2020", None),
        ("2019", "2020", None),
        ("[..2019]", "1990", None),
    ],
)
def test_published_and_accessed(published: str, accessed: str, expected: str | None) -> None:
    facts = read(f"source wire published={published} accessed={accessed}")
    wanted = [("accessed-before-published", expected, [])] if expected else []
    assert found(facts, "accessed-before-published") == wanted


def test_copies_of_one_wire_are_one(facts: Facts) -> None:
    """
    source agency
    source paper derived=agency
    source daily derived=paper
    source witness
    event 1 Copied
    cite 1 paper
    cite 1 daily
    event 2 Corroborated
    cite 2 paper
    cite 2 witness
    event 3 Single
    cite 3 paper
    cite 3 paper locator="page 4"
    event 4 Disputed
    cite 4 paper
    cite 4 daily stance=disputes
    event 5 Withdrawn
    cite 5 paper
    cite 5 daily rank=deprecated
    event 6 Both
    cite 6 agency
    cite 6 daily
    """
    assert found(facts, "single-origin") == [
        ("single-origin", "possible", [1]),
        ("single-origin", "possible", [6]),
    ]
    assert only(replace(facts, scope=frozenset([6])), "single-origin").explanation == (
        "@6 “Both” is supported by 2 sources.",
        "daily goes back to agency.",
        "therefore it rests on one origin, agency, however many repeat it.",
    )


def test_independent_sources_are_let_be(facts: Facts) -> None:
    """
    event 1 A
    cite 1 wire
    cite 1 paper
    """
    assert found(facts, "single-origin") == []


def test_sources_that_copy_each_other_in_a_circle(facts: Facts) -> None:
    """
    source wire derived=paper
    source paper derived=daily
    source daily derived=wire
    source blog derived=wire
    source alone
    event 1 A
    cite 1 daily
    cite 1 blog
    """
    finding = only(facts, "circular-derivation")
    assert (finding.certainty, finding.events) == ("certain", (1,))
    assert finding.sources == ("wire", "paper", "daily")
    assert finding.explanation == (
        "wire is stated to be derived from paper.",
        "paper is stated to be derived from daily.",
        "daily is stated to be derived from wire.",
        "therefore none of them can be where it began: impossible.",
    )
    assert found(facts, "single-origin") == [("single-origin", "possible", [1])]


def test_origins(facts: Facts) -> None:
    """
    source one derived=two
    source two derived=three
    source three
    source four derived=four
    source five derived=two
    """
    # Numbered as they are first named: one, two, three, four, five.
    assert circles(facts.sources) == [(4,)]
    assert origins(facts.sources) == {1: 3, 2: 3, 3: 3, 4: 4, 5: 3}


@pytest.mark.parametrize(
    ("adopted", "said", "what"),
    [
        ("2016-01-01", "2016", "1 January"),
        ("2016-01-01", "2016-03-07", "1 January"),
        ("2016-01-01", "[2015..2018]", "1 January"),
        ("2016-07-01", "2016-07", "first of the month"),
        ("2016-07-01", "2016-07-15", "first of the month"),
        ("at 2016-07-15 00:00", "2016-07-15", "00:00"),
        ("at 2016-07-15 00:00", "at 2016-07-15 14:20", "00:00"),
        ("2016-03-04", "2016-04-03", "swapped"),
        ("2016-03-04", "2016-04", "swapped"),
    ],
)
def test_dates_that_look_filled_in(adopted: str, said: str, what: str) -> None:
    facts = read(f'event 1 E "when={adopted}"\ncite 1 wire "says={said}"')
    finding = only(facts, "suspicious-default")
    assert (finding.certainty, finding.events) == ("possible", (1,))
    assert what in finding.explanation[-1]
    assert ("false-precision", "possible", [1]) not in found(facts)


@pytest.mark.parametrize(
    ("adopted", "said"),
    [
        ("2016-01-01", ["2016-01-01"]),
        ("2016-01-01", ["2016", "2016-01-01"]),
        ("2016-01-01", ["[2016-01-01..2016-01-03]"]),
        ("2016-01-01", ["2017-03-07"]),
        ("2016-01-01 because=seen", ["2016"]),
        ("2016-07-01", ["2016-08-15"]),
        ("2016-07-02", ["2016-07"]),
        ("2016-01-01/2016-12-31", ["2016"]),
        ("at 2016-07-15 00:00", ["at 2016-07-16 14:20"]),
        ("at 2016-07-15 00:01", ["2016-07-15"]),
        ("2016-03-04", ["2016-05-04"]),
        ("2016-03-14", ["2016-04"]),
        ("2016-03-03", ["2016-04"]),
        ("2016-03-04", ["[2016-04..2016-12]"]),
        ("2016-03-04", ["2016"]),
        ("2016-03", ["2016-04-03"]),
    ],
)
def test_dates_that_do_not_look_filled_in(adopted: str, said: list[str]) -> None:
    when, _, rest = adopted.partition(" because")
    lines = [f'event 1 E "when={when}" {"because" + rest if rest else ""}']
    lines += [f'cite 1 wire "says={words}"' for words in said]
    assert found(read("\n".join(lines)), "suspicious-default") == []


def test_a_dataset_full_of_new_years(facts: Facts) -> None:
    """
    event 100 Own when=2001-01-01
    """
    lines = [f"event {n} E when={2000 + n}-01-01" for n in range(1, 9)]
    lines += [f"event {n} E when=2000-05-{n}" for n in range(10, 25)]
    book = read("\n".join(lines))
    events = {n: replace(event, dataset=7) for n, event in book.events.items()}
    imported = replace(book, events=MappingProxyType({**events, **facts.events}))
    finding = only(imported, "suspicious-default")
    assert finding.events == tuple(range(1, 9))
    assert finding.explanation[:2] == (
        "Of 23 exact days in one dataset, 8 are the 1 January.",
        "By chance it would be about 1.",
    )
    assert found(replace(imported, scope=frozenset([100])), "suspicious-default") == []
    assert found(book, "suspicious-default") == []


def test_what_chance_would_bring_about() -> None:
    assert improbable(8, 23, 1 / 365)
    assert improbable(20, 20, 1 / 365)
    assert not improbable(1, 23, 1 / 365)
    assert not improbable(9, 12, 1 / 365)  # too few to tell
    assert not improbable(500, 10_000, 1 / 365)  # too small a share
    assert not improbable(3, 30, 11 / 365)
