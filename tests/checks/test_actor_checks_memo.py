"""What is worked out once of the same facts, and forgotten with them."""

import gc
from weakref import ref

from chronology.checks.reasoning.memo import per_facts
from chronology.query.evidence import Facts


def test_it_runs_once_for_the_same_facts() -> None:
    asked = []

    @per_facts
    def count(facts: Facts) -> int:
        """Count the events."""
        asked.append(len(facts.events))
        return len(facts.events)

    one, other = Facts(), Facts()
    assert [count(one), count(one), count(other)] == [0, 0, 0]
    assert len(asked) == 2
    assert count.__doc__ == "Count the events."


def test_facts_are_forgotten() -> None:
    @per_facts
    def nothing(_facts: Facts) -> list[int]:
        return []

    facts = Facts()
    gone = ref(facts)
    nothing(facts)
    del facts
    gc.collect()
    assert gone() is None
