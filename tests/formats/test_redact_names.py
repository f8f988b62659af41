"""Names in running text: which words are found, and which may stand."""

import pytest

from chronology.dates.coarsen import Unit
from chronology.formats.redact.masking import Masker
from chronology.formats.redact.matching import Names


def _masked(text: str, *, unit: Unit | None = None) -> str:
    names = Names()
    names.hide("Mehmet Kaya", "Person 1", parts=True)
    names.hide("Abu al-Qa'im")
    names.hide("Van")
    names.hide("Анна Белова", "Person 2", parts=True)
    names.hide("أحمد", "Person 3")
    names.hide("张伟", "Person 4")
    names.hide("Kaya Demir", "Person 5", parts=True)
    names.allow("Ali Kaya")
    names.allow("Mehmet Kaya Bridge")
    return Masker(names, unit=unit, order="day", coordinates=True).text(text)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("MEHMET KAYA came", "Person 1 came"),
        ("Mehmet  Kaya's car", "Person 1 car"),
        ("with Mehmet’in", "with Person 1"),
        ("Kaya alone", "[withheld] alone"),
        ("Ali Kaya, the minister", "Ali Kaya, the minister"),
        ("on Mehmet Kaya Bridge", "on Person 1 Bridge"),
        ("mehmet-kaya and #MehmetKaya", "Person 1 and #Person 1"),
        ("M\u00ad\u200behmet Kaya", "Person 1"),
        ("Abu al-Qaim, Abu Al Qa’im", "[withheld], [withheld]"),
        ("from Van, in a vantage van", "from [withheld], in a vantage [withheld]"),
        ("с Анной Беловой", "с Person 2 Person 2"),
        ("Annamaria Mehmetoglu", "Annamaria Mehmetoglu"),
        ("قال وأحمد", "قال Person 3"),
        ("昨天张伟在北京", "昨天Person 4在北京"),
        ("see https://x.example/mehmet%20kaya/1, then", "see [withheld] then"),
        (
            "at 37.1592, 38.7969 or 37°09'33\"N",
            "at [coordinates withheld] or [coordinates withheld]",
        ),
        ("cf. @12 and a@12.example", "cf. [another event] and a@12.example"),
        ("nothing of it", "nothing of it"),
    ],
)
def test_a_name_is_found_in_any_form(text: str, masked: str) -> None:
    assert _masked(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("On 15 July 2016 it rained", "2016-07 it rained"),
        ("in July 2016", "in July 2016"),
        ("15.07.16", "[date withheld]"),
        ("IMG_20160715.jpg", "IMG_[date withheld].jpg"),
        ("www.x.example/2016/07/15/a", "[withheld]"),
        ("5 of 12 people", "5 of 12 people"),
    ],
)
def test_a_date_is_made_coarser_in_a_text(text: str, masked: str) -> None:
    assert _masked(text, unit=Unit.MONTH) == masked
