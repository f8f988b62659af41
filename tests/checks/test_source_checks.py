"""What sources say, against each other and against what was adopted."""

import pytest

from chronology.checks.run import run_checks
from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read


def test_a_source_that_dates_it_otherwise(facts: Facts) -> None:
    """
    source wire
    event 1 Arrest when=2016-07-20
    cite 1 wire says=2016-07-08 locator="page 3"
    """
    finding = only(facts, "source-disagreement")
    assert finding.certainty == "certain"
    assert finding.severity == "warning"
    assert finding.sources == ("wire",)
    assert finding.explanation == (
        "@1 “Arrest” is dated 2016-07-20.",
        "wire, page 3 dates @1 2016-07-08.",
        "therefore they cannot both be right: they are at least 11 days apart.",
    )


@pytest.mark.parametrize(
    ("adopted", "says", "certainty"),
    [
        ("2016", "2017", "certain"),
        ("2016/2017", "2018", "certain"),
        ("2014/2017", "2016/2017", "certain"),
        ("XXXX-09", "2016-10-05", "certain"),
        ("[2016,2018]", "2017", "certain"),
        ("2016?", "2017", "possible"),
        ("[2015..2016]", "[2016..2017]", "possible"),
        ("2016-07/2017-03", "[2017..2018]", "possible"),
    ],
)
def test_dates_that_do_not_agree(adopted: str, says: str, certainty: str) -> None:
    facts = read(f"event 1 E when={adopted}\ncite 1 wire says={says}")
    assert found(facts, "source-disagreement") == [("source-disagreement", certainty, [1])]


@pytest.mark.parametrize(
    ("adopted", "says"),
    [
        ("2016", "2016"),
        ("2016", "2016-07-15"),
        ("2016-07-15", "2016"),
        ("2014-12", "XXXX-12"),
        ("2016-07/2017-03", "{2016,2017}"),
        ("2016-07/2017-03", "2016-12"),
        ("2016-07/2017-03", "2016/2017"),
        ("2014/..", "2014/2016"),
        ("../2010", "1999/2010"),
        ("[2016,2018]", "2018-05"),
        ("[1881..]", "1890"),
    ],
)
def test_refinement_is_agreement(adopted: str, says: str) -> None:
    for one, other in ((adopted, says), (says, adopted)):
        facts = read(f"event 1 E when={one}\ncite 1 wire says={other}")
        assert found(facts, "source-disagreement") == []


def test_two_sources_against_each_other(facts: Facts) -> None:
    """
    event 1 Undated
    cite 1 wire says=2016
    cite 1 paper says=2017
    cite 1 echo says=2017
    event 2 Vague when=[2015..2018]
    cite 2 wire says=2016
    cite 2 paper says=2017
    event 3 Adopted when=2016
    cite 3 wire says=2016
    cite 3 paper says=2017
    cite 3 blog says=2018 rank=deprecated
    event 4 Refuted when=2016 status=refuted
    cite 4 wire says=2019
    """
    expected = [("source-disagreement", "certain", [number]) for number in (1, 2, 3)]
    assert sorted(found(facts, "source-disagreement")) == expected


def test_a_source_that_disputes(facts: Facts) -> None:
    """
    event 1 A
    cite 1 wire
    cite 1 paper stance=disputes
    event 2 B status=disputed
    cite 2 paper stance=disputes
    event 3 C
    cite 3 paper stance=disputes rank=deprecated
    """
    finding = only(facts, "source-disputes")
    assert finding.events == (1,)
    assert finding.sources == ("paper",)
    assert finding.remedies == ("chronology edit 1 --status disputed",)


def test_a_first_day_of_programs_is_said_to_be_one(facts: Facts) -> None:
    """
    source wire published=1753-01-01
    event 1 Arrest when=2016-07-20
    cite 1 wire
    """
    finding = only(facts, "published-before-event")
    assert "Some programs write 1753-01-01 where they know no date." in finding.explanation
    assert finding.certainty == "certain"


