"""Remedies that name a claim: by its number, its three words, or its source."""

from dataclasses import replace

from chronology.checks.reasoning.remedies import Remedies
from chronology.query.evidence import Facts
from tests.checks.asking import only


def test_a_citation_is_named_by_its_number_in_its_event(facts: Facts) -> None:
    """
    source wire
    event 1 Arrest
    event 2 Release
    cite 2 wire
    cite 1 wire rank=deprecated
    cite 1 wire
    """
    named = [Remedies(facts).rank_citation(citation) for citation in facts.citations.values()]
    assert named == [
        "chronology cite 2 --change 1 --rank deprecated",
        "chronology cite 1 --change 1 --rank deprecated",
        "chronology cite 1 --change 2 --rank deprecated",
    ]
    assert (
        Remedies(facts).rank_citation(facts.citations[3], "preferred").endswith("--rank preferred")
    )


def test_a_relation_is_named_by_its_words_and_where_need_be_by_its_source(facts: Facts) -> None:
    """
    source wire
    event 1 Arrest
    event 2 Release
    cite 2 wire
    relation 2 "part of" 1
    relation 2 after 1 cite=1
    relation 2 after 1
    """
    part, cited, bare = facts.relations
    assert (
        Remedies(facts).rank_relation(part) == "chronology relate 2 'part of' 1 --rank deprecated"
    )
    assert (
        Remedies(facts).rank_relation(cited).endswith("2 after 1 --source wire --rank deprecated")
    )
    assert Remedies(facts).rank_relation(bare).endswith("2 after 1 --source '' --rank deprecated")


def test_a_relation_in_the_words_of_a_date_falls_with_the_date(facts: Facts) -> None:
    """
    event 1 Arrest
    event 2 Release
    relation 2 after 1
    """
    dated = replace(facts.relations[0], from_date=True)
    assert Remedies(facts).rank_relation(dated) == 'chronology edit 2 --when "…"'


def test_a_broken_lag_can_be_given_up(facts: Facts) -> None:
    """
    event 1 Arrest when=2014
    event 2 Release when=2017
    relation 2 after 1 lag=P3M..P4M
    """
    assert only(facts, "lag").remedies[-1] == "chronology relate 2 after 1 --rank deprecated"
