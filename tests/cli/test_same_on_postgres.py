"""Every command prints and writes the same on PostgreSQL as in a file."""

import json
import shlex
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from chronology.formats import FORMATS
from chronology.store.location import Location
from tests.cli.test_examples import EXAMPLES
from tests.cli.two_sides import Side, same
from tests.formats import gramps_files as gramps
from tests.formats import test_acled as acled
from tests.formats import test_gdelt as gdelt
from tests.formats import test_gtd as gtd
from tests.formats import test_noaa as noaa
from tests.formats import test_timemap as timemap
from tests.formats import test_ucdp as ucdp
from tests.formats import test_wikidata as wikidata
from tests.formats.conflict_files import as_csv
from tests.formats.kinds import KINDS
from tests.formats.world import WORLD

Run = Callable[..., Any]
Words = Sequence[str]

FILTERS = (
    "", "prison", "bal ist", "İstanbul", "URFA", "100%", "--in 2016", "--in 'March 2016' --certain",
    "--in 2016 --where Turkey", "--where Urfa --where Istanbul", "--who Balusha", "--category detention",
    "--status alleged", "--source lefigaro", "--tag none", "--limit 3", "nothing at all",
    "--in 'before 2015'", "--in '1 BC'", "--who Balusha --in 2014 prison",
)  # fmt: skip
SORTS = (
    "when",
    "-when",
    "id",
    "-id",
    "title",
    "-title",
    "place",
    "-place",
    "category",
    "-category",
)
SHOWN = ("table", "csv", "json", "jsonl", "markdown")
GROUPS = ("year", "month", "place", "country", "category", "actor", "source", "status", "tag")
KINDS_OF_NAME = ("actor", "place", "source", "category", "role")
WRITTEN = [form for form in FORMATS if form.dump is not None]


def in_words(*lines: str) -> list[list[str]]:
    return [shlex.split(line) for line in lines]


@pytest.fixture
def sides(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, empty_postgres_url: str
) -> list[Side]:
    """Places for two chronologies."""
    places = {
        "file": Location("sqlite", path=str(tmp_path / "file" / "home.db")),
        "server": Location.parse(empty_postgres_url, {}),
    }
    for name in places:
        (tmp_path / name).mkdir()
    return [Side(tmp_path / name, place, run, monkeypatch) for name, place in places.items()]


@pytest.fixture
def demos(sides: list[Side]) -> list[Side]:
    """Two demo chronologies."""
    for side in sides:
        said = side.does(["--db", side.place.path or side.place.dsn, "demo"])
        assert said.status == 0, said.err
        for path in side.folder.glob("*.csv"):
            path.unlink()
    return sides


def give(sides: list[Side], name: str, text: str) -> None:
    for side in sides:
        (side.folder / name).write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_the_examples(demos: list[Side], demo_file: Path) -> None:
    """One after the other, so that each finds what those before it have left."""
    give(demos, "incidents.csv", "Date,Incident\nmid-March 2017,A bridge opens\n")
    give(demos, "report.txt", "A bridge opened in 2016 and closed the next year.\n")
    for side in demos:
        shutil.copy(demo_file.with_suffix(".csv"), side.folder / "events.csv")
    examples = in_words(*(example.removeprefix("chronology ") for example in EXAMPLES))
    assert same(demos, examples) > 60


