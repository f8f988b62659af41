"""The seed schema as data: its sections, their fields, and the columns they fill.

Reading, writing and the documentation all follow this one description, so that
what is written can be read. ``docs/seed-schema.md`` says the same in prose.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from chronology import model
from chronology.model import vocabulary as words

#: The version of the schema that this program reads and writes.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity.

    Args:
        name: its name in the document.
        kind: how its value is written: text, integer, number, boolean, choice,
            any, date, lag, ref, point, moment, group or list.
        column: the column it fills, or the prefix of a group of columns; its
            own name where left out.
        default: what a new row holds where the field is left out.
        required: whether the entity cannot do without it.
        choices: the words that a choice allows.
        target: the section that a ref names or a list holds.
        anchor: the column for the event that a date counts from.
        fields: the fields of a group, which are columns of the same row.
    """

    name: str
    kind: str = "text"
    column: str = ""
    default: Any = None
    required: bool = False
    choices: tuple[str, ...] = ()
    target: str = ""
    anchor: str = ""
    fields: "tuple[Field, ...]" = ()

    @property
    def fills(self) -> str:
        """The column, or the prefix of the columns, that the field fills."""
        return self.column or self.name


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of entity.

    Args:
        name: its section in a document.
        type: its ``type`` on a line of JSON Lines.
        table: the name of its table.
        fields: its fields, in the order they are written.
        identity: the field that tells one entity from another.
        natural: the column that is unique besides the uuid, or "".
        short: the field that plain text in the entity's place stands for, or "".
        parent: for what hangs on another entity, the column that says which.
    """

    name: str
    type: str
    table: str
    fields: tuple[Field, ...]
    identity: str = ""
    natural: str = ""
    short: str = ""
    parent: str = ""

    @property
    def model(self) -> Any:
        """Its table's class, loaded with the database libraries when first asked for."""
        return getattr(model, "".join(part.title() for part in self.table.split("_")))

    def field(self, name: str) -> Field:
        """Return the field called ``name``."""
        return next(field for field in self.fields if field.name == name)


def _choice(name: str, vocabulary: type[StrEnum], default: StrEnum | None = None) -> Field:
    choices = tuple(word.value for word in vocabulary)
    return Field(name, "choice", default=default.value if default else None, choices=choices)


def _texts(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in names)


def _rank() -> Field:
    return _choice("rank", words.Rank, words.Rank.NORMAL)


def _cited() -> Field:
    return Field("citation", "ref", "citation_id", target="citations")


DATASETS = Section(
    "datasets",
    "dataset",
    "dataset",
    (
        Field("slug", required=True),
        *_texts("title", "format", "file_name", "file_sha256", "licence", "credit", "imported_at"),
    ),
    identity="slug",
    natural="slug",
)
SETTINGS = Section(
    "settings",
    "setting",
    "setting",
    (Field("key", required=True), Field("value", "any")),
    identity="key",
    natural="key",
)
CATEGORIES = Section(
    "categories",
    "category",
    "category",
    (
        Field("name", required=True),
        Field("in", "ref", "parent_id", target="categories"),
        *_texts("description", "exclusive_group", "exclusive_state"),
        Field("occurs_once", "boolean", default=False),
        Field("single_holder", "boolean", default=False),
        Field("requires", "ref", "requires_id", target="categories"),
    ),
    identity="name",
    natural="name_folded",
    short="name",
)
ROLES = Section(
    "roles",
    "role",
    "role",
    (
        Field("name", required=True),
        Field("in", "ref", "parent_id", target="roles"),
        Field("description"),
        Field("bodily_present", "boolean", default=False),
        Field("living", "boolean", default=True),
        Field("exclusive_group"),
    ),
    identity="name",
    natural="name_folded",
    short="name",
)
TAGS = Section(
    "tags",
    "tag",
    "tag",
    (Field("name", required=True),),
    identity="name",
    natural="name_folded",
    short="name",
)


def _aliases(owner: str, table: str) -> Section:
    fields = (
        Field("name", required=True),
        _choice("kind", words.NameKind, words.NameKind.ALIAS),
        Field("language"),
    )
    return Section(
        f"{owner}_names", "name", table, fields, "name", short="name", parent=f"{owner}_id"
    )


