"""Gramps XML: what each element of a tree becomes, and that it can be imported twice."""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronology.errors import BadInputError
from chronology.formats import FORMATS, import_file
from chronology.formats.base import ImportJob
from chronology.formats.dataset.record import Actor, Dataset, Place, Record, Source, Tied
from chronology.formats.errors import FileFormatError
from chronology.formats.gramps_file import GRAMPS, read
from chronology.formats.text.input import Input
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from tests.formats.gramps_files import HEAD, TREE, written


@pytest.fixture
def unit(one_db: Location) -> Iterator[UnitOfWork]:
    with UnitOfWork(one_db, "test", dry_run=True) as opened:
        yield opened


def items(unit: UnitOfWork, path: Path) -> tuple[Dataset, list[object]]:
    with Input(str(path)) as given:
        dataset = read(ImportJob(unit, given))
        return dataset, list(dataset.items)


class Tree:
    """The items of a file by what they are called."""

    def __init__(self, found: list[object]) -> None:
        self.events = {each.external_id: each for each in found if isinstance(each, Record)}
        self.people = {str(each.key): each for each in found if isinstance(each, Actor)}
        self.places = {each.name: each for each in found if isinstance(each, Place)}
        self.sources = {each.title: each for each in found if isinstance(each, Source)}
        self.ties = [each for each in found if isinstance(each, Tied)]


@pytest.fixture
def tree(unit: UnitOfWork, tmp_path: Path) -> Tree:
    return Tree(items(unit, written(tmp_path))[1])


def test_a_file_is_known_by_its_namespace_packed_or_not(tmp_path: Path) -> None:
    assert GRAMPS in FORMATS
    for name in ("weber.gramps", "weber.xml", "weber.gramps.gz", "backup"):
        with Input(str(written(tmp_path, name=name))) as given:
            assert GRAMPS.recognises(given.beginning(4096).decode()), name
    assert not GRAMPS.recognises("<html><body>gramps-project.org/xml/</body></html>")


@pytest.mark.parametrize("version", ["1.5.0", "1.6.0", "1.7.0", "1.7.1", "1.7.2"])
def test_every_version_since_1_5_is_read(unit: UnitOfWork, tmp_path: Path, version: str) -> None:
    assert len(Tree(items(unit, written(tmp_path, version=version))[1]).events) == 9


def test_the_dataset_is_the_tree_and_not_the_copy(unit: UnitOfWork, tmp_path: Path) -> None:
    for name in ("weber.gramps", "Weber-2024-05-02.gramps", "weber-2024-05-02-12-30-59.gramps"):
        dataset, _ = items(unit, written(tmp_path, name=name))
        assert dataset.slug == "gramps-weber"
    assert dataset.credit == "Compiled by Ada Compiler"


def test_an_event(tree: Tree) -> None:
    birth = tree.events["birth"]
    assert birth.title == "Birth of Anna van der Meer y Costa Sr."
    assert birth.category == ("Birth",)
    assert birth.description == "Born at the mill\n\nIt snowed."
    assert birth.date is not None
    assert (birth.date.text, birth.date.edtf) == ("estimated, about 1850-03", "1850-03%")
    assert birth.handling == "public"
    assert birth.tags == ("to check",)
    assert birth.extra == {
        "id": "E0001",
        "attribute": {"type": "Weather", "value": "snow"},
        "objref": "The mill: mill.jpg",
        "parts": [
            {
                "who": "Anna van der Meer y Costa Sr.",
                "role": "Primary",
                "attribute": {"type": "Age", "value": "0"},
            }
        ],
    }


def test_a_range_is_once_and_a_span_lasts(tree: Tree) -> None:
    marriage, census = tree.events["marriage"].date, tree.events["census"].date
    assert marriage is not None
    assert census is not None
    assert (marriage.edtf, marriage.lasting) == ("[1871-01-13..1874-01-12]", False)
    assert (census.edtf, census.lasting) == ("1880/1881-02", True)


