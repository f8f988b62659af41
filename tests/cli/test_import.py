"""`import` of datasets: its report in words and as JSON, the difference, and the progress."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from chronology import formats
from chronology.cli.progress import ProgressLine, progress_words
from chronology.store.location import Location
from tests.cli.conftest import Result
from tests.formats.harbours import FIRST, HARBOURS, edited, write

Run = Callable[..., Result]

#: One invented row in the layout of UCDP GED's extracts of 14 columns.
GED = (
    "id,year,month,day,country,type_of_violence,conflict_name,side_a,side_b,"
    "latitude,longitude,low_death,best_death,high_death\n"
    "1,2016,7,31,Fictia,State-based violence,Fictia: Government,Government of Fictia,FLA,"
    "1.5,2.5,1,2,3\n"
)


@pytest.fixture(autouse=True)
def _known_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (HARBOURS, *formats.FORMATS))


def test_the_report_says_what_became_of_the_rows(
    run: Run, chronology: Location, elsewhere: Path
) -> None:
    write(elsewhere, FIRST)
    result = run("import", "calls.csv")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == [
        "Read 4 events: 4 added.",
        "Besides events, new: 4 places, 3 actors, 2 sources, 2 categories, 1 role, 2 tags.",
        "Noticed 1 × odd berths: line 3: 13",
        "Noticed 1 × relations to events that are not there: after “99”",
    ]
    assert run("import", "calls.csv").out.splitlines()[0] == "Read 4 events: 4 unchanged."


def test_what_is_kept_replaced_and_gone_is_said(
    run: Run, chronology: Location, elsewhere: Path
) -> None:
    write(elsewhere, FIRST)
    run("import", "calls.csv")
    run("edit", "1", "--title", "Ana puts in")
    write(
        elsewhere,
        edited(FIRST, ("1,Ana,", "1,Anna,"), ("4,Cora,2017-01-01/2017-02-03,", "5,Cora,2018,")),
    )
    lines = run("import", "calls.csv").out.splitlines()
    assert "Read 4 events: 1 added, 1 updated, 2 unchanged." in lines
    at = lines.index("1 field edited here, kept against the dataset:")
    assert lines[at + 1] == "  kept: @1 title: yours “Ana puts in”, the dataset's “Anna calls”"
    at = lines.index("1 event of the dataset not in this file; nothing is removed:")
    assert lines[at + 1] == "  @4 “Cora calls” (4)"
    lines = run("import", "calls.csv", "--theirs").out.splitlines()
    at = lines.index("1 field edited here, replaced by the dataset's words:")
    assert lines[at + 1] == "  replaced: @1 title: yours “Ana puts in”, the dataset's “Anna calls”"
    run("rm", "1")
    assert "  kept: “Anna calls” (1) stays removed" in run("import", "calls.csv").out
    back = run("import", "calls.csv", "--theirs").out
    assert "  replaced: “Anna calls” (1) was removed and is back" in back


def test_what_no_source_says_is_said_to_be_imported(
    run: Run, chronology: Location, elsewhere: Path
) -> None:
    write(elsewhere, FIRST.replace("3,Ana,,Quay", "3,Ana,2018,Quay"))
    run("import", "calls.csv")
    assert "“2018” (imported from harbours): not before 2018-01-01" in run("why", "3").out
    assert "harbours" not in run("why", "4").out
    run("edit", "3", "--when", "2019")
    assert "“2019” (adopted by " in run("why", "3").out


def test_a_figure_shows_the_bounds_that_it_has(
    run: Run, chronology: Location, elsewhere: Path
) -> None:
    write(elsewhere, edited(FIRST, ("2016-08,Port Ida,Fictia,,", "2016-08,Port Ida,Fictia,/7/,")))
    run("import", "calls.csv")
    assert "wounded: 2 (lowest 1, highest 3)" in run("show", "1").out
    assert "wounded: 7  [1]" in run("show", "2").out
    assert "wounded: unknown (highest 5)" in run("show", "3").out


def test_many_events_that_are_gone_are_not_all_printed(
    run: Run, chronology: Location, elsewhere: Path
) -> None:
    rows = "".join(f"{number},Dora,2018,Quay,,,,,,,,,\n" for number in range(10, 20))
    write(elsewhere, FIRST + rows)
    run("import", "calls.csv")
    write(elsewhere, FIRST)
    out = run("import", "calls.csv").out
    assert out.count("“Dora calls”") == 5
    assert "…; --format json has all." in out
    told = json.loads(run("import", "calls.csv", "--format", "json").out)
    assert (told["gone"], len(told["events"])) == (10, 10)
    assert told["events"][0] == {
        "change": "gone", "event": 5, "external_id": "10", "title": "Dora calls",
    }  # fmt: skip


def test_a_difference_is_shown_and_nothing_is_changed(
    run: Run, chronology_file: Path, elsewhere: Path
) -> None:
    write(elsewhere, FIRST)
    run("import", "calls.csv")
    before = chronology_file.read_bytes()
    write(
        elsewhere,
        edited(FIRST, ("storm;night,,Left by day", "storm,,"), ("3,Ana,", "6,Ana,")),
    )
    result = run("import", "calls.csv", "--diff")
    assert result.status == 0
    assert result.out.splitlines()[:5] == [
        "+ @5 “Ana calls” (6)",
        "~ @1 “Ana calls” (1)",
        "    description: “Left by day” → nothing",
        "    tags: “night” → nothing",
        "- @3 “Ana calls” (3)",
    ]
    assert "Read 4 events: would be 1 added, 1 updated, 2 unchanged." in result.out
    assert result.out.endswith("This was a dry run: nothing was changed.\n")
    told = json.loads(run("import", "calls.csv", "--diff", "--format", "json").out)
    assert told["dry_run"] is True
    assert [entry["change"] for entry in told["events"]] == ["added", "updated", "gone"]
    assert told["events"][1]["fields"]["tags"] == {"old": ["storm", "night"], "new": ["storm"]}
    assert chronology_file.read_bytes() == before


def test_refused_rows_make_the_status_2(run: Run, chronology: Location, elsewhere: Path) -> None:
    bad = "".join(f"{number},Dora,never,Quay,,,,,,,,,\n" for number in range(100, 160))
    write(elsewhere, FIRST + bad)
    result = run("import", "calls.csv", "--refused", "bad.csv")
    assert result.status == 2
    assert "Read 64 events: 4 added, 60 refused." in result.out
    assert "The refused rows are in bad.csv; correct them there" in result.out
    lines = result.err.splitlines()
    assert lines[0] == "line 6: day: “never” is no day."
    assert (len(lines), lines[-1]) == (51, "and 10 more.")
    told = json.loads(run("import", "calls.csv", "--format", "json", "--dry-run").out)
    assert (told["refused"], told["refused_path"], told["refusals"][0]["line"]) == (60, None, 6)


def test_the_dataset_is_named(run: Run, chronology: Location, elsewhere: Path) -> None:
    write(elsewhere, FIRST)
    assert "4 added" in run("import", "calls.csv").out
    assert "4 added" in run("import", "calls.csv", "--dataset", "elsewhere").out


def test_progress_is_shown_at_a_terminal_and_taken_away(
    terminal: Run, chronology: Location, elsewhere: Path
) -> None:
    (elsewhere / "ged.csv").write_text(GED)
    shown = terminal("import", "ged.csv").out
    assert "100 % · 1 rows · " in shown
    assert shown.split("\r\x1b[K")[-1].startswith("Read 1 event: 1 added.")


def test_no_progress_in_a_pipe(process: Run, chronology: Location, elsewhere: Path) -> None:
    (elsewhere / "ged.csv").write_text(GED)
    result = process("import", "ged.csv")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Read 1 event: 1 added.")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((0, 0, None, 0.0), "0 rows"),
        ((500, 25, 100, 2.0), "25 % · 500 rows · 250 a second · 6 s left"),
        ((500, 1, 100, 2.0), "1 % · 500 rows · 250 a second · 3 min 18 s left"),
        ((12345, 100, 100, 2.0), "100 % · 12,345 rows · 6,172 a second · finishing"),
        ((500, 0, 0, 2.0), "500 rows · 250 a second"),
    ],
)
def test_the_words_of_the_progress(told: tuple[int, int, int | None, float], words: str) -> None:
    assert progress_words(*told) == words


def test_a_line_that_was_never_shown_is_not_taken_away(capsys: pytest.CaptureFixture[str]) -> None:
    ProgressLine().clear()
    assert capsys.readouterr().err == ""


def test_an_id_said_twice_is_refused_with_its_row(
    run: Run, chronology: Location, elsewhere: Path
) -> None:
    rows = GED.splitlines()
    (elsewhere / "ged.csv").write_text("\n".join([*rows, rows[1]]) + "\n")
    result = run("import", "ged.csv")
    assert (result.status, result.err) == (2, "line 3: the id “1” stands in an earlier row.\n")
    refused = (elsewhere / "ged.refused.csv").read_text().splitlines()
    assert refused == [
        rows[0] + ",refused_because",
        rows[1] + ",the id “1” stands in an earlier row.",
    ]
    (elsewhere / "ged.refused.csv").write_text(
        "\n".join(refused).replace("\n1,2016", "\n2,2016") + "\n"
    )
    again = run("import", "ged.refused.csv")
    assert again.out.splitlines()[0] == "Read 1 event: 1 added."
    assert "refused_because" not in run("show", "2").out
