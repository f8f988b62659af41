"""What is withheld from an export: a profile, and how it is read from a file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any, Final, NoReturn

from chronology.dates.coarsen import Unit
from chronology.errors import BadInputError
from chronology.formats.redact.fields import FIELDS
from chronology.formats.text.files import decode, read_bytes
from chronology.formats.text.jsontext import parse_json
from chronology.formats.text.yamltext import parse_yaml
from chronology.model.vocabulary import ActorKind, Handling

#: What the dates of a profile may be confined to.
DATED: Final = ("events", "actors", "sources")
_FILES: Final = (".yaml", ".yml", ".json")
#: Half the earth's circumference, in kilometres: no radius is wider.
_WIDEST: Final = 20_000
#: A key that could be guessed by trying is no secret.
_SHORTEST_KEY: Final = 16

_T = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Selector:
    """Which actors or sources are meant.

    Args:
        everything: all of them.
        names: by their names or ids.
        kinds: actors of these kinds.
        besides: names or ids of those that are not meant after all.
    """

    everything: bool = False
    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What goes out, and how.

    Args:
        handling: the highest level of events that go out.
        fields: of ``FIELDS``, those that are withheld.
        extra: of what imports kept besides, the names that go out.
        withheld: actors that are left out.
        pseudonymous: actors that go out under another name.
        parts: whether a single word of a withheld person's name is masked too.
        places_withheld: names of places that are left out, with all within them.
        places_to: "parent", "country" or a radius in km; None to leave places as they are.
        places_only: names of the places that are made coarser, with all within them;
            empty for all.
        dates_to: what dates are made coarser to, None to leave them.
        dates_of: of ``DATED``, whose.
        sources: sources that are withheld.
        anonymous: whether what they say stays, under a name such as source-1.
        key: a secret, by which two exports agree on names and ids; "" for fresh ones.
    """

    handling: Handling = Handling.PUBLIC
    fields: frozenset[str] = frozenset()
    extra: tuple[str, ...] = ()
    withheld: Selector = Selector()
    pseudonymous: Selector = Selector()
    parts: bool = True
    places_withheld: tuple[str, ...] = ()
    places_to: str | float | None = None
    places_only: tuple[str, ...] = ()
    dates_to: Unit | None = None
    dates_of: tuple[str, ...] = DATED
    sources: Selector = Selector()
    anonymous: bool = False
    key: str = field(default="", repr=False)

    @property
    def events_coarse(self) -> bool:
        """Whether the dates of events are made coarser."""
        return self.dates_to is not None and "events" in self.dates_of


def read_profile(path: str) -> Profile:
    """Read a profile from a YAML or JSON file.

    Raises:
        BadInputError: the file cannot be read, or holds something that is no part of a
            profile; nothing is passed over, since what is misspelt would be published.
    """
    if PurePath(path).suffix.lower() not in _FILES:
        raise BadInputError(
            f"“{path}” is no profile: its name ends in none of {', '.join(_FILES)}.",
            "Write what is withheld into a YAML file, as docs/redaction.md shows.",
        )
    text = decode(read_bytes(path))
    value = parse_json(text) if path.lower().endswith(".json") else parse_yaml(text)
    return profile_of({} if value is None else value)


def profile_of(value: Any) -> Profile:
    """Return the profile that plain data says.

    Raises:
        BadInputError: it holds something that is no part of a profile.
    """
    whole = _mapping(value, "The profile", tuple(_PARTS))
    found: dict[str, Any] = {}
    for name, part in whole.items():
        found |= _PARTS[name](part)
    return Profile(**found)


def _handling(value: Any) -> _T:
    return {"handling": Handling(_one_of(value, "handling", tuple(Handling)))}


def _fields(value: Any) -> _T:
    return {"fields": frozenset(_one_of(one, "fields", FIELDS) for one in _names(value, "fields"))}


def _extra(value: Any) -> _T:
    return {"extra": _names(value, "extra")}


def _actors(value: Any) -> _T:
    parts = _mapping(value, "“actors”", ("withhold", "pseudonym", "parts"))
    return {
        "withheld": _selector(parts.get("withhold"), "actors.withhold", kinds=True),
        "pseudonymous": _selector(parts.get("pseudonym"), "actors.pseudonym", kinds=True),
        "parts": _boolean(parts.get("parts", True), "actors.parts"),
    }


def _places(value: Any) -> _T:
    parts = _mapping(value, "“places”", ("withhold", "coarsen"))
    found: dict[str, Any] = {"places_withheld": _names(parts.get("withhold"), "places.withhold")}
    if "coarsen" in parts:
        how = _mapping(parts["coarsen"], "“places.coarsen”", ("to", "radius_km", "only"))
        if ("to" in how) == ("radius_km" in how):
            _refuse("“places.coarsen” has either “to” or “radius_km”.", "Say one of them.")
        to = how.get("to")
        found["places_to"] = (
            _one_of(to, "places.coarsen.to", ("parent", "country"))
            if "to" in how
            else _radius(how["radius_km"])
        )
        found["places_only"] = _confined(how, "places.coarsen.only")
    return found