def reading() -> Iterator[list[str]]:
    """Yield each filter, sort, format, group and kind of name once or more, not each with each."""
    for at, words in enumerate(FILTERS):
        shown, sort = SHOWN[at % len(SHOWN)], SORTS[at % len(SORTS)]
        yield shlex.split(f"list {words} --format {shown} --sort {sort}")
        yield shlex.split(f"stats {words} --by {GROUPS[at % len(GROUPS)]} --format {shown}")
        yield shlex.split(f"check {words} --possible --format {shown}")
    for event in range(1, 70, 6):
        yield from in_words(f"show {event}", f"show {event} --format json", f"why {event}")
    for kind, shown in zip(KINDS_OF_NAME, SHOWN, strict=True):
        yield from in_words(f"{kind} list --format {shown}", f"{kind} list --in 2016")
    yield from in_words(
        "stats --by year --by category", "stats --by year --format bars", "stats --by month",
        "stats --by country --measure arrivals", "ask what happened where in 2016",
        "ask who was in Urfa in December 2014", "ask how many events in Turkey between 2014 and 2016",
        "ask who was with Balusha in prison", "ask what happened in Nowhere", "history",
        "history --format json", "history 12", "actor show Balusha", "place show Istanbul",
        "source show 1", "category show detention", "role show detainee", "check --format sarif",
        "check list", "check limits", "check explain travel", "date --anchor @1 two weeks later",
        "db status", "db upgrade", "show 999", "actor show nobody", "list --where Nowhere",
    )  # fmt: skip


def test_reading(demos: list[Side]) -> None:
    assert same(demos, reading()) > 90


@pytest.mark.slow
def test_exports(demos: list[Side]) -> None:
    """In every format, whole, in part, and refused where it would lose something."""
    journey: list[Words] = []
    for form in WRITTEN:
        suffix = form.suffixes[0]
        journey += [
            ["export", f"whole{suffix}"],
            ["export", f"part{suffix}", "--in", "2016", "--where", "Turkey"],
            ["export", f"strict{suffix}", "--strict"],
        ]
    assert same(demos, journey) > 2 * len(WRITTEN)


WORKING_DAY = in_words(
    "init --zone Europe/Istanbul --day-first --author Ada",
    "init",
    "source add wire --title 'The wire' --published '3 March 2017' --reliability B",
    "source add IZMIR-1 --title Işık", "source add École", "source add çay", "source add İstanbul",
    "source show izmir-1", "source show école", "source show ÇAY", "source show istanbul", "source list",
    "place add Harbour --at 41.01,28.98 --radius 500 --country TR",
    "place add Quay --in Harbour --alias 'Old quay'",
    "place add 'Çeşme' --alias 'ÇEŞME'", "place add 'Zürich'", "place add 'äland'", "place add Öland",
    "actor add 'Ilse Varga' --kind person --alias Ilse --born 'about 1900'",
    "actor add 'ilse varga' --kind person", "actor add 'İlse' --kind person",
    "actor add 'Harbour Board' --kind organisation --born 1958",
    "category add sailing --describe 'Ships leave'", "role add pilot --in present --bodily-present",
    "add 'A ship leaves' --when '3/4/2016' --where Quay --who 'Harbour Board:organiser' --create"
    " --source 'wire#p. 4' --category sailing --tag 'salt, water' --tag '50%' --describe 'At _night_'",
    "add 'ein Schiff' --when 'between 2004 and 2008' --where from:Quay --where to:Harbour",
    "add 'It returns' --after @1 --by 'two weeks' --who 'Pia Lund:pilot' --create",
    "add 'Unheard of' --when '44 BC' --status disputed --lasting 'three days'",
    "add 'Impossible' --when 'perhaps never'",
    "add 'Ünder way' --when 'since 2014' --where 'Çeşme'", "add 'Ärger'", "add 'zoo'", "add 'Zoo'",
    "add '_a%b' --when '2016 or 2018'", "add '  spaced  ' --when XXXX-09",
    "cite 1 --source wire --says-when 'June 2016' --claimant 'Ilse Varga' --credibility 2",
    "cite 2 --source paper --create --says-when 2005 --stance disputes",
    "cite 1 --change 1 --rank deprecated --note 'a misprint'", "cite 1 --change 99",
    "relate 2 before 1", "relate 1 before 2", "relate 3 after 1 --by '3.5 months' --source wire",
    "edit 1 --when 'spring 2016' --because 'both agree' --tag checked", "edit 1 --when 2016-05",
    "edit 4 --title 'Heard of' --status refuted", "edit 99 --title x", "edit 3 --who 'Pia Lund:pilot'",
    "check", "check --possible --format json", "check accept order --because 'so be it'",
    "check list --accepted --format json", "check limits fastest-travel 900", "check --format sarif",
    "list", "list --sort title --format csv", "list --sort -place", "list ÜNDER", "list under",
    "list 50%", "list _a", "list --tag 'salt, water'", "list --where 'çeşme'", "list --who ILSE",
    "list --in 2016 --format json", "list --sort when", "actor list", "place list --format json",
    "ask what does izmir-1 say", "source merge çay École", "list --source IZMIR-1", "list --source İzmir-1",
    "actor merge 'Ilse Varga' 'ilse varga'", "actor edit 'Pia Lund' --died 1890 --kind person",
    "place edit Quay --alias Kai --note steep", "place merge Quay Harbour", "place merge Zürich Öland",
    "source edit wire --reliability A", "source merge wire paper", "category edit sailing --describe x",
    "role merge pilot organiser", "merge 5 6", "rm 8 --yes", "rm 3 --yes", "rm 1 --yes --keep-dates",
    "history", "history 1", "history --format json", "undo", "undo 12", "undo", "undo 999", "undo",
    "why 2", "show 1", "show 2 --format json", "stats --by year", "stats --by tag --format csv",
    "export all.jsonl", "export all.csv", "import all.csv", "import all.jsonl --dry-run", "history",
    "check limits fastest-travel --default", "check forget 0", "db status", "db upgrade", "export -",
    "export all.yaml", "date --anchor @2 'the next day'", "list --limit 2", "ask what happened in 2016",
)  # fmt: skip


