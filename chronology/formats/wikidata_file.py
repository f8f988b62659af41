"""Results of the Wikidata Query Service."""

from chronology.formats.base import Format
from chronology.formats.dataset.load import loads
from chronology.formats.wikidata.reading import is_wikidata, read
from chronology.formats.wikidata.variables import looks_like_wikidata

WIKIDATA = Format(
    name="wikidata",
    suffixes=(),
    about="Results of the Wikidata Query Service, CSV, TSV or JSON",
    recognises=is_wikidata,
    recognises_table=looks_like_wikidata,
    load=loads(read),
    dump=None,
)
