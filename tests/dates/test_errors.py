"""The refusal: one sentence that quotes, marks, explains and offers."""

import pytest

from chronology.dates import DateError
from chronology.errors import BadInputError


def test_a_refusal_quotes_marks_explains_and_offers():
    error = DateError("30 February 2015", "February 2015 has 28 days", 0, 2, "28 February 2015")
    assert isinstance(error, BadInputError)
    assert str(error) == (
        "“30 February 2015” cannot be read as a date: "
        "at “30” (character 1), February 2015 has 28 days. Try “28 February 2015”."
    )
    assert error.cure == "Try “28 February 2015”."


@pytest.mark.parametrize(
    ("position", "length", "place"),
    [
        (None, 0, "date: why."),
        (0, 0, "date: at its beginning, why."),
        (3, 0, "date: after character 3, why."),
    ],
)
def test_the_place_is_the_whole_or_between_two_characters(position, length, place):
    assert str(DateError("March", "why", position, length)).endswith(place)


def test_a_long_phrase_is_cut_and_a_long_suggestion_is_left_out():
    error = DateError("x" * 1000, "why", 500, 500, "y" * 100)
    assert "x" * 200 + "…" in str(error)
    assert len(str(error)) < 400
    assert error.suggestion == ""
    assert error.text == "x" * 1000


def test_a_refused_part_is_refused_in_its_whole():
    part = DateError("2016-02-30", "no such day", 8, 2, "2016-02-29")
    whole = part.within("from 2016-02-30 on", 5)
    assert (whole.position, whole.length) == (13, 2)
    assert whole.suggestion == "from 2016-02-29 on"
    vague = DateError("2016", "why").within("in 2016", 3)
    assert (vague.position, vague.length, vague.suggestion) == (3, 4, "")
    assert whole.without_suggestion().suggestion == ""
