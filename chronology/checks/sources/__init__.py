"""The checks of sources: what the claims say, and what supports what was adopted."""

from chronology.checks.check import Check
from chronology.checks.sources.accessed_before_published import CHECK as ACCESSED_BEFORE_PUBLISHED
from chronology.checks.sources.circular_derivation import CHECK as CIRCULAR_DERIVATION
from chronology.checks.sources.false_precision import CHECK as FALSE_PRECISION
from chronology.checks.sources.published_before_event import CHECK as PUBLISHED_BEFORE_EVENT
from chronology.checks.sources.self_contradiction import CHECK as SELF_CONTRADICTION
from chronology.checks.sources.single_origin import CHECK as SINGLE_ORIGIN
from chronology.checks.sources.source_disagreement import CHECK as SOURCE_DISAGREEMENT
from chronology.checks.sources.source_disputes import CHECK as SOURCE_DISPUTES
from chronology.checks.sources.suspicious_default import CHECK as SUSPICIOUS_DEFAULT
from chronology.checks.sources.undated_source import CHECK as UNDATED_SOURCE
from chronology.checks.sources.unsourced import CHECK as UNSOURCED
from chronology.checks.sources.unsupported_date import CHECK as UNSUPPORTED_DATE

#: In the order in which they are listed.
SOURCES: tuple[Check, ...] = (
    SELF_CONTRADICTION,
    SOURCE_DISAGREEMENT,
    UNSUPPORTED_DATE,
    SUSPICIOUS_DEFAULT,
    FALSE_PRECISION,
    SOURCE_DISPUTES,
    PUBLISHED_BEFORE_EVENT,
    ACCESSED_BEFORE_PUBLISHED,
    SINGLE_ORIGIN,
    CIRCULAR_DERIVATION,
    UNDATED_SOURCE,
    UNSOURCED,
)