PLACE_NAMES = _aliases("place", "place_name")
ACTOR_NAMES = _aliases("actor", "actor_name")
PLACES = Section(
    "places",
    "place",
    "place",
    (
        Field("name", required=True),
        Field("in", "ref", "parent_id", target="places"),
        Field("country"),
        Field("at", "point"),
        Field("radius_m", "number"),
        Field("aliases", "list", target="place_names"),
        Field("description"),
    ),
    identity="key",
)
ACTORS = Section(
    "actors",
    "actor",
    "actor",
    (
        Field("name", required=True),
        _choice("kind", words.ActorKind, words.ActorKind.UNKNOWN),
        Field("aliases", "list", target="actor_names"),
        Field("born", "date"),
        Field("died", "date"),
        *_texts("description", "note", "exclusive_group"),
    ),
    identity="key",
)
SOURCES = Section(
    "sources",
    "source",
    "source",
    (
        Field("slug", required=True),
        *_texts("title", "author", "publisher"),
        Field("published", "date"),
        Field("accessed", "date"),
        *_texts("url", "archived_url", "language", "kind"),
        _choice("reliability", words.Reliability),
        Field("derived_from", "ref", "derived_from_id", target="sources"),
        *_texts("note", "file_name", "file_sha256"),
        Field("file_size", "integer"),
        Field("file_attached_at"),
    ),
    identity="slug",
    natural="slug",
)
EVENT_PLACES = Section(
    "event_places",
    "place",
    "event_place",
    (
        Field("place", "ref", "place_id", required=True, target="places"),
        _choice("role", words.PlaceRole, words.PlaceRole.AT),
        _cited(),
    ),
    identity="place",
    short="place",
    parent="event_id",
)
PARTICIPATIONS = Section(
    "participations",
    "participation",
    "participation",
    (
        Field("actor", "ref", "actor_id", required=True, target="actors"),
        Field("role", "ref", "role_id", target="roles"),
        _cited(),
    ),
    identity="actor",
    short="actor",
    parent="event_id",
)
CITATIONS = Section(
    "citations",
    "citation",
    "citation",
    (
        Field("source", "ref", "source_id", required=True, target="sources"),
        *_texts("locator", "quote", "quote_language", "quote_translation"),
        _choice("stance", words.Stance, words.Stance.SUPPORTS),
        Field("credibility", "integer"),
        _rank(),
        Field("claimant", "ref", "claimant_id", target="actors"),
        Field("says_when", "date", "says", anchor="says_anchor_id"),
        Field("says_lasting", "lag", "says_duration"),
        Field("says_where", "ref", "says_place_id", target="places"),
        Field("note"),
    ),
    identity="key",
    short="source",
    parent="event_id",
)
MEASURES = Section(
    "measures",
    "measure",
    "measure",
    (
        Field("kind", required=True),
        Field("low", "number"),
        Field("best", "number"),
        Field("high", "number"),
        Field("unit"),
        _cited(),
    ),
    identity="kind",
    parent="event_id",
)
EVENT_TAGS = Section(
    "event_tags",
    "tag",
    "event_tag",
    (Field("tag", "ref", "tag_id", required=True, target="tags"),),
    identity="tag",
    short="tag",
    parent="event_id",
)
_BASIS = (
    Field("citation", "ref", "basis_citation_id", target="citations"),
    Field("reason", column="basis_reason"),
    Field("author", column="basis_author"),
)
_INFERRED = (
    Field("start_earliest", "moment", "inferred_start_earliest"),
    Field("start_latest", "moment", "inferred_start_latest"),
    Field("end_earliest", "moment", "inferred_end_earliest"),
    Field("end_latest", "moment", "inferred_end_latest"),
    Field("note", column="inferred_note"),
)
EVENTS = Section(
    "events",
    "event",
    "event",
    (
        Field("title", required=True),
        Field("description"),
        Field("category", "ref", "category_id", target="categories"),
        Field("when", "date", "date", anchor="date_anchor_id"),
        Field("lasting", "lag", "duration"),
        _choice("manner", words.Manner),
        _choice("status", words.Status, words.Status.ALLEGED),
        _choice("handling", words.Handling, words.Handling.PUBLIC),
        Field("dataset", "ref", "dataset_id", target="datasets"),
        Field("external_id"),
        Field("places", "list", target="event_places"),
        Field("who", "list", target="participations"),
        Field("citations", "list", target="citations"),
        Field("basis", "group", fields=_BASIS),
        Field("measures", "list", target="measures"),
        Field("tags", "list", target="event_tags"),
        Field("inferred", "group", fields=_INFERRED),
    ),
    identity="key",
)
TIES = Section(
    "ties",
    "tie",
    "tie",
    (
        Field("actor", "ref", "actor_id", required=True, target="actors"),
        Field("kind", "choice", required=True, choices=tuple(k.value for k in words.TieKind)),
        Field("other", "ref", "other_id", required=True, target="actors"),
        Field("span", "date"),
        _cited(),
        _rank(),
    ),
)
RELATIONS = Section(
    "relations",
    "relation",
    "relation",
    (
        Field("event", "ref", "event_id", required=True, target="events"),
        Field("kind", "choice", required=True, choices=tuple(k.value for k in words.RelationKind)),
        Field("other", "ref", "other_id", required=True, target="events"),
        Field("by", "lag", "lag"),
        Field("from_date", "boolean", default=False),
        _cited(),
        _rank(),
    ),
)
ACCEPTANCES = Section(
    "acceptances",
    "acceptance",
    "acceptance",
    (
        Field("fingerprint", required=True),
        Field("check", column="check_id", required=True),
        Field("reason", required=True),
        Field("author", required=True),
        Field("accepted_at", required=True),
        Field("finding", "any"),
    ),
    identity="fingerprint",
    natural="fingerprint",
)

#: The sections of a document, in the order they are written and loaded.
SECTIONS = (
    DATASETS,
    SETTINGS,
    CATEGORIES,
    ROLES,
    TAGS,
    PLACES,
    ACTORS,
    SOURCES,
    EVENTS,
    TIES,
    RELATIONS,
    ACCEPTANCES,
)
#: What hangs on an entity of one of them.
CHILDREN = (PLACE_NAMES, ACTOR_NAMES, CITATIONS, EVENT_PLACES, PARTICIPATIONS, MEASURES, EVENT_TAGS)
BY_NAME = {section.name: section for section in (*SECTIONS, *CHILDREN)}
BY_TYPE = {section.type: section for section in SECTIONS}
#: Fields that every entity may carry besides its own.
COMMON = ("key", "uuid", "extra")
