"""The main job, end to end, on both engines: type in, ask, see who says so, check, export."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chronology.store.location import Location

Run = Callable[..., Any]

LIST_SHAPE = [
    "id", "uuid", "title", "when", "certainty", "where", "places", "who", "category", "status",
    "sources", "tags", "measures", "description",
]  # fmt: skip
WHEN_SHAPE = [
    "text", "edtf", "edtf_exact", "earliest", "latest", "start", "end", "precision", "inferred",
]  # fmt: skip
CHECK_SHAPE = [
    "check", "certainty", "severity", "events", "sources", "explanation", "magnitude_seconds",
    "suggestions", "fingerprint",
]  # fmt: skip


@pytest.fixture(autouse=True)
def address(empty_db: Location, monkeypatch: pytest.MonkeyPatch) -> str:
    """A place for a new chronology, on each engine in turn, named by the environment."""
    address = empty_db.path or empty_db.dsn
    monkeypatch.setenv("CHRONOLOGY_DB", address)
    return address


def ok(result: Any) -> str:
    assert result.status == 0, result.err
    out: str = result.out
    return out


def objects(run: Run, *words: str) -> Any:
    return json.loads(ok(run(*words, "--format", "json")))


def test_from_two_articles_to_an_answer(run: Run, elsewhere: Path) -> None:
    ok(run("init", "--day-first", "--author", "Ada"))
    ok(run("place", "add", "Turkey", "--country", "tr"))
    ok(run("place", "add", "Şanlıurfa", "--in", "turkey", "--alias", "Urfa", "--at", "37.16,38.79"))
    ok(
        run(
            "actor",
            "add",
            "Engineer",
            "--kind",
            "person",
            "--born",
            "1970",
            "--alias",
            "The Builder",
        )
    )
    ok(run("source", "add", "wire", "--title", "A wire report", "--published", "1 July 2017"))
    ok(run("source", "add", "paper", "--published", "2/7/2017", "--derived-from", "wire"))
    first = ok(
        run(
            "add", "A bridge opens", "--when", "end of 2016", "--where", "urfa",
            "--who", "the builder:witness", "--source", "wire#line 3",
        )
    )  # fmt: skip
    assert first.startswith("@1 A bridge opens\n  when: “end of 2016”, ")
    ok(
        run(
            "add",
            "It closes",
            "--when",
            "two weeks after @1",
            "--where",
            "from:Urfa",
            "--source",
            "paper",
        )
    )
    ok(
        run(
            "add",
            "The works",
            "--when",
            "from 2014 to 2016",
            "--where",
            "Turkey",
            "--source",
            "wire",
        )
    )
    assert "source-disagreement" in ok(
        run(
            "cite",
            "1",
            "--source",
            "paper",
            "--locator",
            "p. 2",
            "--says-when",
            "June 2015",
            "--credibility",
            "3",
        )
    )

    answer = ok(run("ask", "what happened where in 2016"))
    assert "list --in 2016" in answer
    assert "Şanlıurfa, Turkey" in answer
    assert "certain" in answer

    events = objects(run, "list", "--in", "2016", "--where", "Turkey")
    assert [list(event) for event in events] == [LIST_SHAPE] * 3
    assert {event["title"]: event["certainty"] for event in events} == {
        "A bridge opens": "certain",
        "It closes": "possible",
        "The works": "certain",
    }
    bridge = next(event for event in events if event["id"] == 1)
    assert list(bridge["when"]) == WHEN_SHAPE
    assert bridge["when"]["start"] == {
        "earliest": "2016-10-01",
        "latest": "2016-12-31",
        "kind": "known",
    }
    assert bridge["where"] == {
        "name": "Şanlıurfa", "path": ["Turkey", "Şanlıurfa"], "country": "TR",
        "latitude": 37.16, "longitude": 38.79,
    }  # fmt: skip
    assert bridge["who"] == [{"name": "Engineer", "role": "witness"}]
    assert bridge["sources"] == ["wire", "paper"]
    assert objects(run, "list", "--certain", "--in", "2016")[0]["certainty"] == "certain"
    assert objects(run, "list")[0]["certainty"] is None

    findings = run("check", "--format", "json")
    assert findings.status == 1
    (finding,) = json.loads(findings.out)
    assert list(finding) == CHECK_SHAPE
    assert (finding["check"], finding["certainty"], finding["events"]) == (
        "source-disagreement",
        "certain",
        [1],
    )
    assert finding["sources"] == ["paper"]
    assert finding["explanation"][-1].startswith("therefore ")
    ok(run("check", "accept", finding["fingerprint"], "--because", "the paper erred"))
    assert run("check", "--format", "json") == (0, "[]\n", "")
    (accepted,) = objects(run, "check", "list", "--accepted")
    assert (accepted["because"], accepted["author"]) == ("the paper erred", "Ada")

    ok(run("export", "timeline.csv", "--excel"))
    with (elsewhere / "timeline.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["title"] for row in rows] == ["The works", "A bridge opens", "It closes"]
    before = ok(run("list", "--format", "json"))
    ok(run("import", "timeline.csv"))
    assert ok(run("list", "--format", "json")) == before


def test_an_accepted_finding_opens_again_when_a_value_changes(run: Run) -> None:
    ok(run("init"))
    ok(run("source", "add", "wire", "--published", "2020"))
    ok(run("add", "One", "--when", "2016", "--source", "wire"))
    ok(run("add", "Two", "--when", "2014", "--after", "1", "--source", "wire"))
    (finding,) = json.loads(run("check", "--format", "json").out)
    ok(run("check", "accept", finding["fingerprint"], "--because", "so be it"))
    ok(run("check"))
    assert "order" in ok(run("edit", "2", "--when", "2013"))
    assert run("check").status == 1


def test_an_event_corrected_takes_along_what_counts_from_it(run: Run) -> None:
    ok(run("init"))
    ok(run("add", "One", "--when", "15 July 2016"))
    ok(run("add", "Two", "--when", "the day after @1"))
    said = ok(run("edit", "1", "--when", "20 July 2016"))
    assert "@2" in said
    assert objects(run, "list", "--sort", "id")[1]["when"]["edtf"] == "2016-07-21"
    refused = run("rm", "1")
    assert refused.status == 4
    assert "the dates of @2 count from it" in refused.err
    ok(run("rm", "1", "--keep-dates"))
    assert objects(run, "list")[0]["when"]["edtf"] == "2016-07-21"


def test_change_and_clear_the_fields_of_an_event(run: Run) -> None:
    ok(run("init"))
    ok(
        run(
            "add",
            "One",
            "--when",
            "2016",
            "--where",
            "Urfa",
            "--who",
            "Ada",
            "--tag",
            "a",
            "--create",
        )
    )
    ok(
        run(
            "edit", "1", "--title", "Uno", "--where", "to:Antep", "--no-where", "Urfa", "--who", "Ben:witness",
            "--no-who", "Ada", "--tag", "b", "--no-tag", "a", "--category", "journey", "--describe", "So.",
            "--status", "disputed", "--lasting", "two days", "--because", "it is better", "--create",
        )
    )  # fmt: skip
    (event,) = objects(run, "list")
    assert (event["title"], event["status"], event["category"]) == ("Uno", "disputed", "journey")
    assert event["places"] == [{"name": "Antep", "role": "to"}]
    assert event["who"] == [{"name": "Ben", "role": "witness"}]
    assert (event["tags"], event["description"]) == (["b"], "So.")
    ok(run("edit", "@1", "--category", "", "--describe", "", "--when", ""))
    (event,) = objects(run, "list")
    assert event["category"] is event["description"] is event["when"] is None


def test_relate_and_merge(run: Run) -> None:
    ok(run("init"))
    for title in ("One", "Two", "Uno"):
        ok(run("add", title))
    ok(run("relate", "2", "after", "@1", "--by", "3.5 months", "--source", "wire#p. 1", "--create"))
    (relation,) = objects(run, "show", "2")["relations"]
    assert (relation["kind"], relation["event"], relation["by"]) == ("after", 1, "3.5 months")
    assert relation["source"] == "wire"
    assert "@1 One now also holds what @3 did." in ok(run("merge", "1", "3"))
    assert [event["id"] for event in objects(run, "list")] == [1, 2]


def test_the_five_kinds_of_thing(run: Run) -> None:
    ok(run("init"))
    for kind, words in {
        "actor": ["Ada"], "place": ["Urfa"], "source": ["wire"], "category": ["works"], "role": ["engineer"],
    }.items():  # fmt: skip
        said = ok(run(kind, "add", *words))
        number = re.search(r"\d+", said)
        assert number is not None
        named = "slug" if kind == "source" else "name"
        ok(run(kind, "edit", words[0], f"--{named}", "renamed"))
        assert objects(run, kind, "show", "renamed")["id"] == int(number[0])
        assert "renamed" in [row[named] for row in objects(run, kind, "list", "renamed")]
        ok(run(kind, "add", "other"))
        ok(run(kind, "merge", "renamed", "other"))
        assert run(kind, "show", number[0]).status == 0


def test_lists_of_things_take_the_same_filters(run: Run) -> None:
    ok(run("init"))
    ok(run("add", "One", "--when", "2016", "--where", "Urfa, Turkey", "--who", "Ada", "--create"))
    ok(run("add", "Two", "--when", "2014", "--where", "Antep", "--who", "Ben", "--create"))
    assert [row["name"] for row in objects(run, "actor", "list", "--in", "2016")] == ["Ada"]
    assert [row["name"] for row in objects(run, "actor", "list", "--where", "Turkey")] == ["Ada"]
    assert [row["name"] for row in objects(run, "place", "list", "--who", "Ben")] == ["Antep"]
    assert [row["name"] for row in objects(run, "actor", "list", "ben")] == ["Ben"]


def test_init_twice_is_refused(run: Run, address: str) -> None:
    ok(run("init"))
    again = run("init")
    assert again.status == 4
    assert "already; it was left as it is." in again.err


def test_db(run: Run) -> None:
    ok(run("init"))
    assert "up to date" in ok(run("db", "status"))
    assert "up to date" in ok(run("db", "upgrade"))


def test_what_was_cited_wrongly_is_put_right(run: Run) -> None:
    ok(run("init"))
    ok(run("add", "One", "--when", "2016", "--source", "wire", "--create"))
    ok(run("cite", "1", "--source", "paper#p. 2", "--says-when", "2014", "--create"))
    assert run("check", "source-disagreement").status == 1
    ok(run("cite", "1", "--change", "2", "--rank", "deprecated", "--note", "a misprint"))
    ok(run("check", "source-disagreement"))
    ok(run("cite", "1", "--change", "2", "--locator", "", "--says-when", "2015"))
    citation = objects(run, "show", "1")["citations"][1]
    assert (citation["locator"], citation["says_when"]["edtf"], citation["rank"]) == (
        None,
        "2015",
        "deprecated",
    )
    ok(run("cite", "1", "--remove", "2"))
    assert [one["source"] for one in objects(run, "show", "1")["citations"]] == ["wire"]


CORRECTIONS_THAT_MEAN_NOTHING = [
    (["cite", "1"], "Say with --source who says so."),
    (["cite", "1", "--change", "1"], "Nothing to change of citation 1 was given."),
    (["cite", "1", "--change", "3", "--note", "x"], "There is no citation “3 of @1”."),
    (["cite", "1", "--remove", "3"], "There is no citation “3 of @1”."),
    (["relate", "1", "after", "2", "--remove"], "It is not stated that @1 is after @2."),
    (["relate", "1", "during", "2", "--by", "two days"], "“during” has no distance to state"),
    (["edit", "1", "--no-where", "Urfa"], "There is no place “Urfa”."),
    (["edit", "1", "--no-where", "Antep"], "@1 has no place “Antep” to take away."),
    (["edit", "1", "--no-who", "Ada"], "@1 has no participant “Ada” to take away."),
    (["edit", "1", "--no-tag", "roads"], "@1 has no tag “roads” to take away."),
]


def test_corrections_that_mean_nothing(run: Run) -> None:
    ok(run("init"))
    ok(run("add", "One"))
    ok(run("add", "Two", "--where", "Antep", "--who", "Ada", "--tag", "roads", "--create"))
    for words, sentence in CORRECTIONS_THAT_MEAN_NOTHING:
        result = run(*words)
        assert (result.status, result.out) == (2, ""), words
        assert sentence in result.err


def test_a_relation_said_again_is_changed_and_can_be_taken_back(run: Run) -> None:
    ok(run("init"))
    ok(run("add", "One"))
    ok(run("add", "Two"))
    ok(run("relate", "2", "after", "1"))
    said = ok(run("relate", "2", "after", "1", "--by", "two days", "--rank", "deprecated"))
    assert said == "@2 is now after @1, by “two days” (deprecated).\n"
    assert len(objects(run, "show", "2")["relations"]) == 1
    ok(run("relate", "2", "during", "1"))
    assert run("relate", "2", "during", "1", "--by", "two days").status == 2
    ok(run("relate", "2", "after", "1", "--remove"))
    (relation,) = objects(run, "show", "2")["relations"]
    assert relation["kind"] == "during"


def test_a_namesake_is_told(run: Run) -> None:
    ok(run("init"))
    ok(run("place", "add", "Urfa", "--alias", "Edessa"))
    said = ok(run("place", "add", "Edessa"))
    assert "place 2 Edessa" in said
    assert "not to be confused with 1 Urfa; if it is the same, `chronology place merge 1 2`" in said


def test_an_empty_list(run: Run) -> None:
    ok(run("init"))
    assert run("list") == (0, "No events match.\n", "")
    assert run("list", "--format", "json") == (0, "[]\n", "")
    assert run("list", "--format", "jsonl") == (0, "", "")
    assert run("list", "--format", "csv").out.startswith("id,when,")