def test_roles_say_who_is_there_and_who_is_dead(unit: UnitOfWork, tmp_path: Path) -> None:
    dataset, found = items(unit, written(tmp_path))
    events = Tree(found).events
    roles = {
        each: [(party.actor.name, party.role) for party in events[each].who]
        for each in ("birth", "burial", "marriage", "odd", "census")
    }
    anna, otto = "Anna van der Meer y Costa Sr.", "Otto Weber"
    assert roles == {
        "birth": [(anna, "primary"), (otto, "witness")],
        "burial": [(anna, "deceased")],
        "marriage": [(otto, "family"), (anna, "family")],
        "odd": [(anna, "concerned")],
        "census": [(anna, "primary")],
    }
    assert dataset.roles["primary"] == (False, True)
    assert dataset.roles["witness"] == (True, True)
    assert dataset.roles["deceased"] == dataset.roles["concerned"] == (False, False)
    assert events["marriage"].title == f"Marriage of {otto} and {anna}"
    assert events["alone"].title == "Flood: The bridge went"
    assert events["alone"].who == ()


def test_a_title_names_three_people_and_counts_the_rest(unit: UnitOfWork, tmp_path: Path) -> None:
    people = "".join(
        f'<person handle="_p{n}" id="I{n}"><name><first>P{n}</first></name>'
        '<eventref hlink="_e" role="Primary"/></person>'
        for n in range(5)
    )
    content = (
        '<events><event handle="_e" id="E1"><type>Emigration</type></event></events>'
        f"<people>{people}</people>"
    )
    found = Tree(items(unit, written(tmp_path, content))[1])
    assert found.events["e"].title == "Emigration of P0, P1, P2 and 2 more"


@pytest.mark.parametrize(
    ("confidence", "credibility"),
    [("0", 5), ("1", 4), ("2", None), ("3", 2), ("4", 1), ("9", None)],
)
def test_confidence_becomes_credibility(
    unit: UnitOfWork, tmp_path: Path, confidence: str, credibility: int | None
) -> None:
    content = TREE.replace("<confidence>4<", f"<confidence>{confidence}<")
    (cited,) = Tree(items(unit, written(tmp_path, content))[1]).events["birth"].citations
    assert cited.credibility == credibility


def test_a_citation_has_its_page_and_its_words_but_claims_no_date(tree: Tree) -> None:
    """The date of a citation is when the entry was made, not what it says of the event."""
    (cited,) = tree.events["birth"].citations
    assert (cited.locator, cited.quote, cited.says) == ("p. 4", "den ersten April", None)
    assert cited.note == "Entry dated 1850-04-01.\n\nFilm: 12"
    source = cited.source
    assert source is tree.sources["Register of Oakham"]
    assert (source.author, source.publisher, source.kind) == ("The parson", "Oakham parish", "book")
    assert source.note == "Water damage."
    assert source.extra["reporef"] == {"of": "County archive", "callno": "A 12", "medium": "Book"}
    assert source.extra["sabbrev"] == "RO"
    assert tree.events["death"].citations[0].source is source


def test_a_source_that_nothing_cites_is_kept(tree: Tree) -> None:
    assert tree.sources["Diary"].slug.startswith("diary-unused-")


def test_a_person(tree: Tree) -> None:
    anna = tree.people["anna"]
    assert (anna.name, anna.kind) == ("Anna van der Meer y Costa Sr.", "person")
    assert [alias.name for alias in anna.aliases] == ["Anna Weber", "Annie"]
    assert anna.born is not None
    assert anna.died is not None
    assert (anna.born.edtf, anna.died.edtf) == ("1850-03%", "1912-11-03")
    assert anna.description == "Kept the mill."
    assert anna.extra == {
        "gender": "F",
        "address": {"dateval": "1890", "street": "Mill Lane 1", "city": "Oakham"},
        "personref": {"of": "Otto Weber", "rel": "Godfather"},
        "citationref": "Register of Oakham, p. 4",
        "id": "I0001",
        "names": [
            {"title": "Dr.", "nick": "Annie"},
            {
                "name": "Anna Weber",
                "type": "Married Name",
                "datespan": "from 1872 to 1900",
            },
        ],
    }


