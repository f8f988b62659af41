"""What it costs to set a claim aside: the one table by which rival claims are weighed.

The scales are those of the Admiralty code (NATO AJP-2.1, Allied Joint Doctrine
for Intelligence Procedures): the reliability of a source from A (completely
reliable) to E (unreliable), the credibility of what it says from 1 (confirmed)
to 5 (improbable); F and 6 say that it cannot be judged. The code gives letters
and digits only: the numbers are our own. They matter by their order alone,
except where several cheap claims are weighed against one dear one.
"""

from typing import Final

#: By the source's reliability. What cannot be judged lies in the middle.
RELIABILITY: Final = {"A": 6.0, "B": 5.0, "C": 4.0, "D": 2.0, "E": 1.0, "F": 3.0}

#: By the claim's credibility: a factor.
CREDIBILITY: Final = {1: 2.0, 2: 1.5, 3: 1.0, 4: 0.75, 5: 0.5, 6: 1.0}

#: By the claim's rank: a factor. A date can still rest on a deprecated citation.
RANK: Final = {"preferred": 2.0, "normal": 1.0, "deprecated": 0.5}

#: What rests on no citation is the analyst's own decision, dearer than any source's claim.
OWN_DECISION: Final = 30.0


def cost_of(
    citation: int | None,
    reliability: str | None,
    credibility: int | None,
    *ranks: str | None,
) -> float:
    """Return the cost of a claim, above 0.

    Args:
        citation: the citation that it rests on, None if it is the analyst's own.
        reliability: of the citation's source; None counts as F.
        credibility: of the citation; None counts as 6.
        ranks: of the citation and of the claim itself; "preferred" of either
            counts, else the lower one.
    """
    if citation is None:
        return OWN_DECISION
    factors = [RANK[rank] for rank in ranks if rank is not None]
    highest = max(factors, default=1.0)
    factor = highest if highest > 1 else min(factors, default=1.0)
    return RELIABILITY[reliability or "F"] * CREDIBILITY[credibility or 6] * factor
