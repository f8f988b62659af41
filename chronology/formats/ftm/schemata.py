"""What the schemata of FollowTheMoney are to a chronology."""

import re
from collections.abc import Collection
from enum import Enum
from typing import NamedTuple, Protocol

#: People and organisations, and which kind of actor they are.
ACTORS = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "unknown",
}

PLACES = frozenset(("Address", "Territory"))

#: Documents, which are cited.
DOCUMENTS = frozenset((
    "Article", "Audio", "Document", "Email", "Folder", "HyperText", "Image", "Message",
    "Note", "Package", "Page", "Pages", "PlainText", "Table", "Video", "Workbook",
))  # fmt: skip

#: Other things, which may be owned, sold or flown: nobody, but named as a part of events.
THINGS = frozenset((
    "Airplane", "Asset", "BankAccount", "Concession", "CryptoWallet", "EconomicActivity",
    "Land", "License", "Position", "Post", "RealEstate", "Security", "Thing", "UserAccount",
    "Vehicle", "Vessel",
))  # fmt: skip


class Belonging(NamedTuple):
    """A schema by which somebody is a member of something: the two properties."""

    member: str
    body: str


MEMBERSHIPS = {
    "Membership": Belonging("member", "organization"),
    "Directorship": Belonging("director", "organization"),
    "Employment": Belonging("employee", "employer"),
}

#: What the relative of a person is, by the words of ``Family.relationship``.
PARENTS = frozenset(("mother", "father", "parent", "mother of", "father of", "parent of"))
CHILDREN = frozenset(("son", "daughter", "child"))

#: Relations between two that are no event unless they are dated.
LINKS = frozenset((
    "Associate", "Control", "CourtCaseParty", "Documentation", "Family", "Identification",
    "Interest", "Mention", "Occupancy", "Ownership", "Passport", "PositionHeld",
    "ProjectParticipant", "Representation", "Similar", "Succession", "UnknownLink",
    *MEMBERSHIPS,
))  # fmt: skip

#: Everything else that happens.
EVENTS = frozenset((
    "Assessment", "Call", "CallForTenders", "Contract", "ContractAward", "ContractLot",
    "CourtCase", "Debt", "Event", "Payment", "Project", "Risk", "Sanction", "TaxRoll", "Trip",
))  # fmt: skip

#: Where the dates of a schema stand, the first that is there.
AT = ("date", "contractDate", "listingDate", "electionDate", "declarationDate", "modificationDate")
STARTS = ("startDate", "periodStart", "fileDate")
ENDS = ("endDate", "periodEnd", "closeDate")

#: The text of a document is no column of a table; it stays with the document.
TEXTS = frozenset(("bodyText", "bodyHtml", "indexText", "rawText", "translatedText"))

#: Properties whose words are a role that means something else in a chronology.
_ROLES = {
    "organizer": "organiser",
    "subject": "first party",
    "object": "second party",
    "receiver": "called party",
    "supplier": "contractor",
}

_CAPITALS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def words(name: str) -> str:
    """Return the name of a schema or property as words: "court case party"."""
    return _CAPITALS.sub(" ", name).lower()


def role_of(name: str) -> str:
    """Return the role of whoever a property names."""
    return _ROLES.get(name) or words(name)


class Part(Enum):
    """What an entity is to a chronology."""

    THING = "thing"
    LINK = "link"
    EVENT = "event"


class Schematic(Protocol):
    """What has a schema and properties."""

    @property
    def schema(self) -> str:
        """The schema."""

    @property
    def properties(self) -> Collection[str]:
        """The names of the properties."""


def part_of(entity: Schematic) -> Part:
    """Return what an entity is; of a schema that is not known, an event where it has dates."""
    if entity.schema in LINKS:
        return Part.LINK
    if entity.schema in EVENTS:
        return Part.EVENT
    if entity.schema in THINGS or any(
        entity.schema in known for known in (ACTORS, PLACES, DOCUMENTS)
    ):
        return Part.THING
    dated = not _DATES.isdisjoint(entity.properties)
    return Part.EVENT if dated else Part.THING


_DATES = frozenset((*STARTS, *ENDS, *AT))
