"""Which rows are out of the ordinary: conditions in SQL, each with an index of its own.

Most events of a large chronology have an orderly date and nothing else to
check; an index that holds only the others finds them at once. An engine uses
such an index only for a question in the very words of its condition, so the
words stand here, for the tables and for those who ask. In a comparison the
column stands on the left: SQLite turns it round if not, and then no longer
recognises it. This module knows no database library.
"""

#: A participation that was bodily (``chronology.store.presence``).
PRESENT = "present_from IS NOT NULL"

#: An event with a length, a set of dates, bounds that are no date's, or no extent.
PECULIAR = (
    "duration_min IS NOT NULL OR duration_max IS NOT NULL OR date_has_members"
    " OR date_start_earliest >= date_end_latest - 1"
    " OR date_start_earliest >= date_start_latest OR date_end_earliest >= date_end_latest"
    " OR date_start_earliest >= date_end_latest"
)

#: A citation that says when or how long, or disputes, or was taken back.
TELLING = (
    "says_edtf IS NOT NULL OR says_duration_min IS NOT NULL OR says_duration_max IS NOT NULL"
    " OR stance = 'disputes' OR rank = 'deprecated'"
)

#: An event whose date counts from another, and a citation that says such a date: few,
#: and where the rest were in the index too, an ``ANALYZE`` would find it useless.
ANCHORED = "date_anchor_id IS NOT NULL"
SAYS_ANCHORED = "says_anchor_id IS NOT NULL"

#: An event of which a claim had to be set aside, because it contradicts others.
NOTED = "inferred_note IS NOT NULL"

#: A change of the history that stands for many rows, made by one import.
RUNS = "row_last IS NOT NULL"
