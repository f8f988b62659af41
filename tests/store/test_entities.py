"""Adding, changing and merging actors, places, sources, categories and roles."""

from typing import Any

import pytest

from chronology.dates.errors import DateError
from chronology.errors import BadInputError, UnknownNameError
from chronology.model import Actor, Category, Entity, Place, Role, Source, Tie
from chronology.model.stored_dates import get_date
from chronology.store.aliases import FurtherName
from chronology.store.citations import cite
from chronology.store.drafts import CitationDraft
from chronology.store.entities import (
    add_entity,
    create_actor,
    create_category,
    create_place,
    create_role,
    create_source,
    edit_entity,
    merge_entities,
)
from chronology.store.unit import UnitOfWork


def names(unit: UnitOfWork, table: str = "actor_name") -> list[tuple[Any, ...]]:
    return list(unit.reader.rows(f"SELECT name, kind, language FROM {table} ORDER BY id"))


def test_an_actor_with_dates_and_names(unit: UnitOfWork) -> None:
    made = create_actor(
        unit, "Ann  Smith", kind="person", born="about 1951", died=None, note="a teacher",
        aliases=["A. Smith", "A. Smith", FurtherName("آن", "transliteration", "fa")],
    )  # fmt: skip
    assert (made.name, made.name_folded) == ("Ann Smith", "ann smith")
    assert get_date(made, "born").edtf == "1951~"
    assert get_date(made, "died") is None
    assert names(unit) == [("A. Smith", "alias", None), ("آن", "transliteration", "fa")]


def test_changing_an_actor(unit: UnitOfWork) -> None:
    made = create_actor(unit, "Ann", aliases=["A"], born="1951")
    changed = edit_entity(
        unit,
        Actor,
        made.id,
        {"name": "Änn", "born": "1952", "description": "x"},
        add=["B"],
        remove=["a"],
    )
    assert (changed.name_folded, get_date(changed, "born").edtf) == ("ann", "1952")
    assert [row[0] for row in names(unit)] == ["B"]
    edit_entity(unit, Actor, made.id, {"born": None, "description": None})
    assert (get_date(made, "born"), made.description) == (None, None)


@pytest.mark.parametrize(
    ("model", "values", "message"),
    [
        (Actor, {"name": " "}, "The name of the actor is empty"),
        (Actor, {"name": "x", "kind": "robot"}, "The kind of the actor cannot be “robot”"),
        (Place, {"name": "x", "country": "Turkey"}, "“Turkey” is not a country's code"),
        (Place, {"name": "x", "latitude": 1.0}, "needs both its latitude and its longitude"),
        (Place, {"name": "x", "latitude": 91, "longitude": 0}, "is not a point on the earth"),
        (Place, {"name": "x", "latitude": 0, "longitude": float("nan")}, "is not a point"),
        (Place, {"name": "x", "radius_m": -1}, "A radius of -1 metres means nothing"),
        (Source, {"slug": ""}, "cannot be the slug of a source"),
        (Source, {"slug": "a b"}, "“a b” cannot be the slug"),
        (Source, {"slug": "a#b"}, "“a#b” cannot be the slug"),
        (Source, {"slug": "2016"}, "not digits alone"),
        (Source, {"slug": "x", "reliability": "Z"}, "Say one of: A, B, C, D, E, F"),
        (Category, {"name": "’"}, "The name of the category is empty"),
    ],
)
def test_values_that_mean_nothing(
    unit: UnitOfWork, model: type[Entity], values: dict[str, Any], message: str
) -> None:
    with pytest.raises(BadInputError) as caught:
        add_entity(unit, model, values)
    assert message in str(caught.value)
    assert caught.value.cure


def test_a_column_that_does_not_exist_is_the_programs_mistake(unit: UnitOfWork) -> None:
    with pytest.raises(TypeError, match="the actor has no colour"):
        create_actor(unit, "Ann", colour="red")


def test_a_date_that_cannot_be_read(unit: UnitOfWork) -> None:
    with pytest.raises(DateError):
        create_actor(unit, "Ann", born="in her youth")


