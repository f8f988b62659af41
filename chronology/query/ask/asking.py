"""How the answer to a question is to be put: where, who, when, how many."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from chronology.query.ask.tokens import Token
from chronology.query.ask.words import ASKING, GROUPED_BY


@dataclass(frozen=True, slots=True)
class Asking:
    """How the answer is to be put.

    Args:
        by: "place", "actor", "category", "country" or "year" for groups,
            "when" for the events with their dates foremost, "list" for a list.
        count: whether how many there are is the answer.
        each: whether how many there are of each group is: "how many by year".
    """

    by: str = "list"
    count: bool = False
    each: bool = False


def asking_of(tokens: Sequence[Token], taken: Sequence[bool]) -> Asking:
    """Return how a question asks: its first question word decides, "what" only if alone."""
    words = ["" if taken[at] else token.folded for at, token in enumerate(tokens)]
    count = _counts(words)
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if word in GROUPED_BY and before in ("which", "what", "by", "per", "each", "many"):
            return Asking(GROUPED_BY[word], count, count and before in ("by", "per", "each"))
    by = next((ASKING[word] for word in words if ASKING.get(word, "list") != "list"), "list")
    return Asking(by, count)


def _counts(words: Sequence[str]) -> bool:
    pairs = set(itertools.pairwise(words))
    return bool(pairs & {("how", "many"), ("number", "of"), ("how", "often")}) or "count" in words