def test_namesakes_are_told_apart_and_the_nameless_are_named(tree: Tree) -> None:
    assert tree.people["otto"].name == tree.people["child"].name
    assert tree.people["otto"].key != tree.people["child"].key
    assert tree.people["nobody"].name == "Unnamed person I0004"


def test_parents_by_birth_and_adoption_are_ties_and_others_are_kept(tree: Tree) -> None:
    found = {(tie.actor.key, tie.kind, tie.other.key) for tie in tree.ties}
    assert found == {
        ("otto", "parent of", "child"),
        ("anna", "parent of", "child"),
        ("anna", "parent of", "nobody"),
    }
    assert tree.people["nobody"].extra["child_of"] == [{"of": "Otto Weber", "relation": "Foster"}]


@pytest.mark.parametrize(
    ("event", "private"),
    [("secret", True), ("census", True), ("lost", True), ("birth", False), ("marriage", False)],
)
def test_what_is_private_makes_an_event_confidential(tree: Tree, event: str, private: bool) -> None:
    """The event itself, a citation of it, or the person whose event it is."""
    assert tree.events[event].handling == ("confidential" if private else "public")
    assert tree.people["child"].extra["private"] is True


def test_a_place_lies_where_it_lies_now_and_has_other_names(tree: Tree) -> None:
    oakham, village = tree.places["Oakham"], tree.places["Mill"]
    assert village.parent is oakham
    assert oakham.parent is tree.places["Meridia"]
    assert oakham.extra["lies_in"] == [
        {"place": "Old Empire", "when": "before 1870"},
        {"place": "Meridia", "when": "after 1870"},
    ]
    assert [(alias.name, alias.language) for alias in oakham.aliases] == [("Eichheim", "de")]
    assert oakham.extra["names_dated"] == {"Eichheim": "from 1800 to 1870"}
    assert (oakham.latitude, oakham.longitude) == (50.8727, -14.883055556)
    assert [tree.places[name].country for name in ("Meridia", "Oakham", "Mill", "Old Empire")] == [
        "MX", "MX", "MX", None,
    ]  # fmt: skip
    assert village.description == "It snowed."
    assert oakham.extra["url"] == {"href": "https://example.org/oakham", "type": "Web Home"}


def test_what_cannot_be_read_is_kept_with_a_warning(tree: Tree) -> None:
    odd, lost, marriage = (tree.events[each] for each in ("odd", "lost", "marriage"))
    assert odd.date is None
    assert odd.extra["date"] == "when the old oak fell"
    assert odd.warnings == (("date not read", "“when the old oak fell”: it is no word of a date"),)
    assert lost.warnings == (
        ("missing object", "citation nothing, or its source"),
        ("missing object", "place nowhere"),
    )
    assert marriage.warnings == (("place within itself", "Far Farm"),)
    farm = tree.places["Far Farm"]
    assert (farm.latitude, farm.parent) == (None, None)
    assert farm.extra["coordinates"] == "1628294, 6580994"


def test_places_of_gramps_3_lie_in_the_parts_of_their_location(
    unit: UnitOfWork, tmp_path: Path
) -> None:
    content = """<places>
      <placeobj handle="_a" id="P1"><ptitle>Mill</ptitle>
        <location city="Oakham" county="Rutland" country="Meridia"/></placeobj>
      <placeobj handle="_b" id="P2"><ptitle>Uppingham, Rutland</ptitle>
        <location city="Uppingham" county="Rutland" country="Meridia"/></placeobj>
      <placeobj handle="_c" id="P3"><ptitle>Somewhere</ptitle></placeobj>
      <placeobj handle="_d" id="P4" name="Named" type="City"/>
    </places>"""
    found = Tree(items(unit, written(tmp_path, content, "1.5.0"))[1]).places
    assert set(found) == {"Oakham", "Uppingham", "Somewhere", "Named"}
    assert [alias.name for alias in found["Oakham"].aliases] == ["Mill"]
    assert found["Uppingham"].aliases == ()
    rutland = found["Oakham"].parent
    assert rutland is found["Uppingham"].parent
    assert rutland is not None
    assert rutland.parent is not None
    assert (rutland.name, rutland.parent.name) == ("Rutland", "Meridia")


