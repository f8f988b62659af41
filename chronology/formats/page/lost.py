"""What a page for readers leaves out."""

from chronology.formats.losses import (
    ATTRIBUTION,
    COORDINATES,
    DEPRECATED,
    EXTRA,
    HIDDEN,
)

#: Markdown and HTML say the same of an event, and so lose the same.
LOST = (COORDINATES, ATTRIBUTION, DEPRECATED, EXTRA, HIDDEN)
