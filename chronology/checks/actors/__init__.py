"""The checks of actors: where somebody can have been, and when somebody was."""

from chronology.checks.actors.after_death import CHECK as AFTER_DEATH
from chronology.checks.actors.after_dissolution import CHECK as AFTER_DISSOLUTION
from chronology.checks.actors.before_birth import CHECK as BEFORE_BIRTH
from chronology.checks.actors.before_founding import CHECK as BEFORE_FOUNDING
from chronology.checks.actors.exclusive_states import CHECK as EXCLUSIVE_STATES
from chronology.checks.actors.implausible_age import CHECK as IMPLAUSIBLE_AGE
from chronology.checks.actors.not_contemporaries import CHECK as NOT_CONTEMPORARIES
from chronology.checks.actors.occurs_once import CHECK as OCCURS_ONCE
from chronology.checks.actors.single_holder import CHECK as SINGLE_HOLDER
from chronology.checks.actors.transition import CHECK as TRANSITION
from chronology.checks.actors.travel import CHECK as TRAVEL
from chronology.checks.actors.two_places import CHECK as TWO_PLACES
from chronology.checks.check import Check

#: In the order in which they are listed.
ACTORS: tuple[Check, ...] = (
    TWO_PLACES,
    TRAVEL,
    EXCLUSIVE_STATES,
    BEFORE_BIRTH,
    AFTER_DEATH,
    BEFORE_FOUNDING,
    AFTER_DISSOLUTION,
    IMPLAUSIBLE_AGE,
    NOT_CONTEMPORARIES,
    OCCURS_ONCE,
    SINGLE_HOLDER,
    TRANSITION,
)
