"""The checks of the data: what was entered twice, or cannot be meant."""

from chronology.checks.check import Check
from chronology.checks.data.coordinates_outside_country import CHECK as COORDINATES_OUTSIDE_COUNTRY
from chronology.checks.data.isolated import CHECK as ISOLATED
from chronology.checks.data.likely_duplicates import CHECK as LIKELY_DUPLICATES
from chronology.checks.data.likely_namesakes import CHECK as LIKELY_NAMESAKES
from chronology.checks.data.measure_order import CHECK as MEASURE_ORDER

#: In the order in which they are listed.
DATA: tuple[Check, ...] = (
    LIKELY_DUPLICATES,
    LIKELY_NAMESAKES,
    MEASURE_ORDER,
    COORDINATES_OUTSIDE_COUNTRY,
    ISOLATED,
)
