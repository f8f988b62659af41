"""Profiles: what they may say, and that nothing in them is passed over."""

from pathlib import Path
from typing import Any

import pytest

from chronology.dates.coarsen import Unit
from chronology.errors import BadInputError
from chronology.formats.redact.profile import DATED, Selector, profile_of, read_profile
from chronology.model.vocabulary import Handling

_YAML = """
handling: internal
fields: [quote]
extra: [best]
actors: {withhold: [A, 12], pseudonym: {kind: person, except: [B]}, parts: false}
places: {withhold: [C], coarsen: {radius_km: 10, only: [D]}}
dates: {coarsen: year, only: [events]}
sources: {withhold: all, anonymous: true}
key: 0123456789abcdefgh
"""


def test_a_profile_says_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(_YAML, encoding="utf-8")
    profile = read_profile(str(tmp_path / "p.yaml"))
    assert profile.handling is Handling.INTERNAL
    assert (profile.fields, profile.extra) == ({"quote"}, ("best",))
    assert profile.withheld == Selector(names=("A", "12"))
    assert profile.pseudonymous == Selector(kinds=("person",), besides=("B",))
    assert not profile.parts
    assert (profile.places_withheld, profile.places_to, profile.places_only) == (
        ("C",),
        10.0,
        ("D",),
    )
    assert (profile.dates_to, profile.dates_of, profile.events_coarse) == (
        Unit.YEAR,
        ("events",),
        True,
    )
    assert (profile.sources, profile.anonymous) == (Selector(everything=True), True)
    assert "0123456789" not in repr(profile)


def test_an_empty_profile_lets_out_what_is_public(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text("{}", encoding="utf-8")
    profile = read_profile(str(tmp_path / "p.json"))
    assert profile.handling is Handling.PUBLIC
    assert (profile.dates_to, profile.dates_of, profile.places_to) == (None, DATED, None)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "The profile holds no names with values."),
        ({"actor": {}}, "has no part “actor”. Did you mean actors?"),
        ({"handling": "publik"}, "“handling” knows no “publik”. Did you mean public?"),
        ({"fields": ["qoute"]}, "Did you mean quote?"),
        ({"fields": "quote"}, "“fields” is no list of names."),
        ({"extra": [1.5]}, "“extra” is no list of names."),
        ({"actors": {"witheld": []}}, "“actors” has no part “witheld”. Did you mean withhold?"),
        ({"actors": {"withhold": "Ana"}}, "“actors.withhold” is no list of names."),
        ({"actors": {"pseudonym": {"kind": "persons"}}}, "Did you mean person?"),
        ({"actors": {"pseudonym": {"except": ["B"]}}}, "says of nobody that it is meant."),
        ({"actors": {"parts": "no"}}, "“actors.parts” is neither true nor false."),
        ({"places": {"coarsen": {"only": ["A"]}}}, "has either “to” or “radius_km”."),
        ({"places": {"coarsen": {"to": "parent", "radius_km": 1}}}, "has either"),
        ({"places": {"coarsen": {"to": "village"}}}, "Use parent, country."),
        ({"places": {"coarsen": {"radius_km": 0}}}, "The radius “0” is no number of kilometres."),
        ({"places": {"coarsen": {"to": "parent", "only": []}}}, "“places.coarsen.only” is empty."),
        ({"dates": {}}, "“dates” does not say what to coarsen to."),
        ({"dates": {"coarsen": "week"}}, "“dates.coarsen” knows no “week”."),
        ({"dates": {"coarsen": "year", "only": ["event"]}}, "Did you mean events?"),
        ({"sources": {"anonymous": True}}, "“sources” does not say which are withheld."),
        ({"sources": {"withhold": {"kind": "person"}}}, "has no part “kind”."),
        ({"key": "short"}, "no text of at least 16 characters."),
    ],
)
def test_what_is_not_understood_is_refused(value: Any, words: str) -> None:
    with pytest.raises(BadInputError) as refused:
        profile_of(value)
    assert words in str(refused.value)


def test_a_key_is_not_repeated() -> None:
    with pytest.raises(BadInputError) as refused:
        profile_of({"key": "hushhush"})
    assert "hushhush" not in str(refused.value)


def test_a_profile_is_a_file() -> None:
    with pytest.raises(BadInputError, match="“public” is no profile"):
        read_profile("public")