def _dates(value: Any) -> _T:
    parts = _mapping(value, "“dates”", ("coarsen", "only"))
    if "coarsen" not in parts:
        _refuse("“dates” does not say what to coarsen to.", "Add coarsen: month.")
    unit = Unit(_one_of(parts["coarsen"], "dates.coarsen", tuple(Unit)))
    only = _confined(parts, "dates.only") or DATED
    return {
        "dates_to": unit,
        "dates_of": tuple(_one_of(one, "dates.only", DATED) for one in only),
    }


def _sources(value: Any) -> _T:
    parts = _mapping(value, "“sources”", ("withhold", "anonymous"))
    if "withhold" not in parts:
        _refuse("“sources” does not say which are withheld.", "Add withhold: [slugs], or all.")
    return {
        "sources": _selector(parts["withhold"], "sources.withhold", kinds=False),
        "anonymous": _boolean(parts.get("anonymous", False), "sources.anonymous"),
    }


def _key(value: Any) -> _T:
    if not isinstance(value, str) or len(value) < _SHORTEST_KEY:
        # The key itself is not repeated.
        _refuse(
            f"The “key” of the profile is no text of at least {_SHORTEST_KEY} characters.",
            "Make one with `openssl rand -base64 24`, and keep it to yourself.",
        )
    return {"key": value}


_PARTS: Final[Mapping[str, Callable[[Any], _T]]] = {
    "handling": _handling,
    "fields": _fields,
    "extra": _extra,
    "actors": _actors,
    "places": _places,
    "dates": _dates,
    "sources": _sources,
    "key": _key,
}


def _selector(value: Any, where: str, *, kinds: bool) -> Selector:
    if isinstance(value, Mapping):
        parts = _mapping(value, f"“{where}”", ("kind", "names", "all", "except")[not kinds :])
        kind = parts.get("kind")
        listed = (kind,) if isinstance(kind, str) else _names(kind, f"{where}.kind")
        everything = _boolean(parts.get("all", False), f"{where}.all")
        if not (listed or parts.get("names") or everything):
            _refuse(f"“{where}” says of nobody that it is meant.", "Add names, or all: true.")
        return Selector(
            everything,
            _names(parts.get("names"), f"{where}.names"),
            tuple(_one_of(one, f"{where}.kind", tuple(ActorKind)) for one in listed),
            _names(parts.get("except"), f"{where}.except"),
        )
    if value == "all":
        return Selector(everything=True)
    return Selector(names=_names(value, where))


def _mapping(value: Any, what: str, keys: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        _refuse(f"{what} holds no names with values.", f"It may hold {', '.join(keys)}.")
    for name in value:
        if name not in keys:
            _refuse(f"{what} has no part “{name}”.", _suggested(str(name), keys))
    return value


def _names(value: Any, where: str) -> tuple[str, ...]:
    """Return a list of names or ids; nothing is an empty one."""
    if value is None:
        return ()
    plain = (
        [isinstance(one, str | int) and not isinstance(one, bool) for one in value or ()]
        if (isinstance(value, list))
        else [False]
    )
    if not all(plain):
        _refuse(f"“{where}” is no list of names.", "Write them in brackets: [one, another].")
    return tuple(str(one) for one in value)


def _confined(parts: Mapping[str, Any], where: str) -> tuple[str, ...]:
    """Return what ``only`` lists; an empty list would be taken for all, or for none."""
    only = _names(parts.get("only"), where)
    if "only" in parts and not only:
        _refuse(f"“{where}” is empty.", "Leave it out, which means all, or list some.")
    return only


def _radius(value: Any) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 < value <= _WIDEST:
        _refuse(f"The radius “{value}” is no number of kilometres.", "Give one such as 10.")
    return float(value)


def _boolean(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        _refuse(f"“{where}” is neither true nor false.", "Write true or false.")
    return value


def _one_of(value: Any, where: str, choices: Iterable[str]) -> str:
    known = [str(choice) for choice in choices]
    if not isinstance(value, str) or value not in known:
        _refuse(f"“{where}” knows no “{value}”.", _suggested(str(value), known))
    return value


def _suggested(name: str, known: Iterable[str]) -> str:
    listed = list(known)
    near = get_close_matches(name, listed, 1)
    return f"Did you mean {near[0]}?" if near else f"Use {', '.join(listed)}."


def _refuse(sentence: str, cure: str) -> NoReturn:
    raise BadInputError(sentence, cure)
