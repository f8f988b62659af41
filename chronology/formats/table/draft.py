"""One row of a table, its cells understood."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar

from chronology.dates import FuzzyDate
from chronology.dates.errors import DateError
from chronology.formats.seed.dates import explicit_date
from chronology.formats.seed.reading import DateWords
from chronology.formats.seed.values import FieldError, check_date, check_moment, check_text
from chronology.formats.table import cells
from chronology.formats.table.errors import CellError, CellRefusal
from chronology.formats.table.names import DEFAULT_ROLE, Names, Ref
from chronology.formats.table.places import PlaceRef
from chronology.model.stored_dates import to_columns
from chronology.model.vocabulary import Handling, Manner, PlaceRole, Status

T = TypeVar("T")


@dataclass(slots=True)
class Draft:
    """What one row says of its event.

    Args:
        columns: values for the event's own row.
        lasting: the words of its duration, for an event that is there already.
        date: its date; ``dated`` tells an empty cell from an absent one.
        dated: whether the row says anything of the date.
        category: its category.
        who: actors with their roles; None where the row says nothing of them.
        places: places with their roles.
        sources: sources with locators.
        tags: tags.
        measures: figures.
        extra: cells of columns that are none of ours, and what an import kept besides.
        stored: the columns of the date, in their order, where they are known already.
    """

    columns: dict[str, Any] = field(default_factory=dict)
    lasting: str | None = None
    date: FuzzyDate | None = None
    dated: bool = False
    category: Ref | None = None
    who: list[tuple[Ref, Ref]] | None = None
    places: list[tuple[PlaceRef, str]] | None = None
    sources: list[tuple[Ref, str | None]] | None = None
    tags: list[Ref] | None = None
    measures: list[cells.Figures] | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    stored: tuple[Any, ...] | None = None


#: What was understood of cells, by their text: most say again what others said.
_Key = tuple[str | None, ...]
_Kept = dict[_Key, T]
_MOST = 20_000
_OF_PLACES = ("place", "places", "country", "latitude", "longitude")


def _keep(kept: dict[_Key, T], key: _Key, value: T) -> None:
    if len(kept) >= _MOST:
        kept.clear()
    kept[key] = value


class RowReader:
    """Understands the cells of rows.

    Args:
        words: reads dates and lags.
        names: finds what cells name.
    """

    def __init__(self, words: DateWords, names: Names) -> None:
        self._words = words
        self._names = names
        self._dates: _Kept[tuple[FuzzyDate | None, tuple[Any, ...]]] = {}
        self._listed: _Kept[list[Any]] = {}
        self._found: _Kept[tuple[list[tuple[PlaceRef, str]], bool]] = {}
        self._columns: dict[str, Callable[[Draft, str], None]] = {
            "title": self._title,
            "description": self._plain("description"),
            "external_id": self._plain("external_id"),
            "status": self._choice("status", [word.value for word in Status], Status.ALLEGED.value),
            "handling": self._choice(
                "handling", [word.value for word in Handling], Handling.PUBLIC.value
            ),
            "manner": self._choice("manner", [word.value for word in Manner], None),
            "lasting": self._lasting,
            "inferred": self._inferred,
            "category": self._category,
            "actors": self._actors,
            "sources": self._sources,
            "tags": self._tags,
            "measures": self._measures,
        }

    def read(self, given: dict[str, str], *, new: bool) -> Draft:
        """Return what the cells ``given`` say, by our column names.

        Args:
            given: texts of the columns that count.
            new: whether the event is new, so that it needs a title.

        Raises:
            CellRefusal: one of them says nothing that can be understood.
        """
        draft = Draft()
        if new and not given.get("title", "").strip():
            raise CellRefusal("title", "a new event needs a title.")
        column = "when"
        try:
            self._date(draft, given)
            for column, text in given.items():
                read = self._columns.get(column)
                if read is not None:
                    read(draft, text)
            column = "place"
            self._places(draft, given)
        except (CellError, DateError, FieldError) as error:
            raise CellRefusal(column, str(error)) from None
        return draft

    def forget(self) -> None:
        """Forget what cells were found to name: a refused row takes its new names back."""
        self._listed.clear()
        self._found.clear()

    def _title(self, draft: Draft, text: str) -> None:
        if not text.strip():
            raise CellError("an event needs a title.")
        draft.columns["title"] = check_text(text)

    @staticmethod
    def _plain(name: str) -> Callable[[Draft, str], None]:
        def read(draft: Draft, text: str) -> None:
            draft.columns[name] = check_text(text) or None

        return read

    @staticmethod
    def _choice(name: str, choices: list[str], default: str | None) -> Callable[[Draft, str], None]:
        def read(draft: Draft, text: str) -> None:
            word = text.strip().lower()
            if word and word not in choices:
                near = get_close_matches(word, choices, 1)
                hint = f" Did you mean “{near[0]}”?" if near else ""
                raise CellError(f"“{text}” is none of {', '.join(choices)}.{hint}")
            draft.columns[name] = word or default

        return read

    def _lasting(self, draft: Draft, text: str) -> None:
        words = text.strip()
        draft.lasting = words
        if "/" in words:
            low, high = (part.strip() or None for part in words.split("/", 1))
            lag = self._words.lag({"min": low, "max": high})
        else:
            lag = self._words.lag(words or None)
        draft.columns |= dict(
            zip(("duration_words", "duration_min", "duration_max"), lag, strict=True)
        )

    @staticmethod
    def _inferred(_draft: Draft, text: str) -> None:
        parts = text.strip().split("/") if text.strip() else [".."] * 4
        if len(parts) != 4:
            raise CellError("inferred bounds are four moments with “/” between them.")
        # They are worked out again, from what is stated.
        for part in parts:
            if part.strip() != "..":
                check_moment(part.strip())

    def _category(self, draft: Draft, text: str) -> None:
        draft.category = self._names.kinds["category"].find(text.strip()) if text.strip() else None
        draft.columns["category_id"] = None

    def _actors(self, draft: Draft, text: str) -> None:
        key = ("actors", text)
        if key not in self._listed:
            find_actor, find_role = self._names.kinds["actor"].find, self._names.kinds["role"].find
            pairs = [
                (find_actor(check_text(name)), find_role(role or DEFAULT_ROLE))
                for name, role in cells.split_named(text)
            ]
            _keep(self._listed, key, list(dict.fromkeys(pairs)))
        draft.who = self._listed[key]

    def _sources(self, draft: Draft, text: str) -> None:
        key = ("sources", text)
        if key not in self._listed:
            _keep(self._listed, key, self._sources_in(text))
        draft.sources = self._listed[key]

    def _sources_in(self, text: str) -> list[tuple[Ref, str | None]]:
        index = self._names.kinds["source"]
        pairs: list[tuple[Ref, str | None]] = []
        for item in cells.split_list(text):
            slug, _, locator = item.partition("#")
            if locator and slug and not index.knows(item):
                pairs.append((index.find(slug.strip()), locator.strip() or None))
            else:
                pairs.append((index.find(item), None))
        return list(dict.fromkeys(pairs))

    def _tags(self, draft: Draft, text: str) -> None:
        key = ("tags", text)
        if key not in self._listed:
            find = self._names.kinds["tag"].find
            _keep(self._listed, key, list(dict.fromkeys(map(find, cells.split_list(text)))))
        draft.tags = self._listed[key]

    @staticmethod
    def _measures(draft: Draft, text: str) -> None:
        draft.measures = cells.split_measures(text)

    def _date(self, draft: Draft, given: dict[str, str]) -> None:
        words = given.get("when", "").strip()
        edtf = given.get("edtf", "").strip()
        details = given.get("date_details", "").strip()
        named = {"when", "edtf", "date_details"} & given.keys()
        if not named and not (given.keys() >= {"earliest"} or given.keys() >= {"latest"}):
            return
        draft.dated = True
        if details:
            self._detailed(draft, details)
            return
        key = (given.get("when"), edtf, given.get("earliest"), given.get("latest"))
        if key not in self._dates:
            date = self._of_words(given.get("when", ""), words, edtf) or self._of_days(given)
            _keep(self._dates, key, (date, tuple(to_columns("date", date).values())))
        draft.date, draft.stored = self._dates[key]

    def _detailed(self, draft: Draft, details: str) -> None:
        try:
            value = check_date(json.loads(details))
        except ValueError as error:
            raise CellError(f"date_details is not what an export writes: {error}") from None
        if isinstance(value, dict) and value.get("edtf") is not None:
            draft.date = explicit_date(value, self._words.read)
        draft.columns |= to_columns("date", draft.date)
        if draft.date is None and isinstance(value, dict):
            draft.columns["date_text"] = value.get("text")

    def _of_words(self, text: str, words: str, edtf: str) -> FuzzyDate | None:
        """Return the date of the words, or of the EDTF where the words say another."""
        if not edtf:
            return self._words.read(words, None).with_text(text) if words else None
        stated = self._words.read(edtf, None)
        if not words:
            return stated
        try:
            read = self._words.read(words, None)
        except DateError:
            read = stated
        return (read if read.edtf == stated.edtf else stated).with_text(text)

    def _of_days(self, given: dict[str, str]) -> FuzzyDate | None:
        """Return "once, within" where a file gives first and last days and no date."""
        earliest, latest = given.get("earliest", "").strip(), given.get("latest", "").strip()
        if not earliest and not latest:
            return None
        if earliest == latest:
            return self._words.read(earliest, None)
        return self._words.read(f"[{earliest}..{latest}]", None)

    def _places(self, draft: Draft, given: dict[str, str]) -> None:
        if "place" not in given and "places" not in given:
            return
        key = tuple(map(given.get, _OF_PLACES))
        if key not in self._found:
            found = self._places_in(given)
            _keep(self._found, key, (found, self._describe_place(found, given)))
        draft.places, differs = self._found[key]
        if differs:
            draft.extra |= {name: given[name] for name in ("latitude", "longitude")}

    def _places_in(self, given: dict[str, str]) -> list[tuple[PlaceRef, str]]:
        if given.get("places", "").strip():
            found = [
                (self._names.places.find(path), self._place_role(role))
                for path, role in cells.split_places(given["places"])
            ]
        elif given.get("place", "").strip():
            found = [(self._lone_place(given), PlaceRole.AT.value)]
        else:
            found = []
        return list(dict.fromkeys(found))

    def _lone_place(self, given: dict[str, str]) -> PlaceRef:
        name = check_text(given["place"]).strip()
        country = given.get("country", "").strip()
        path = [country, name] if _is_country_name(country) and country != name else [name]
        return self._names.places.find(path)

    @staticmethod
    def _place_role(role: str | None) -> str:
        choices = [word.value for word in PlaceRole]
        word = (role or PlaceRole.AT.value).strip().lower()
        if word not in choices:
            raise CellError(f"“{role}” is no role of a place: {', '.join(choices)}.")
        return word

    def _describe_place(self, found: list[tuple[PlaceRef, str]], given: dict[str, str]) -> bool:
        """Give a new place its country and coordinates; return whether the row's differ."""
        where = _where(found)
        point = self.point(given)
        if where is None:
            return False
        if where.id is not None or where.described:
            return point is not None and where.point != point
        country = given.get("country", "").strip()
        where.described = True
        if point is not None:
            where.point = point
            where.values |= {"latitude": point[0], "longitude": point[1]}
        if country and not _is_country_name(country):
            where.values["country"] = country.upper()
        return False

    @staticmethod
    def point(given: dict[str, str]) -> tuple[float, float] | None:
        """Return the coordinates that the cells give, None where they give none.

        Raises:
            CellError: they are no place on earth.
        """
        point = []
        for name, limit in (("latitude", 90), ("longitude", 180)):
            text = given.get(name, "")
            number = cells.read_number(text, f"the {name} “{text}” is not a number.")
            if number is not None and abs(number) > limit:
                raise CellError(f"the {name} {text} is not between -{limit} and {limit}.")
            point.append(number)
        if None in point:
            if point != [None, None]:
                raise CellError("latitude and longitude are given together or not at all.")
            return None
        return point[0] or 0.0, point[1] or 0.0


def _is_country_name(country: str) -> bool:
    """Return whether a country is given by its name and not by its ISO code."""
    return len(country) > 2


def _where(places: list[tuple[PlaceRef, str]]) -> PlaceRef | None:
    """Return the place that stands for all, as a query picks it."""
    for wanted in (PlaceRole.AT.value, PlaceRole.TO.value):
        for place, role in places:
            if role == wanted:
                return place
    return places[0][0] if places else None
