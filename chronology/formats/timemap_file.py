"""TimeMap: events on a map in time, as Forensic Architecture and Bellingcat publish them."""

from chronology.formats.base import Format
from chronology.formats.dataset.load import loads
from chronology.formats.timemap.download import is_download
from chronology.formats.timemap.reading import is_timemap, read

TIMEMAP = Format(
    name="timemap",
    suffixes=(),
    about="TimeMap, as of Forensic Architecture and Bellingcat: events.json and what lies beside it.",
    recognises=is_timemap,
    recognises_table=is_download,
    load=loads(read),
    dump=None,
)