@pytest.mark.parametrize(
    ("make", "name"),
    [(create_category, "Arrest"), (create_role, "Guard"), (create_source, "paper")],
)
def test_names_that_are_taken(unit: UnitOfWork, make: Any, name: str) -> None:
    first = make(unit, name)
    with pytest.raises(BadInputError, match=f"already, number {first.id}"):
        make(unit, name)
    if make is not create_source:
        edit_entity(unit, type(first), first.id, {"name": name.upper()})


def test_people_share_names(unit: UnitOfWork) -> None:
    assert create_actor(unit, "Ali").id != create_actor(unit, "Ali").id


def test_a_further_name_that_is_not_there(unit: UnitOfWork) -> None:
    made = create_actor(unit, "Ann", aliases=["Annie"])
    with pytest.raises(UnknownNameError, match=r"no further name “Bob”\. Close: Annie"):
        edit_entity(unit, Actor, made.id, {}, remove=["Bob"])


def test_an_empty_further_name(unit: UnitOfWork) -> None:
    with pytest.raises(BadInputError, match="A further name is empty"):
        create_actor(unit, "Ann", aliases=[" "])


def test_only_actors_and_places_have_further_names(unit: UnitOfWork) -> None:
    with pytest.raises(BadInputError, match="A role has no further names"):
        add_entity(unit, Role, {"name": "guard"}, ["warder"])


def test_a_place_cannot_lie_in_itself(unit: UnitOfWork) -> None:
    inner = create_place(unit, "Aksaray, Istanbul, Turkey")
    outer = create_place(unit, "Elsewhere", parent_id=inner.id)
    for place in (inner, unit.get(Place, inner.parent_id)):
        with pytest.raises(BadInputError, match="which belongs, in the end, under it"):
            edit_entity(unit, Place, place.id, {"parent_id": outer.id})
    edit_entity(unit, Place, outer.id, {"parent_id": None})
    assert outer.parent_id is None


def test_merging_actors(unit: UnitOfWork, event: Any) -> None:
    keep = create_actor(unit, "Talha", kind="unknown", aliases=["T."])
    other = create_actor(unit, "Talha G.", kind="person", born="1980", aliases=["T.", "Tal"])
    third = create_actor(unit, "Group")
    role = create_role(unit, "guard").id
    first = event("Fire", who=[(keep.id, role), (other.id, role)])
    second = event("Flood", who=[(other.id, role)])
    source = create_source(unit, "paper").id
    citation = cite(unit, second, CitationDraft(source_id=source, claimant_id=other.id))
    for pair in ((other.id, third.id), (keep.id, third.id), (keep.id, other.id)):
        unit.add(Tie(actor_id=pair[0], kind="member of", other_id=pair[1]))
    merged = merge_entities(unit, Actor, keep.id, other.id)
    assert (merged.name, merged.kind, get_date(merged, "born").edtf) == ("Talha", "person", "1980")
    assert sorted(row[0] for row in names(unit)) == ["T.", "Tal", "Talha G."]
    assert unit.reader.one("SELECT min(actor_id), max(actor_id) FROM actor_name") == (keep.id,) * 2
    rows = unit.reader.rows("SELECT event_id, actor_id FROM participation ORDER BY id")
    assert list(rows) == [(first, keep.id), (second, keep.id)]
    assert citation.claimant_id == keep.id
    ties = unit.reader.rows("SELECT actor_id, other_id FROM tie")
    assert list(ties) == [(keep.id, third.id)]


def test_merging_places(unit: UnitOfWork, event: Any) -> None:
    turkey = create_place(unit, "Turkey")
    keep = create_place(unit, "Gaziantep", latitude=37.0, longitude=37.4)
    other = create_place(
        unit, "Antep", parent_id=turkey.id, country="TR", latitude=1.0, longitude=1.0, radius_m=5
    )
    inner = create_place(unit, "Castle", parent_id=other.id)
    fire = event("Fire", places=[(keep.id, "at"), (other.id, "at"), (other.id, "from")])
    merged = merge_entities(unit, Place, keep.id, other.id)
    assert (merged.parent_id, merged.country) == (turkey.id, "TR")
    assert (merged.latitude, merged.radius_m) == (37.0, None)
    assert inner.parent_id == keep.id
    rows = unit.reader.rows("SELECT event_id, place_id, role FROM event_place ORDER BY id")
    assert list(rows) == [(fire, keep.id, "at"), (fire, keep.id, "from")]
    assert [row[0] for row in names(unit, "place_name")] == ["Antep"]


