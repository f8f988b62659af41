"""Which rows are out of the ordinary: conditions in SQL, each with an index of its own.

Most events of a large chronology have an orderly date and nothing else to
check; an index that holds only the others finds them at once. An engine uses
such an index only for a question in the very words of its condition, so the
words stand here, for the tables and for those who ask. This module knows no
database library.
"""

#: A participation that was bodily (``chronology.store.presence``).
PRESENT = "present_from IS NOT NULL"

#: An event with a length, a set of dates, bounds that are no date's, or no extent.
PECULIAR = (
    "duration_min IS NOT NULL OR duration_max IS NOT NULL OR date_has_members"
    " OR date_end_latest - 1 <= date_start_earliest"
    " OR date_start_earliest >= date_start_latest OR date_end_earliest >= date_end_latest"
    " OR date_start_earliest >= date_end_latest"
)

#: A citation that says when or how long, or disputes, or was taken back.
TELLING = (
    "says_edtf IS NOT NULL OR says_duration_min IS NOT NULL OR says_duration_max IS NOT NULL"
    " OR stance = 'disputes' OR rank = 'deprecated'"
)

#: An event of which a claim had to be set aside, because it contradicts others.
NOTED = "inferred_note IS NOT NULL"
