"""How the engines go about a list: along the indexes of the tiers, sorting nothing."""

from chronology.query.choosing import choose
from chronology.query.filters import Filter, resolve_filter
from chronology.query.pages import pages
from chronology.store.location import Location
from chronology.store.reader import Reader, open_reader
from tests.query.world import world


def plan_of(reader: Reader, wanted: Filter) -> str:
    """Return what the engine says of the first query of a list's pages."""
    asked: list[tuple[str, object]] = []
    rows = reader.rows

    def noted(sql: str, params: dict[str, object] = {}) -> object:  # noqa: B006 - never changed
        asked.append((sql, params))
        return rows(sql, params)

    reader.rows = noted  # type: ignore[method-assign,assignment]  # to see what is asked
    next(pages(reader, wanted))
    sql, params = next(one for one in asked if "UNION ALL" in one[0] and "ORDER BY" in one[0])
    explain = "EXPLAIN QUERY PLAN" if reader.engine == "sqlite" else "EXPLAIN"
    return "\n".join(str(row[-1]) for row in rows(f"{explain} {sql}", params))  # type: ignore[arg-type]  # of a test


def test_a_year_is_one_range_of_each_tier_and_nothing_is_sorted(db: Location) -> None:
    with world(db) as made:
        for month in range(1, 10):
            made.event(f"Event {month}", f"2016-0{month}")
    with open_reader(db) as reader:
        for sort in ("when", "-when"):
            wanted = resolve_filter(reader, within=["2016"], limit=2, sort=sort)
            if reader.engine == "postgresql":
                # So few rows would be read whole and sorted.
                for choice in ("enable_seqscan", "enable_sort", "enable_bitmapscan"):
                    list(reader.rows(f"SELECT set_config('{choice}', 'off', true)"))
            plan = plan_of(reader, wanted)
            for name in ("day", "month", "year", "decade", "century", "unbounded"):
                assert f"ix_event_tier_{name}" in plan
            assert ("MERGE" if reader.engine == "sqlite" else "Merge Append") in plan
            assert "TEMP B-TREE" not in plan
            assert "Sort " not in plan.replace("Sort Key", "")


def test_a_place_in_a_year_is_found_by_the_copies_in_the_key_of_an_index(db: Location) -> None:
    with world(db) as made:
        for month in range(1, 10):
            made.event(f"Event {month}", f"2016-0{month}", where=["Kol"], who=["Ann"])
    with open_reader(db) as reader:
        if reader.engine == "postgresql":
            list(reader.rows("SELECT set_config('enable_seqscan', 'off', true)"))
        for words, index in (
            ({"where": ["Kol"]}, "ix_event_place_place_id"),
            ({"who": ["Ann"]}, "ix_participation_actor_id"),
        ):
            wanted = resolve_filter(reader, within=["2016"], **words)  # type: ignore[arg-type]  # of a test
            plan = choose(reader, wanted)
            assert len(plan.found) == 9
            [part] = plan.parts
            explain = "EXPLAIN QUERY PLAN" if reader.engine == "sqlite" else "EXPLAIN"
            said = "\n".join(
                str(row[-1])
                for row in reader.rows(f"{explain} {part.found}", plan.statement.params)
            )
            assert said.count(index) == 7
            if reader.engine == "sqlite":
                assert f"COVERING INDEX {index} (" in said
                assert "window_tier=? AND window_from>?" in said
