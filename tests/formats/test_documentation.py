"""The pages say what the code does: their examples load, their columns are those there are."""

import re
from pathlib import Path

from chronology.formats.redact.fields import FIELDS
from chronology.formats.redact.profile import profile_of
from chronology.formats.seed.schema import BY_NAME, CHILDREN, SECTIONS
from chronology.formats.table.header import COLUMNS
from chronology.formats.text.yamltext import parse_yaml
from chronology.store.location import Location
from tests.formats.world import listing, load

DOCS = Path(__file__).parents[2] / "docs"


def test_the_example_of_the_seed_schema_loads(one_db: Location, tmp_path: Path) -> None:
    page = (DOCS / "seed-schema.md").read_text(encoding="utf-8")
    example = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0]
    assert not load(one_db, tmp_path, example).refused
    found = {event["title"]: event for event in listing(one_db)}
    assert found["The strike begins"]["where"]["path"] == ["Fictia", "Port"]
    assert found["The strike ends"]["when"]["text"] == "two weeks later"


def test_the_page_names_every_field() -> None:
    page = (DOCS / "seed-schema.md").read_text(encoding="utf-8")
    for section in (*SECTIONS, *CHILDREN):
        for field in section.fields:
            assert re.search(rf"\b{field.name}\b", page), f"{section.name}.{field.name}"
            for part in field.fields:
                assert part.name in page
            for choice in field.choices:
                assert choice in page or len(choice) == 1
    assert all(f"`{section.name}`" in page for section in SECTIONS)
    assert BY_NAME


def test_the_page_names_every_column() -> None:
    page = (DOCS / "csv.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []


def test_the_page_on_redaction_shows_a_profile_and_names_every_field() -> None:
    page = (DOCS / "redaction.md").read_text(encoding="utf-8")
    profile = profile_of(parse_yaml(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0]))
    assert (profile.places_to, profile.dates_to) == (10, "month")
    assert [name for name in FIELDS if f"`{name}`" not in page] == []