def test_namesakes_among_places_are_told_apart_by_where_they_are(
    unit: UnitOfWork, tmp_path: Path
) -> None:
    place = '<placeobj handle="_{0}" id="P{0}" type="Village"><pname value="{1}"/><coord lat="{0}" long="1"/></placeobj>'
    content = "".join(place.format(*each) for each in ((1, "Newton"), (2, "Newton"), (3, "Oldton")))
    _, found = items(unit, written(tmp_path, f"<places>{content}</places>"))
    pinned = {(each.name, each.latitude): each.pinned for each in found if isinstance(each, Place)}
    assert pinned == {("Newton", 1.0): True, ("Newton", 2.0): True, ("Oldton", 3.0): False}


def test_a_tree_is_imported_and_imported_again_and_renewed(db: Location, tmp_path: Path) -> None:
    path = written(tmp_path)
    first = import_file(db, path)
    assert (first.read, first.added, first.refused) == (9, 9, [])
    assert import_file(db, path).unchanged == 9
    with open_reader(db) as reader:
        rows = reader.rows(
            "SELECT e.title FROM event AS e JOIN participation AS p ON p.event_id = e.id"
            " JOIN actor AS a ON a.id = p.actor_id WHERE a.name = 'Otto Weber' ORDER BY e.title"
        )
        assert [row[0] for row in rows] == [
            "Baptism of Otto Weber",
            "Birth of Anna van der Meer y Costa Sr.",
            "Marriage of Otto Weber and Anna van der Meer y Costa Sr.",
        ]
        (count,) = next(reader.rows("SELECT count(*) FROM actor WHERE name = 'Otto Weber'"))
        assert count == 2
        assert next(reader.rows("SELECT count(*) FROM tie")) == (3,)
    newer = TREE.replace("1912-11-03", "1912-11-04")
    renewed = import_file(db, written(tmp_path, newer, name="weber-2025-01-01.gramps"))
    assert (renewed.updated, renewed.unchanged) == (1, 8)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (HEAD.replace("{version}", "1.4.0") + "</database>", "version 1.4.0 is not read"),
        (HEAD.replace("{version}", "2.0.0") + "</database>", "version 2.0.0 is not read"),
        ("<database xmlns='urn:other'/>", "not of Gramps: its outermost element"),
        ("<gedcom/>", "not of Gramps: its outermost element"),
        (
            HEAD.replace("{version}", "1.7.1") + "<events>",
            "Line 9: This is not the XML of Gramps: no element found",
        ),
        ("PK\x03\x04", "This is not the XML of Gramps"),
        (
            '<!DOCTYPE database [<!ENTITY a "aaaa">]>\n<database>&a;</database>',
            "its XML could be an attack: it declares the entity “a”",
        ),
        (
            HEAD.replace("{version}", "1.7.1") + "<notes><note>" + "<a>" * 99,
            "its elements lie more than 64 deep",
        ),
    ],
)
def test_what_is_no_tree_is_refused(
    one_db: Location, tmp_path: Path, content: str, why: str
) -> None:
    path = tmp_path / "bad.gramps"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileFormatError, match=why):
        import_file(one_db, path, format="gramps")


def test_a_record_that_does_not_end_is_not_held(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOLOGY_MAX_ITEM_CHARACTERS", "1000000")
    note = '<note handle="_n" id="N1" type="General"><text>{}</text></note>'
    many = note.format("x" * 1000) * 3000
    assert import_file(one_db, written(tmp_path, f"<notes>{many}</notes>")).read == 0
    huge = HEAD.replace("{version}", "1.7.1") + "<notes>" + note.format("x" * (1 << 21))
    path = tmp_path / "huge.gramps"
    path.write_bytes(gzip.compress(huge.encode()))
    with pytest.raises(FileFormatError, match="one record has more than 1,000,000 bytes of XML"):
        import_file(one_db, path)


def test_defusedxml_is_asked_for(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "defusedxml.common", None)
    with pytest.raises(BadInputError, match="needs the package defusedxml") as caught:
        import_file(one_db, written(tmp_path))
    assert caught.value.cure == "Install it: pip install 'chronology[gramps]'."
