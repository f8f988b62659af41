"""The first schema: events, what sources say of them, and who changed what.

Revision ID: 0001
Revises:
Create Date: 2026-11-21

Dates are groups of columns (``date_text``, ``date_edtf``, four bounds …), the
bounds whole seconds since 1970 on the proleptic Gregorian calendar. Event and
citation refer to each other.
"""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: A column or a constraint, made when the name of its table is known.
Item = Callable[[str], sa.schema.SchemaItem]

BASIS = "fk_event_basis_citation_id_citation"


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def columns(
    kind: Callable[[], sa.types.TypeEngine], names: tuple[str, ...], required: bool
) -> list[Item]:
    return [lambda _, name=name: sa.Column(name, kind(), nullable=not required) for name in names]


def text(*names: str, required: bool = False) -> list[Item]:
    return columns(sa.String, names, required)


def whole(*names: str, required: bool = False) -> list[Item]:
    return columns(sa.Integer, names, required)


def big(*names: str, required: bool = False) -> list[Item]:
    return columns(sa.BigInteger, names, required)


def real(*names: str, required: bool = False) -> list[Item]:
    return columns(sa.Float, names, required)


def flag(*names: str, required: bool = False) -> list[Item]:
    return columns(sa.Boolean, names, required)


def document(*names: str, required: bool = False) -> list[Item]:
    return columns(sa.JSON, names, required)


def date(prefix: str) -> list[Item]:
    """The columns of one fuzzy date."""
    named = "{}_{}".format
    return [
        *text(named(prefix, "text"), named(prefix, "edtf")),
        *flag(named(prefix, "edtf_exact")),
        *big(named(prefix, "start_earliest"), named(prefix, "start_latest")),
        *big(named(prefix, "end_earliest"), named(prefix, "end_latest")),
        *text(named(prefix, "start_kind"), named(prefix, "end_kind"), named(prefix, "precision")),
        *columns(sa.SmallInteger, (named(prefix, "precision_rank"),), required=False),
        *text(named(prefix, "qualifier")),
        *flag(named(prefix, "lasting"), named(prefix, "has_members")),
    ]


def refers(column: str, other: str) -> Item:
    return lambda table: sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
    )


def unique(*names: str) -> Item:
    return lambda table: sa.UniqueConstraint(*names, name=op.f(f"uq_{table}_{'_'.join(names)}"))


def holds(name: str, condition: str) -> Item:
    return lambda table: sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def one_of(column: str, *choices: str) -> Item:
    return holds(column, f"{column} IN ({', '.join(map(repr, choices))})")


def create(table: str, *items: Item, entity: bool = True) -> None:
    """Create a table; an entity has a UUID, a row version, timestamps and extras."""
    standard: list[Item] = []
    if entity:
        standard = [
            *text("uuid", required=True),
            unique("uuid"),
            *whole("version", required=True),
            *text("created_at", "updated_at", required=True),
            *document("extra"),
        ]
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *(item(table) for item in (*standard, *items)),
        sqlite_autoincrement=True,
    )


def create_records() -> None:
    create(
        "dataset",
        *text("slug", required=True),
        *text("title", "format", "file_name", "file_sha256", "licence", "credit", "imported_at"),
        unique("slug"),
    )
    create(
        "setting",
        *text("key", required=True),
        *document("value", required=True),
        unique("key"),
    )
    create(
        "acceptance",
        *text("fingerprint", "check_id", "reason", "author", "accepted_at", required=True),
        *document("finding"),
        unique("fingerprint"),
    )
    create(
        "history_command",
        *text("at", "author", "command", required=True),
        *whole("undoes_id"),
        refers("undoes_id", "history_command"),
        entity=False,
    )
    op.create_index("ix_history_command_at", "history_command", ["at"])
    create(
        "history_change",
        *whole("command_id", required=True),
        *text("table_name", required=True),
        *whole("row_id", required=True),
        *text("operation", required=True),
        *document("before", "after"),
        one_of("operation", "insert", "update", "delete"),
        refers("command_id", "history_command"),
        entity=False,
    )
    op.create_index("ix_history_change_command_id", "history_change", ["command_id"])
    op.create_index("ix_history_change_row", "history_change", ["table_name", "row_id"])


def create_vocabularies() -> None:
    create(
        "category",
        *text("name", "name_folded", required=True),
        *whole("parent_id"),
        *text("description", "exclusive_group", "exclusive_state"),
        *flag("occurs_once", required=True),
        refers("parent_id", "category"),
        unique("name_folded"),
    )
    op.create_index("ix_category_parent_id", "category", ["parent_id"])
    create(
        "role",
        *text("name", "name_folded", required=True),
        *whole("parent_id"),
        *text("description"),
        *flag("bodily_present", "living", required=True),
        *text("exclusive_group"),
        refers("parent_id", "role"),
        unique("name_folded"),
    )
    op.create_index("ix_role_parent_id", "role", ["parent_id"])
    create(
        "tag",
        *text("name", "name_folded", required=True),
        unique("name_folded"),
    )