@pytest.mark.slow
def test_a_working_day(sides: list[Side]) -> None:
    assert same(sides, WORKING_DAY) > 75


@pytest.mark.slow
def test_imports(sides: list[Side]) -> None:
    """Of every format that is read: what others publish, and what was exported before."""
    give(sides, "world.yaml", WORLD)
    give(sides, "kinds.yaml", KINDS)
    give(sides, "plain.csv", "title,when,place\nOne,2016,Ürümqi\nTwo,never,Oslo\nÆon,44 BC,äland\n")
    give(sides, "ged.csv", as_csv(ucdp.FULL, [ucdp.ROW, {**ucdp.ROW, "id": "2", "best": "9"}]))
    give(sides, "acled.csv", as_csv(tuple(acled.ROW), [acled.ROW]))
    give(sides, "gtd.csv", as_csv(tuple(gtd.ROW), [gtd.ROW]))
    give(sides, "map.json", json.dumps({"events": [timemap.EVENT], "sources": timemap.SOURCES}))
    for side in sides:
        gdelt.write(side.folder / "20160406.export.CSV", gdelt.ROW)
        noaa.write(
            side.folder / "earthquakes.tsv", [{"Year": 1755, "Mo": 11, "Location Name": "PERU: X"}]
        )
        wikidata.csv_file(side.folder / "query.csv", wikidata.ROW)
        gramps.written(side.folder)
    foreign = (
        "ged.csv", "acled.csv", "gtd.csv", "map.json", "20160406.export.CSV", "earthquakes.tsv",
        "query.csv", "weber.gramps", "plain.csv", "world.yaml", "kinds.yaml",
    )  # fmt: skip
    own = [f"again{form.suffixes[0]}" for form in WRITTEN if form.load is not None]
    journey: list[Words] = [["init"]]
    journey += [["import", name] for name in foreign]
    journey += [["import", name, "--diff"] for name in foreign]
    journey += in_words("list --format json", "actor list", "place list", "source list", "check")
    journey += [["export", name] for name in own]
    journey += [["import", name] for name in own]
    journey += in_words("list --format json", "stats --by source", "undo", "list", "history")
    assert same(sides, journey) > 35
