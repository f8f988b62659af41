"""The fields that a profile can withhold, and what each is in the tables.

And of each text in the tables what becomes of it: a test sees to it that none is missing.
"""

from collections.abc import Mapping
from typing import Final

#: What a text says that is no longer there.
WITHHELD: Final = "[withheld]"

#: By its name in a profile, the columns that a field empties.
COLUMNS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "title": (("event", "title"),),
    "description": (
        ("event", "description"),
        ("actor", "description"),
        ("place", "description"),
        ("category", "description"),
        ("role", "description"),
    ),
    "category": (("event", "category_id"),),
    "lasting": (
        *((("event", f"duration_{part}")) for part in ("min", "max", "words")),
        *((("citation", f"says_duration_{part}")) for part in ("min", "max", "words")),
    ),
    "manner": (("event", "manner"),),
    "basis": (("event", "basis_citation_id"), ("event", "basis_reason")),
    "quote": (
        ("citation", "quote"),
        ("citation", "quote_language"),
        ("citation", "quote_translation"),
    ),
    "locator": (("citation", "locator"),),
    "claimant": (("citation", "claimant_id"),),
    "credibility": (("citation", "credibility"), ("source", "reliability")),
    "note": (("citation", "note"), ("actor", "note"), ("source", "note")),
    "url": (("source", "url"), ("source", "archived_url")),
    "author": (("source", "author"), ("source", "publisher")),
}
#: And those that leave out rows, with the tables.
ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "places": ("event_place",),
    "who": ("participation", "tie"),
    "citations": ("citation",),
    "measures": ("measure",),
    "tags": ("event_tag",),
    "ties": ("tie",),
    "relations": ("relation",),
    "aliases": ("actor_name", "place_name"),
}
FIELDS: Final = tuple(sorted({*COLUMNS, *ROWS, "extra"}))

#: Texts in which names are looked for.
MASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "category": ("name", "description", "exclusive_group", "exclusive_state"),
    "role": ("name", "description", "exclusive_group"),
    "tag": ("name",),
    "place": ("name", "description"),
    "place_name": ("name", "language"),
    "actor": ("name", "description", "note", "exclusive_group"),
    "actor_name": ("name", "language"),
    "source": (
        *("slug", "title", "author", "publisher", "url", "archived_url", "language", "kind"),
        "note",
    ),
    "event": ("title", "description", "duration_words", "basis_reason"),
    "citation": (
        *("locator", "quote", "quote_language", "quote_translation", "says_duration_words"),
        "note",
    ),
    "measure": ("kind", "unit"),
    "relation": ("lag_words",),
}
#: Columns that never go out: they say who worked on it, in what, from which file and
#: when, or what follows from the rest.
EMPTIED: Final[Mapping[str, tuple[str, ...]]] = {
    "source": ("file_name", "file_sha256", "file_size", "file_attached_at"),
    "event": (
        *("date_anchor_id", "dataset_id", "external_id", "import_digest", "basis_author"),
        *("inferred_start_earliest", "inferred_start_latest", "inferred_end_earliest"),
        *("inferred_end_latest", "inferred_note"),
    ),
    "citation": ("says_anchor_id",),
    "event_place": ("window_tier", "window_from", "window_until"),
    "participation": (
        "present_from",
        "present_until",
        "window_tier",
        "window_from",
        "window_until",
    ),
}
#: Of fuzzy dates, the prefixes of their columns, and whose they are to a profile.
DATES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "event": (("date", "events"),),
    "citation": (("says", "events"),),
    "actor": (("born", "actors"), ("died", "actors")),
    "tie": (("span", "actors"),),
    "source": (("published", "sources"), ("accessed", "sources")),
}
#: Lengths of time, which with a coarse date may give the exact one back.
LENGTHS: Final[Mapping[str, str]] = {"event": "duration", "citation": "says_duration"}
