"""The closed vocabularies of the data model: what a column may say.

They are stored as plain text with a CHECK constraint, so that anyone who opens
the file with another tool can read them.
"""

from enum import StrEnum


class Status(StrEnum):
    """What the chronology holds an event to be."""

    ALLEGED = "alleged"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    PLANNED = "planned"


class Handling(StrEnum):
    """Who may see an event, least to most restricted."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"  # noqa: S105 - a degree of handling, not a password


class Manner(StrEnum):
    """How an event fills its date."""

    ONCE = "once"
    LASTING = "lasting"
    REPEATED = "repeated"


class PlaceRole(StrEnum):
    """What a place is to an event: accounts are full of journeys."""

    AT = "at"
    FROM = "from"
    TO = "to"
    VIA = "via"


class ActorKind(StrEnum):
    """What sort of actor."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed group"
    STATE = "state"
    UNKNOWN = "unknown"


class NameKind(StrEnum):
    """Why a further name belongs to an actor or a place."""

    ALIAS = "alias"
    TRANSLITERATION = "transliteration"


class TieKind(StrEnum):
    """How one actor stands to another: actor *is* … other."""

    MEMBER_OF = "member of"
    PARENT_OF = "parent of"
    PART_OF = "part of"
    ALIAS_CLAIMED = "alias claimed"


class Reliability(StrEnum):
    """Reliability of a source, letters of the Admiralty code (NATO AJP-2.1)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Stance(StrEnum):
    """What a source does to the event that it is cited for."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    MENTIONS = "mentions"


class Rank(StrEnum):
    """How a claim stands among its rivals."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class RelationKind(StrEnum):
    """How one event lies to another: Allen's interval relations (1983) and two more."""

    BEFORE = "before"
    AFTER = "after"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    DURING = "during"
    CONTAINS = "contains"
    STARTS = "starts"
    FINISHES = "finishes"
    EQUALS = "equals"
    PART_OF = "part of"
    SAME_AS = "same as"


class Operation(StrEnum):
    """What a change did to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