def create_places() -> None:
    create(
        "place",
        *text("name", "name_folded", required=True),
        *whole("parent_id"),
        *text("country"),
        *real("latitude", "longitude", "radius_m"),
        *text("description"),
        holds("coordinates", "(latitude IS NULL) = (longitude IS NULL)"),
        holds("latitude", "latitude BETWEEN -90 AND 90"),
        holds("longitude", "longitude BETWEEN -180 AND 180"),
        holds("radius_m", "radius_m >= 0"),
        refers("parent_id", "place"),
    )
    op.create_index("ix_place_name_folded", "place", ["name_folded"])
    op.create_index("ix_place_parent_id", "place", ["parent_id"])
    create(
        "place_name",
        *whole("place_id", required=True),
        *text("name", "name_folded", "kind", required=True),
        *text("language"),
        one_of("kind", "alias", "transliteration"),
        refers("place_id", "place"),
    )
    op.create_index("ix_place_name_name_folded", "place_name", ["name_folded"])
    op.create_index("ix_place_name_place_id", "place_name", ["place_id"])


def create_actors() -> None:
    create(
        "actor",
        *text("name", "name_folded", "kind", required=True),
        *text("description", "note", "exclusive_group"),
        *date("born"),
        *date("died"),
        one_of("kind", "person", "organisation", "armed group", "state", "unknown"),
    )
    op.create_index("ix_actor_name_folded", "actor", ["name_folded"])
    create(
        "actor_name",
        *whole("actor_id", required=True),
        *text("name", "name_folded", "kind", required=True),
        *text("language"),
        one_of("kind", "alias", "transliteration"),
        refers("actor_id", "actor"),
    )
    op.create_index("ix_actor_name_actor_id", "actor_name", ["actor_id"])
    op.create_index("ix_actor_name_name_folded", "actor_name", ["name_folded"])


def create_sources() -> None:
    create(
        "source",
        *text("slug", required=True),
        *text(
            "title",
            "title_folded",
            "author",
            "publisher",
            "url",
            "archived_url",
            "language",
            "kind",
            "reliability",
        ),
        *whole("derived_from_id"),
        *text("note", "file_name", "file_sha256"),
        *big("file_size"),
        *text("file_attached_at"),
        *date("published"),
        *date("accessed"),
        one_of("reliability", "A", "B", "C", "D", "E", "F"),
        refers("derived_from_id", "source"),
        unique("slug"),
    )
    op.create_index("ix_source_derived_from_id", "source", ["derived_from_id"])
    op.create_index("ix_source_title_folded", "source", ["title_folded"])


def create_events() -> None:
    # SQLite accepts a reference to a table that is yet to come; PostgreSQL gets it later.
    basis = [refers("basis_citation_id", "citation")] if on_sqlite() else []
    create(
        "event",
        *text("title", required=True),
        *text("description"),
        *text("text_folded", required=True),
        *whole("category_id"),
        *text("status", "handling", required=True),
        *text("manner", "duration_min", "duration_max", "duration_words"),
        *whole("date_anchor_id", "dataset_id"),
        *text("external_id"),
        *whole("basis_citation_id"),
        *text("basis_reason", "basis_author"),
        *big(
            "inferred_start_earliest",
            "inferred_start_latest",
            "inferred_end_earliest",
            "inferred_end_latest",
        ),
        *text("inferred_note"),
        *date("date"),
        one_of("handling", "public", "internal", "confidential", "secret"),
        one_of("manner", "once", "lasting", "repeated"),
        one_of("status", "alleged", "corroborated", "disputed", "refuted", "planned"),
        refers("category_id", "category"),
        refers("dataset_id", "dataset"),
        refers("date_anchor_id", "event"),
        unique("dataset_id", "external_id"),
        *basis,
    )
    op.create_index("ix_event_basis_citation_id", "event", ["basis_citation_id"])
    op.create_index("ix_event_category_id", "event", ["category_id"])
    op.create_index("ix_event_date_anchor_id", "event", ["date_anchor_id"])
    op.create_index("ix_event_date_end_latest", "event", ["date_end_latest"])
    op.create_index(
        "ix_event_order",
        "event",
        ["date_start_earliest", "date_end_latest", "date_precision_rank", "id"],
    )


