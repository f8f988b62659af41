"""Every date of the shipped dataset is read, and as a careful reader would."""

from collections.abc import Iterator
from typing import Any

import pytest

from chronology.dates import FuzzyDate
from chronology.dates.lag import Span, read_lag
from chronology.dates.reading import parse, read

Data = dict[str, Any]


class Reader:
    """Reads the dates of a dataset, each from the date of its anchor."""

    def __init__(self, events: dict[str, Data]) -> None:
        self._events = events

    def adopted(self, key: str) -> FuzzyDate | None:
        when = self._events[key].get("when")
        return None if when is None else self.read(when)

    def read(self, when: str | Data) -> FuzzyDate:
        if isinstance(when, str):
            return parse(when)
        if "edtf" in when:
            return parse(when["edtf"])
        anchor = self.adopted(when["anchor"])
        assert anchor is not None, f"{when} counts from an event without a date"
        return parse(when["text"], anchor=anchor)


@pytest.fixture
def reader(events: dict[str, Data]) -> Reader:
    return Reader(events)


def all_dates(dataset: Data) -> Iterator[tuple[str, str | Data]]:
    for event in dataset["events"]:
        if "when" in event:
            yield event["key"], event["when"]
        for citation in event["citations"]:
            if "says_when" in citation:
                yield citation["key"], citation["says_when"]
    for actor in dataset["actors"]:
        if "born" in actor:
            yield actor["key"], actor["born"]
    for tie in dataset["ties"]:
        if "span" in tie:
            yield tie["actor"], tie["span"]


def test_every_date_is_read(dataset: Data, reader: Reader) -> None:
    for key, when in all_dates(dataset):
        assert isinstance(reader.read(when), FuzzyDate), key


def test_every_length_of_time_is_read(dataset: Data, citations: Data) -> None:
    lengths = [event["lasting"] for event in dataset["events"] if "lasting" in event]
    lengths += [c["says_lasting"] for c in citations.values() if "says_lasting" in c]
    for words in lengths:
        assert read_lag(words).minimum != read_lag(words).maximum
    for relation in dataset["relations"]:
        for limit in ("min", "max"):
            if limit in relation.get("by", {}):
                Span.parse_iso(relation["by"][limit])


@pytest.mark.parametrize(
    ("key", "edtf"),
    [
        ("birth", "1991"),
        ("hamas-election", "2006-01"),
        ("leaflets", "[2004..2008]"),
        ("joins-jund", "2009"),
        ("arrest", "2009"),
        ("back-in-mosques", "../2010"),
        ("mahmoud-imprisoned", "2012"),
        ("flight-istanbul", "2014-12"),
        ("flight-urfa", "2014-12?"),
        ("to-hospital", "2016-36"),
        ("istanbul-house", "{2016,2017}"),
        ("return-antep", "2017-03"),
        ("leaves-isis", "2017-10-24"),
        ("open-support", "../2015"),
        ("accused", "2014-01-01/2015-12-31"),
        ("isis-rise", "{2014,2015}"),
        ("travel-reports", "{2014,2015}"),
        ("turkish-attack", "XXXX-09"),
    ],
)
def test_how_a_date_is_read(reader: Reader, key: str, edtf: str) -> None:
    date = reader.adopted(key)
    assert date is not None
    assert date.edtf == edtf


def test_the_release_is_counted_from_the_arrest(reader: Reader) -> None:
    """Arrested in 2009, held for three and a half months: 3½ ± ¼ months later."""
    date = reader.adopted("release")
    assert date is not None
    assert (date.earliest, date.latest) == ("2009-04-08", "2010-04-24")


def test_help_in_the_period_following_is_later_than_its_anchor(reader: Reader) -> None:
    """Until 2015 may have ended early in that year."""
    date = reader.adopted("continued-support")
    assert date is not None
    assert (date.earliest, date.latest) == ("2015-01-01", None)


def test_a_date_by_another_event_says_how_it_lies_to_it(
    events: dict[str, Data], reader: Reader
) -> None:
    stated = {
        key: read(event["when"]["text"], anchor=reader.adopted(event["when"]["anchor"])).relation
        for key, event in events.items()
        if isinstance(event.get("when"), dict)
    }
    assert stated == {
        "joins-jund": "after",
        "arrest": "after",
        "release": "after",
        "mahmoud-imprisoned": "during",
        "continued-support": "after",
    }


def test_what_a_source_says_agrees_with_what_was_adopted(
    events: dict[str, Data], reader: Reader
) -> None:
    for key, event in events.items():
        for citation in event["citations"]:
            if "says_when" in citation:
                says, adopted = reader.read(citation["says_when"]), reader.adopted(key)
                if adopted is None:
                    # Dated by another event's date, and so ordered, not dated.
                    assert key in ("father-police", "brother-service")
                    assert says.edtf == "../2006-01"
                    continue
                assert (says.earliest, says.latest) == (adopted.earliest, adopted.latest), key
