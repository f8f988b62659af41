"""What the category of an event says of it, by itself or by a broader one."""

from chronology.checks.reasoning.memo import per_facts
from chronology.query.evidence import Category, Event, Facts


@per_facts
def _upward(facts: Facts) -> dict[int, tuple[Category, ...]]:
    """Return each category with the broader ones, the nearest first."""
    return {number: _chain(facts, number) for number in facts.categories}


def _chain(facts: Facts, number: int) -> tuple[Category, ...]:
    chain: dict[int, Category] = {}
    step: int | None = number
    # A vocabulary edited by hand may hold a circle, or lack a row.
    while step is not None and step not in chain and step in facts.categories:
        chain[step] = facts.categories[step]
        step = chain[step].parent
    return tuple(chain.values())


def categories_of(facts: Facts, event: Event) -> tuple[Category, ...]:
    """Return the category of ``event`` and the broader ones, the nearest first."""
    return () if event.category is None else _upward(facts).get(event.category, ())


def within(facts: Facts, event: Event, category: int) -> bool:
    """Return whether ``event`` is of ``category`` or of one below it."""
    return any(one.id == category for one in categories_of(facts, event))