def test_published_before_the_event(facts: Facts) -> None:
    """
    source wire published=2016-07-08
    event 1 Arrest when=2016-07-20
    cite 1 wire
    """
    finding = only(facts, "published-before-event")
    assert finding.certainty == "certain"
    assert finding.explanation[-1] == (
        "therefore it would report what had not yet begun: impossible by at least 11 days."
    )
    assert finding.explanation[1].endswith("; wire is cited for it.")
    assert finding.remedies[-1] == 'chronology edit 1 --when "…"'


def test_what_a_source_dates_itself_is_put_right_in_its_citation(facts: Facts) -> None:
    """
    source wire published=2016-07-08
    event 1 Arrest when=2016-07-01
    cite 1 wire says=2016-07-20
    """
    finding = only(facts, "published-before-event")
    assert finding.explanation[1].endswith(", by wire.")
    assert finding.remedies[-1] == 'chronology cite 1 --change 1 --says-when "…"'
    disagreeing = only(facts, "source-disagreement")
    assert disagreeing.remedies[-1] == "chronology cite 1 --change 1 --rank deprecated"


@pytest.mark.parametrize(
    ("published", "event", "cite", "expected"),
    [
        ("2015", "when=2016", "", "certain"),
        ("2015", "when=2016/2018", "", "certain"),
        ("2015?", "when=2016", "", "possible"),
        ("2016", "when=[2016-10..2017-02]", "", "possible"),
        ("2016", "when=2014", "says=2017", "certain"),
        ("2016", "when=2016", "", None),
        ("2016-03", "when=2016", "", None),
        ("2016", "when=2016-10", "", None),
        ("2016", "when=2014/2018", "", None),
        ("2016", "when=2014/..", "", None),
        ("2016", "when=[..2019]", "", None),
        ("2016", "", "", None),
        ("2016", "when=2017 status=planned", "", None),
        ("2016", "when=2017 status=refuted", "", None),
        ("2016", "when=2017", "rank=deprecated", None),
        ("2016", "when=2017", "says=2015", None),
    ],
)
def test_publication_and_event(published: str, event: str, cite: str, expected: str | None) -> None:
    facts = read(f"source wire published={published}\nevent 1 E {event}\ncite 1 wire {cite}")
    wanted = [("published-before-event", expected, [1])] if expected else []
    assert found(facts, "published-before-event") == wanted


def test_of_an_undated_source_nothing_can_be_told(facts: Facts) -> None:
    """
    source wire
    source unused
    source dated published=2020
    event 1 A when=2016
    event 2 B
    event 3 C
    cite 1 wire
    cite 2 wire
    cite 3 dated
    """
    finding = only(facts, "undated-source")
    assert finding.certainty == "cannot-tell"
    assert finding.events == (1, 2)
    assert found(facts, possible=False) == []


def test_the_events_of_one_import_are_told_together() -> None:
    lines = [f"event {number} E{number} dataset=1" for number in range(1, 21)]
    lines += ["event 30 Own", "event 31 Other dataset=2", "event 32 Taken dataset=1"]
    facts = read("\n".join([*lines, "source wire", "cite 32 wire rank=deprecated"]))
    assert found(facts, "unsourced", possible=False) == [
        ("unsourced", "certain", list(range(1, 21))),
        ("unsourced", "certain", [30]),
        ("unsourced", "certain", [31]),
        ("unsourced", "certain", [32]),
    ]
    together = run_checks(facts, names=["unsourced"])[0]
    assert together.explanation[0] == "20 events of one import, from @1 to @20, have no citation."


def test_unsourced(facts: Facts) -> None:
    """
    event 1 A
    event 2 B
    event 3 C
    cite 2 wire rank=deprecated
    cite 3 wire
    """
    assert found(facts, "unsourced", possible=False) == [
        ("unsourced", "certain", [1]),
        ("unsourced", "certain", [2]),
    ]