def test_merging_sources_and_vocabularies(unit: UnitOfWork, event: Any) -> None:
    wire, paper = create_source(unit, "wire"), create_source(unit, "paper", publisher="P")
    copied = create_source(unit, "copied", derived_from_id=paper.id)
    fire = event("Fire", citations=[CitationDraft(source_id=paper.id)])
    assert merge_entities(unit, Source, wire.id, paper.id).publisher == "P"
    assert copied.derived_from_id == wire.id
    assert unit.reader.one("SELECT event_id, source_id FROM citation") == (fire, wire.id)
    arrest, seizure = create_category(unit, "arrest"), create_category(unit, "seizure")
    number = event("Raid", category_id=seizure.id)
    merge_entities(unit, Category, arrest.id, seizure.id)
    assert unit.reader.one("SELECT category_id FROM event WHERE id = :id", {"id": number}) == (
        arrest.id,
    )


def test_a_thing_cannot_vanish_into_what_lies_in_it(unit: UnitOfWork) -> None:
    inner = create_place(unit, "Aksaray, Istanbul, Turkey")
    turkey = unit.get(Place, unit.get(Place, inner.parent_id).parent_id)
    with pytest.raises(BadInputError, match="Merge the other way round"):
        merge_entities(unit, Place, inner.id, turkey.id)
    merge_entities(unit, Place, turkey.id, inner.id)
    assert turkey.parent_id is None


def test_merging_what_lies_directly_in_the_kept(unit: UnitOfWork) -> None:
    inner = create_place(unit, "Stamboul, Istanbul")
    keep = unit.get(Place, inner.parent_id)
    deeper = create_place(unit, "Deep", parent_id=inner.id)
    merge_entities(unit, Place, keep.id, inner.id)
    assert (keep.parent_id, deeper.parent_id) == (None, keep.id)


def test_no_category_requires_itself(unit: UnitOfWork) -> None:
    arrest = create_category(unit, "seizure")
    release = create_category(unit, "letting go", requires_id=arrest.id)
    parole = create_category(unit, "parole", requires_id=release.id)
    with pytest.raises(BadInputError, match="“seizure” cannot require “seizure”: no event of it"):
        edit_entity(unit, Category, arrest.id, {"requires_id": arrest.id})
    with pytest.raises(
        BadInputError, match="cannot require “parole”, which requires “seizure” in the end"
    ):
        edit_entity(unit, Category, arrest.id, {"requires_id": parole.id})
    edit_entity(unit, Category, release.id, {"requires_id": None})
    edit_entity(unit, Category, arrest.id, {"requires_id": parole.id})


@pytest.mark.parametrize("turned", [False, True])
def test_categories_of_which_one_requires_the_other_stay_two(
    unit: UnitOfWork, turned: bool
) -> None:
    arrest = create_category(unit, "seizure")
    release = create_category(unit, "letting go", requires_id=arrest.id)
    parole = create_category(unit, "parole", requires_id=release.id)
    pair = (parole.id, arrest.id) if turned else (arrest.id, parole.id)
    with pytest.raises(BadInputError, match="“parole” requires “seizure”: merged, it") as refused:
        merge_entities(unit, Category, *pair)
    assert f'category edit {parole.id} --requires ""' in str(refused.value.cure)
    edit_entity(unit, Category, parole.id, {"requires_id": None})
    merge_entities(unit, Category, *pair)


def test_a_thing_cannot_be_merged_with_itself(unit: UnitOfWork) -> None:
    made = create_actor(unit, "Ann")
    with pytest.raises(BadInputError, match="cannot be merged with itself"):
        merge_entities(unit, Actor, made.id, made.id)
    with pytest.raises(UnknownNameError):
        merge_entities(unit, Actor, made.id, 99)
