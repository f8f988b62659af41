"""Columns mapped on the command line, and mappings used again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from chronology.store.location import Location

Run = Callable[..., Any]


def test_a_mapping_is_saved_and_used_again(run: Run, chronology: Location, elsewhere: Path) -> None:
    (elsewhere / "a.csv").write_text("What,Day\nMeeting,2016-04-05\n")
    (elsewhere / "b.csv").write_text("What,Day,Date\nMarch,2016-04-06,2016-04-07\n")
    first = run(
        "import", "a.csv", "--map", "title=What", "--map", "when=Day", "--save-mapping", "police"
    )
    assert first.status == 0
    assert run("import", "b.csv", "--mapping", "police", "--map", "when=Date").status == 0
    assert "2016-04-07" in run("list").out
    missing = run("import", "b.csv", "--mapping", "navy")
    assert missing.status == 2
    assert "There is no saved mapping “navy”.\nThere are police." in missing.err