def create_citations() -> None:
    create(
        "citation",
        *whole("event_id", "source_id", required=True),
        *text("locator", "quote", "quote_language", "quote_translation"),
        *text("stance", required=True),
        *whole("credibility"),
        *text("rank", required=True),
        *whole("claimant_id", "says_anchor_id"),
        *text("says_duration_min", "says_duration_max", "says_duration_words"),
        *whole("says_place_id"),
        *text("note"),
        *date("says"),
        holds("credibility", "credibility BETWEEN 1 AND 6"),
        one_of("rank", "preferred", "normal", "deprecated"),
        one_of("stance", "supports", "disputes", "mentions"),
        refers("claimant_id", "actor"),
        refers("event_id", "event"),
        refers("says_anchor_id", "event"),
        refers("says_place_id", "place"),
        refers("source_id", "source"),
    )
    op.create_index("ix_citation_claimant_id", "citation", ["claimant_id"])
    op.create_index("ix_citation_event_id", "citation", ["event_id"])
    op.create_index("ix_citation_says_anchor_id", "citation", ["says_anchor_id"])
    op.create_index("ix_citation_source_id", "citation", ["source_id"])


def create_attachments() -> None:
    create(
        "event_place",
        *whole("event_id", "place_id", required=True),
        *text("role", required=True),
        *whole("citation_id"),
        one_of("role", "at", "from", "to", "via"),
        refers("citation_id", "citation"),
        refers("event_id", "event"),
        refers("place_id", "place"),
        unique("event_id", "place_id", "role"),
    )
    op.create_index("ix_event_place_place_id", "event_place", ["place_id"])
    create(
        "participation",
        *whole("event_id", "actor_id", "role_id", required=True),
        *whole("citation_id"),
        refers("actor_id", "actor"),
        refers("citation_id", "citation"),
        refers("event_id", "event"),
        refers("role_id", "role"),
    )
    op.create_index("ix_participation_actor_id", "participation", ["actor_id"])
    op.create_index("ix_participation_event_id", "participation", ["event_id"])
    create(
        "tie",
        *whole("actor_id", required=True),
        *text("kind", required=True),
        *whole("other_id", required=True),
        *whole("citation_id"),
        *text("rank", required=True),
        *date("span"),
        one_of("kind", "member of", "parent of", "part of", "alias claimed"),
        one_of("rank", "preferred", "normal", "deprecated"),
        refers("actor_id", "actor"),
        refers("citation_id", "citation"),
        refers("other_id", "actor"),
    )
    op.create_index("ix_tie_actor_id", "tie", ["actor_id"])
    op.create_index("ix_tie_other_id", "tie", ["other_id"])
    create(
        "relation",
        *whole("event_id", required=True),
        *text("kind", required=True),
        *whole("other_id", required=True),
        *text("lag_min", "lag_max", "lag_words"),
        *flag("from_date", required=True),
        *whole("citation_id"),
        *text("rank", required=True),
        one_of(
            "kind",
            "before",
            "after",
            "meets",
            "overlaps",
            "during",
            "contains",
            "starts",
            "finishes",
            "equals",
            "part of",
            "same as",
        ),
        one_of("rank", "preferred", "normal", "deprecated"),
        holds("two_events", "event_id <> other_id"),
        refers("citation_id", "citation"),
        refers("event_id", "event"),
        refers("other_id", "event"),
    )
    op.create_index("ix_relation_event_id", "relation", ["event_id"])
    op.create_index("ix_relation_other_id", "relation", ["other_id"])
    create(
        "measure",
        *whole("event_id", required=True),
        *text("kind", required=True),
        *real("low", "best", "high"),
        *text("unit"),
        *whole("citation_id"),
        refers("citation_id", "citation"),
        refers("event_id", "event"),
    )
    op.create_index("ix_measure_event_id", "measure", ["event_id"])
    create(
        "event_tag",
        *whole("event_id", "tag_id", required=True),
        refers("event_id", "event"),
        refers("tag_id", "tag"),
        unique("event_id", "tag_id"),
    )
    op.create_index("ix_event_tag_tag_id", "event_tag", ["tag_id"])


def create_view() -> None:
    join = "group_concat" if on_sqlite() else "string_agg"
    statement = Path(__file__).with_name("0001_timeline.sql").read_text(encoding="utf-8")
    op.execute(sa.text(statement.replace("{join}", join)))


#: In the order of their making.
TABLES = [
    "dataset", "setting", "acceptance", "history_command", "history_change",
    "category", "role", "tag", "place", "place_name", "actor", "actor_name",
    "source", "event", "citation",
    "event_place", "participation", "tie", "relation", "measure", "event_tag",
]  # fmt: skip


def upgrade() -> None:
    create_records()
    create_vocabularies()
    create_places()
    create_actors()
    create_sources()
    create_events()
    create_citations()
    if not on_sqlite():
        op.create_foreign_key(BASIS, "event", "citation", ["basis_citation_id"], ["id"])
    create_attachments()
    create_view()


def downgrade() -> None:
    op.execute("DROP VIEW timeline")
    if not on_sqlite():
        op.drop_constraint(BASIS, "event", type_="foreignkey")
    for table in reversed(TABLES):
        op.drop_table(table)
