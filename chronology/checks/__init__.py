"""The consistency checks: each takes facts and returns findings.

``CHECKS`` is the one ordered list of them, from which the command line, the
reference page and the tests read. A check neither raises nor prints.
"""

from chronology.checks.actors import ACTORS
from chronology.checks.check import Check, Tier
from chronology.checks.data import DATA
from chronology.checks.finding import Certainty, Claim, Finding, Severity
from chronology.checks.registry import distinct
from chronology.checks.sources import SOURCES
from chronology.checks.time import TIME

__all__ = ["CHECKS", "Certainty", "Check", "Claim", "Finding", "Severity", "Tier"]

CHECKS: tuple[Check, ...] = distinct(*TIME, *ACTORS, *SOURCES, *DATA)
