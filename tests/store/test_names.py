"""From words to what they name."""

import pytest

from chronology.errors import AmbiguousNameError, BadInputError, UnknownNameError
from chronology.model import Place
from chronology.store.entities import create, edit_entity
from chronology.store.lookup import describe, find_all, look_up
from chronology.store.names import (
    create_actor,
    create_category,
    create_place,
    create_role,
    create_source,
    find_actor,
    find_category,
    find_event,
    find_place,
    find_role,
    find_source,
    find_tag,
)
from chronology.store.unit import UnitOfWork


@pytest.mark.parametrize(
    "words", ["Şanlıurfa", "sanliurfa", "SANLIURFA", " Urfa ", "urfa", "Edessa’", "1"]
)
def test_case_accents_and_aliases_make_no_difference(unit: UnitOfWork, words: str) -> None:
    made = create_place(unit, "Şanlıurfa", aliases=["Urfa", "Edessa"])
    assert find_place(unit, words) is made


@pytest.mark.parametrize("words", ["al-Qaʾim", "Al Qaim", "al qa'im"])
def test_hyphens_and_apostrophes_make_no_difference(unit: UnitOfWork, words: str) -> None:
    create_actor(unit, "Other")
    made = create_actor(unit, "al-Qa'im")
    assert find_actor(unit, words) is made


def test_an_exact_name_is_preferred(unit: UnitOfWork) -> None:
    plain, accented = create_actor(unit, "Sanli"), create_actor(unit, "Şanlı")
    assert find_actor(unit, "Sanli") is plain
    assert find_actor(unit, "Şanlı") is accented
    with pytest.raises(AmbiguousNameError):
        find_actor(unit, "SANLI")


def test_a_name_comes_before_an_alias(unit: UnitOfWork) -> None:
    create_actor(unit, "Robert", aliases=["Bob"])
    bob = create_actor(unit, "Bob")
    assert find_actor(unit, "bob") is bob


def test_an_unknown_name_is_offered_close_ones(unit: UnitOfWork) -> None:
    for name in ("Talha al-Gazzawi", "Someone Else", "Talia"):
        create_actor(unit, name)
    with pytest.raises(UnknownNameError) as caught:
        find_actor(unit, "Talha al-Ghazawi")
    assert caught.value.candidates[0] == "Talha al-Gazzawi"
    assert "There is no actor “Talha al-Ghazawi”. Close: Talha al-Gazzawi" in str(caught.value)
    assert "--create" in caught.value.cure
    assert caught.value.exit_status == 2


def test_a_part_of_a_name_is_close(unit: UnitOfWork) -> None:
    create_actor(unit, "Ann Margaret Smith")
    with pytest.raises(UnknownNameError) as caught:
        find_actor(unit, "Margaret")
    assert caught.value.candidates == ("Ann Margaret Smith",)


def test_at_most_three_are_offered(unit: UnitOfWork) -> None:
    for number in range(9):
        create_actor(unit, f"Brigade {number}")
    with pytest.raises(UnknownNameError) as caught:
        find_actor(unit, "Brigade X")
    assert len(caught.value.candidates) == 3


def test_namesakes_are_listed_with_what_tells_them_apart(unit: UnitOfWork) -> None:
    create_actor(unit, "Ali", note="the teacher")
    create_actor(unit, "Ali")
    with pytest.raises(AmbiguousNameError) as caught:
        find_actor(unit, "ali")
    assert "2 actor entries: 1 Ali (the teacher); 2 Ali." in str(caught.value)
    assert "Give the id" in caught.value.cure


def test_places_are_told_apart_by_what_they_lie_in(unit: UnitOfWork) -> None:
    first = create_place(unit, "Aksaray, Istanbul, Turkey")
    second = create_place(unit, "Aksaray, Turkey")
    assert find_place(unit, "Aksaray, Istanbul") is first
    assert find_place(unit, "aksaray, istanbul, TURKEY") is first
    with pytest.raises(AmbiguousNameError) as caught:
        find_place(unit, "Aksaray")
    assert f"{first.id} Aksaray (in Istanbul, Turkey)" in str(caught.value)
    assert f"{second.id} Aksaray (in Turkey)" in str(caught.value)
    with pytest.raises(UnknownNameError):
        find_place(unit, "Aksaray, Greece")
    with pytest.raises(UnknownNameError):
        find_place(unit, "Aksaray,")


def test_a_name_may_have_a_comma(unit: UnitOfWork) -> None:
    made = create_place(unit, "Here")
    edit_entity(unit, Place, made.id, {"name": "Ankara, the old town"})
    assert find_place(unit, "ankara, the old town") is made


def test_parents_are_made_once(unit: UnitOfWork) -> None:
    create_place(unit, "Aksaray, Istanbul")
    fatih = create_place(unit, "Fatih, Istanbul", latitude=41.0, longitude=28.9)
    assert unit.reader.one("SELECT count(*) FROM place") == (3,)
    assert fatih.latitude == 41.0
    assert unit.get(Place, fatih.parent_id).latitude is None


def test_sources_by_slug_and_title(unit: UnitOfWork) -> None:
    made = create_source(unit, "The Long Road, part 1")
    assert made.slug == "the-long-road-part-1"
    for words in ("the-long-road-part-1", "THE-LONG-ROAD-PART-1", "the long road, part 1"):
        assert find_source(unit, words) is made


def test_the_other_vocabularies(unit: UnitOfWork) -> None:
    arrest, guard = create_category(unit, "arrest"), create_role(unit, "guard")
    assert find_category(unit, "ARREST") is arrest
    assert find_role(unit, "Guard") is guard


def test_events_are_known_by_id_alone(unit: UnitOfWork, event) -> None:
    number = event("Fire")
    assert find_event(unit, f"@{number}").id == find_event(unit, str(number)).id == number
    for words in ("Fire", "@99", "@", "99999999999999999999999999"):
        with pytest.raises(UnknownNameError, match="There is no event"):
            find_event(unit, words)


def test_tags(unit: UnitOfWork, event) -> None:
    event("Fire", tags=["Night"])
    assert find_tag(unit, "night").name == "Night"
    with pytest.raises(UnknownNameError, match="Close: Night"):
        find_tag(unit, "nigth")


@pytest.mark.parametrize("kind", ["actor", "place", "source", "category", "role", "tag", "event"])
def test_empty_words_name_nothing(unit: UnitOfWork, kind: str) -> None:
    with pytest.raises(BadInputError, match=f"The name of the {kind} is empty"):
        look_up(unit.reader, kind, "  ")


@pytest.mark.parametrize("kind", ["actor", "place", "source", "category", "role"])
def test_anything_can_be_made_by_name_alone(unit: UnitOfWork, kind: str) -> None:
    number = create(unit, kind, "Something New")
    assert find_all(unit.reader, kind, "something-new") == [number]
    assert describe(unit.reader, kind, number).startswith(f"{number} ")


def test_a_circle_of_places_does_not_trap(unit: UnitOfWork) -> None:
    one, two = create_place(unit, "One"), create_place(unit, "Two")
    one.parent_id, two.parent_id = two.id, one.id
    unit.session.flush()
    assert find_place(unit, "One, Two") is one
