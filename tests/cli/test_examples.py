"""Every example that a help text shows is real: it runs on the demo database."""

import gzip
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chronology.cli import reference
from tests.blank import Blank, words_for
from tests.spreadsheets import Book, write_ods, write_xlsx

Run = Callable[..., Any]


def examples() -> Iterator[str]:
    """Yield the lines of every help text that show a command."""
    for _, command, _ in reference.commands():
        shown = f"{command.help}".partition("Example")[2]
        yield from re.findall(r"^ +(chronology .*)", shown, re.MULTILINE)


MAPPED = ("--map", "when=Date", "--map", "title=Incident")
EXAMPLES = sorted(set(examples()))


def test_there_are_examples_of_most_commands() -> None:
    assert len(EXAMPLES) > 40


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(
    run: Run,
    demo: Blank,
    demo_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    example: str,
    elsewhere: Path,
) -> None:
    words = shlex.split(example)[1:]
    place = demo.copy(elsewhere / "own.db")
    shutil.copy(demo_file, elsewhere / "chronology-demo.db")
    shutil.copy(demo_file.with_suffix(".csv"), elsewhere / "events.csv")
    shutil.copy(demo_file, elsewhere / "demo.db")
    (elsewhere / "incidents.csv").write_text("Date,Incident\nmid-March 2017,A bridge opens\n")
    write_tables(elsewhere)
    (elsewhere / "public.yaml").write_text("handling: public\n")
    (elsewhere / "report.txt").write_text("A bridge opened in 2016 and closed the next year.\n")
    monkeypatch.setenv("CHRONOLOGY_DB", words_for(place))
    monkeypatch.setenv("CHRONOLOGY_FILES", "files")
    if words[0] == "bundle":
        assert run("export", "--bundle", "case.zip").status == 0
    if words[:2] in (["check", "accept"], ["check", "forget"]):
        words[2] = fingerprint(run)
    if words[:2] == ["check", "forget"]:
        assert run("check", "accept", words[2], "--because", "so be it").status == 0
    if "--mapping" in words:
        assert run("import", "incidents.csv", *MAPPED, "--save-mapping", "police").status == 0
    result = run(*words)
    # `check` alone may find something, and says so by its exit status.
    assert result.status == 0 or (words[0] == "check" and result.status == 1), result.err
    assert result.is_clean


def write_tables(folder: Path) -> None:
    """Write the incidents as spreadsheets, and an edition of a dataset."""
    incidents: Book = [("Incidents", [["Date", "Incident"], ["mid-March 2017", "A bridge opens"]])]
    write_xlsx(folder / "incidents.xlsx", incidents)
    write_ods(folder / "more.ods", incidents)
    header = "id,year,month,day,country,type_of_violence,side_a,side_b,low_death,best_death"
    rows = f"{header}\n7,2016,7,31,Fictia,State-based violence,One side,Another side,1,2\n"
    (folder / "ged231.csv.gz").write_bytes(gzip.compress(rows.encode()))


def fingerprint(run: Run) -> str:
    """Return the fingerprint of a finding that there is."""
    found = re.search(r'"fingerprint": "(\w+)"', run("check", "--possible", "--format", "json").out)
    assert found is not None
    return found[1]
