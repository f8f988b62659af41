"""Actors who may be one, by their names."""

from dataclasses import replace

import pytest

from chronology.checks.run import run_checks
from chronology.query.evidence import Facts
from tests.checks.asking import found, only
from tests.checks.ledger import read


class TestLikelyNamesakes:
    def test_a_name_that_lies_in_another(self, facts: Facts) -> None:
        """
        actor Omar
        actor "Omar Haddad" names="Abu Ali"
        """
        finding = only(facts, "likely-namesakes")
        assert (finding.certainty, finding.severity) == ("possible", "warning")
        assert finding.actors == (1, 2)
        assert finding.explanation == (
            "Actor 1 is Omar (person).",
            "Actor 2 is Omar Haddad (person), also called Abu Ali.",
            "They share a name that lies in the other's: “omar”.",
            "No event names both, and no tie joins them.",
            "therefore they may be one and the same: possible, not certain.",
        )
        assert finding.remedies == (
            "chronology actor merge 1 2",
            'chronology actor edit 1 --note "…"',
        )

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ('"Omar Haddad"', '"Ómar  HADDAD"'),
            ('"Omar Haddad"', '"Haddad, Omar"'),
            ('"Abd al-Rahman"', "Abdalrahman"),
            ("Omar", 'Ali names="Umar,Omar"'),
            ("M.H.", '"(M.H)"'),
            ("Omar kind=unknown", '"Omar Haddad"'),
            ('"Islamic State" kind=organisation', '"Islamic State of Iraq" kind="armed group"'),
        ],
    )
    def test_names_that_are_alike(self, one: str, other: str) -> None:
        facts = read(f"actor {one}\nactor {other}")
        assert [(c, v) for c, v, _ in found(facts, "likely-namesakes")] == [
            ("likely-namesakes", "possible")
        ]

    @pytest.mark.parametrize(
        "ledger",
        [
            'actor Omar\nactor "Omar Haddad" note="the elder"',
            'actor Omar\nactor "Omar Haddad" kind=state',
            'actor Omar\nactor "Father of Omar"',
            'actor Front "kind=armed group"\nactor "Brigade, Front" "kind=armed group"',
            'actor Front kind=organisation\nactor "Front - North" "kind=armed group"',
            'actor "South Sudan" kind=state\nactor Sudan kind=state',
            'actor "A B, C" "kind=armed group"\nactor "A B, C, D" kind=organisation',
            'actor Omar\nactor "Family of Omar" kind=unknown',
            'actor Omar\nactor "Omar Haddad"\ntie Omar "parent of" "Omar Haddad"',
            'actor Omar\nactor "Omar Haddad"\nevent 1 Meeting "who=Omar,Omar Haddad"',
            'actor Omar\nactor "Omar A"\nactor "Omar B"\nactor "Omar C"\nactor "Omar D"',
            "actor Omar\nactor Omari",
            'actor "Omar Haddad"\nactor "Omar Nasser"',
            'actor "Omar Haddad"\nactor "Ali Haddad"',
            'actor Abu\nactor "Abu Enes"',
            'actor "Omar al"\nactor "al Haddad"',
            'actor "Omar Haddad" names="Omar,Haddad Omar"',
            'actor "Ali Omar"\nactor "Sami Omar"\nactor "Omar Haddad"',
        ],
    )
    def test_names_that_say_nothing(self, ledger: str) -> None:
        assert found(read(ledger), "likely-namesakes") == []

    def test_a_part_of_a_name_is_only_a_note(self, facts: Facts) -> None:
        """
        actor "Sami al-Nasser" note="shares a name"
        actor "al-Nasser Yusuf Omar"
        """
        finding = only(facts, "likely-namesakes")
        assert (finding.certainty, finding.severity) == ("cannot-tell", "note")
        assert finding.explanation[0].endswith("Noted: shares a name")
        assert "“al nasser”" in finding.explanation[2]
        assert run_checks(facts, names=["likely-namesakes"]) == []

    def test_many_of_one_name_make_no_more_pairs_than_names(self) -> None:
        facts = read("\n".join(f'actor "{"x" * n}" names="Omar Ali"' for n in range(1, 21)))
        assert len(found(facts, "likely-namesakes")) == 19

    def test_a_common_word_is_not_looked_up(self) -> None:
        lines = [f'actor "Unit N{n}" kind=organisation' for n in range(60)]
        facts = read("\n".join([*lines, "actor Unit kind=organisation"]))
        assert found(facts, "likely-namesakes") == []

    def test_not_around_a_single_event(self, facts: Facts) -> None:
        """
        actor Omar
        actor "Omar Haddad"
        """
        assert found(replace(facts, scope=frozenset([1])), "likely-namesakes") == []
