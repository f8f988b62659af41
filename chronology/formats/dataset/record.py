"""What a dataset says, row by row, before it meets the chronology.

A format turns each row of its publisher's layout into a ``Record``; the loader
(``chronology.formats.dataset.load``) turns records into rows of the database.
Neither knows the other's columns.

Places, actors and sources are told apart by identity: a format makes one object
for each and uses it again, so that the loader looks each up once. Two objects
that mean the same find the same row of the chronology. The same holds for dates:
one object for each day makes an import quicker.

``known`` and ``said`` of a place, an actor and a source are the loader's notes: its
id in the chronology, and what a digest says of it. A format leaves them alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from chronology.dates import FuzzyDate

#: What nothing is said of; records are many, and share it.
NOTHING: Mapping[str, object] = {}


class Name(NamedTuple):
    """Another name of a place or an actor: an alias, or a transliteration in a language."""

    name: str
    kind: str = "alias"
    language: str | None = None


@dataclass(eq=False, slots=True)
class Place:
    """A place of a dataset.

    It is the chronology's place of the same folded name within the same parent;
    where ``pinned``, also at the same coordinates, since a gazetteer has many
    villages of one name.

    Args:
        name: as the dataset writes it.
        parent: what it lies in, None for a country or where nothing is said.
        country: ISO 3166-1 alpha-2 code.
        latitude: degrees north; with ``longitude`` or not at all.
        longitude: degrees east.
        radius_m: how far off the coordinates may be, metres; None where unknown.
        pinned: whether its coordinates are part of what it is.
        aliases: other names.
        description: what it is.
        extra: what has no column.
    """

    name: str
    parent: "Place | None" = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: float | None = None
    pinned: bool = False
    aliases: tuple[Name, ...] = ()
    description: str | None = None
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    known: int | None = field(default=None, init=False, repr=False)
    said: str | None = field(default=None, init=False, repr=False)


@dataclass(eq=False, slots=True)
class Actor:
    """Somebody in a dataset: the chronology's actor of the same folded name.

    Args:
        name: as the dataset writes it.
        kind: person, organisation, armed group, state or unknown.
        key: the dataset's own id, where two actors may share a name; it is kept in
            ``extra`` under "key" and tells them apart. None: the name does.
        aliases: other names.
        born: birth or founding.
        died: death or dissolution.
        description: who that is.
        extra: what has no column.
    """

    name: str
    kind: str = "unknown"
    key: str | None = None
    aliases: tuple[Name, ...] = ()
    born: FuzzyDate | None = None
    died: FuzzyDate | None = None
    description: str | None = None
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    known: int | None = field(default=None, init=False, repr=False)
    said: str | None = field(default=None, init=False, repr=False)


@dataclass(eq=False, slots=True)
class Source:
    """What is cited: the chronology's source of the same slug.

    Args:
        slug: lower-case words with hyphens; ``chronology.formats.dataset.slugs`` makes one.
        title: its title or headline.
        author: who wrote it.
        publisher: who published it: an office, an agency, a paper.
        published: when.
        url: where it can be read.
        archived_url: where a copy is kept.
        language: as a BCP 47 tag.
        kind: article, report, dataset …
        reliability: A to F, the Admiralty code; None where nobody judged it.
        note: anything else.
        extra: what has no column.
    """

    slug: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: FuzzyDate | None = None
    url: str | None = None
    archived_url: str | None = None
    language: str | None = None
    kind: str | None = None
    reliability: str | None = None
    note: str | None = None
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    known: int | None = field(default=None, init=False, repr=False)
    said: str | None = field(default=None, init=False, repr=False)


@dataclass(eq=False, slots=True)
class Cited:
    """What one source says of the event: a citation.

    ``says``, ``says_place`` and ``quote`` hold what this source says where the
    dataset tells it apart from what the dataset itself adopts.
    """

    source: Source
    locator: str | None = None
    quote: str | None = None
    quote_language: str | None = None
    stance: str = "supports"
    credibility: int | None = None
    rank: str = "normal"
    claimant: Actor | None = None
    says: FuzzyDate | None = None
    says_place: Place | None = None
    note: str | None = None


class Located(NamedTuple):
    """Where it was. ``cited`` is the position in ``Record.citations`` that says so."""

    place: Place
    role: str = "at"
    cited: int | None = None


class Party(NamedTuple):
    """Who took part, and as what (``Dataset.roles`` says what a role means)."""

    actor: Actor
    role: str
    cited: int | None = None


class Figure(NamedTuple):
    """A measure. A figure that is not known is None, never zero."""

    kind: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None = None
    cited: int | None = None


class Related(NamedTuple):
    """A relation to another event of the same dataset, by its external id."""

    kind: str
    other: str


class Lasting(NamedTuple):
    """How long it lasted: the words, and ISO 8601 durations (most None: without end)."""

    words: str
    least: str
    most: str | None


@dataclass(eq=False, slots=True)
class Record:
    """One event, as a dataset tells it.

    Args:
        external_id: the dataset's own id, unique in it; for a dataset without ids
            ``chronology.formats.dataset.slugs.content_id`` makes one from the content.
        title: one line, worded neutrally.
        date: when; a window where the dataset's precision says so, never a duration.
            Its ``text`` is what the dataset wrote.
        description: what else it says of it.
        category: names from the widest to the narrowest.
        status: alleged, corroborated, disputed, refuted or planned.
        handling: public, internal, confidential or secret.
        manner: once, lasting, repeated; None where nothing is said.
        lasting: how long.
        places: where, the place that stands for all first.
        who: both sides, victims, whoever took part.
        citations: what each source says.
        basis: position in ``citations`` of the one that the date rests on.
        figures: measures.
        tags: labels.
        related: relations to other events of the dataset.
        extra: every column that has no home, by the dataset's own name for it,
            non-empty cells only.
        line: physical line of the file, from 1; 0 where there are no lines.
        warnings: what was noticed, by kind: ("low above best", "low 5, best 3").
        cells: the row as it was, for the file of refused rows; ``Table.items`` sets it.
    """

    external_id: str
    title: str
    date: FuzzyDate | None = None
    description: str | None = None
    category: tuple[str, ...] = ()
    status: str = "alleged"
    handling: str = "public"
    manner: str | None = None
    lasting: Lasting | None = None
    places: tuple[Located, ...] = ()
    who: tuple[Party, ...] = ()
    citations: tuple[Cited, ...] = ()
    basis: int | None = None
    figures: tuple[Figure, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    line: int = 0
    warnings: tuple[tuple[str, str], ...] = ()
    cells: Sequence[str] | None = field(default=None, repr=False)


@dataclass(eq=False, slots=True)
class Tied:
    """A tie between two actors: member of, parent of, part of, alias claimed."""

    actor: Actor
    kind: str
    other: Actor
    span: FuzzyDate | None = None


@dataclass(eq=False, slots=True)
class Refused:
    """A row that is not imported.

    Args:
        line: physical line, from 1; 0 where there are no lines.
        where: the column, or the path of the part, that is at fault.
        why: one sentence.
        cells: the row as it was, for the file of refused rows; its header is
            ``Dataset.header``. None for what is no row.
    """

    line: int
    where: str
    why: str
    cells: Sequence[str] | None = None


class RoleMeaning(NamedTuple):
    """What a role of a dataset means: whether its actor is bodily present, and alive."""

    bodily_present: bool = False
    living: bool = False


Item = Record | Refused | Tied | Place | Actor | Source


@dataclass(eq=False, slots=True)
class Dataset:
    """A dataset being read.

    Args:
        slug: the same for every edition and extract of it, so that a newer one
            updates; ``--dataset`` overrides it.
        title: its name.
        items: what it holds, in the order of the file, read as they are taken.
        speaks_of: the fields of ``Record`` that this file has columns for; an
            extract without a column says nothing of it, and changes nothing there.
        figure_kinds: the kinds of figures that this file has columns for; None where
            it may hold figures of any kind.
        licence: under which it is published.
        credit: how its publisher asks to be cited.
        roles: what its roles mean, by name.
        header: column names, for the file of refused rows; empty where there are none.
    """

    slug: str
    title: str
    items: Iterator[Item]
    speaks_of: frozenset[str]
    figure_kinds: frozenset[str] | None = None
    licence: str | None = None
    credit: str | None = None
    roles: Mapping[str, RoleMeaning] = field(default_factory=dict)
    header: tuple[str, ...] = ()
