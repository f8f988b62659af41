"""The people, places, kinds, sources and tags that a question names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronology.query.ask.tokens import Token
from chronology.query.ask.words import ASKING, FILLING, GROUPED_BY, SURELY, TOWARDS_PLACE
from chronology.query.statement import Statement, like
from chronology.store.reader import PLAIN, Reader
from chronology.text import fold

#: A name has at most so many words.
_LONGEST = 7

#: Where names are, the kind that is meant if several answer first; of each the
#: id, the name that is compared and the name that is shown.
_TABLES = (
    ("actor", "actor AS t", "t.id", "t.name_folded", "t.name"),
    ("actor", "actor_name AS n JOIN actor AS t ON t.id = n.actor_id", "t.id", "n.name_folded", "t.name"),
    ("place", "place AS t", "t.id", "t.name_folded", "t.name"),
    ("place", "place_name AS n JOIN place AS t ON t.id = n.place_id", "t.id", "n.name_folded", "t.name"),
    ("category", "category AS t", "t.id", "t.name_folded", "t.name"),
    ("source", "source AS t", "t.id", "t.title_folded", "t.slug"),
    ("source", "source AS t", "t.id", "lower(t.slug COLLATE {plain})", "t.slug"),
    ("tag", "tag AS t", "t.id", "t.name_folded", "t.name"),
)  # fmt: skip

#: Where the names are of which people say a part: a family name, half a town's.
_PARTED = (
    ("actor", "actor AS t", "t.name_folded", "t.name"),
    ("actor", "actor_name AS n JOIN actor AS t ON t.id = n.actor_id", "n.name_folded", "n.name"),
    ("place", "place AS t", "t.name_folded", "t.name"),
    ("place", "place_name AS n JOIN place AS t ON t.id = n.place_id", "n.name_folded", "n.name"),
)

#: Small words within a proper name.
_PARTICLES = frozenset((
    "al", "el", "an", "as", "ash", "ad", "at", "ar", "ez", "bin", "ibn", "bint", "abu", "umm",
    "van", "von", "de", "da", "du", "der", "den", "di", "la", "le", "of", "the",
))  # fmt: skip

#: Kinds that a plural finds.
_IN_SINGULAR = ("category", "tag")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a question: the tokens from ``start`` to before ``end``.

    Args:
        kind: "actor", "place", "category", "source" or "tag".
        ids: all that answer to it; a question means any of them.
        names: what these are called, in the same order.
        whole: whether the name was said whole, and not a part of it.
    """

    start: int
    end: int
    kind: str
    ids: tuple[int, ...]
    names: tuple[str, ...]
    whole: bool = True


Found = dict[str, dict[str, dict[int, str]]]


def whole_names(reader: Reader, tokens: Sequence[Token]) -> list[Named]:
    """Return every span of the question that is a name or an alias, the longest first.

    Spans may overlap. A plural finds a category in the singular.
    """
    spans: dict[tuple[int, int], list[str]] = {}
    verbatim: dict[tuple[int, int], list[str]] = {}
    for start in range(len(tokens)):
        for end in range(start + 1, min(len(tokens), start + _LONGEST) + 1):
            if end - start == 1 and is_filling(tokens[start]) and not shouted(tokens, start):
                continue
            said = tokens[start:end]
            said = tokens[start:end]
            spans[start, end] = _forms(fold(" ".join(token.text for token in said)))
            # As they stand: a name may end in a full stop, "M.H.", a slug have hyphens.
            raw = " ".join(token.raw for token in said)
            verbatim[start, end] = [fold(raw), raw.lower(), raw.lower().replace(" ", "-")]
    forms = {form for of in (spans, verbatim) for listed in of.values() for form in listed}
    found = _look_up(reader, forms)
    named = []
    for (start, end), (whole, *singulars) in spans.items():
        kinds: dict[str, dict[int, str]] = {}
        for form in (whole, *verbatim[start, end]):
            kinds = kinds or found.get(form, {})
        for form in singulars:
            kinds = kinds or {k: v for k, v in found.get(form, {}).items() if k in _IN_SINGULAR}
        if kinds:
            named.append(_pick(tokens, start, end, kinds, whole=True))
    return sorted(named, key=lambda one: (one.start - one.end, one.start))


def is_filling(token: Token) -> bool:
    """Return whether a word says nothing by itself."""
    word = token.folded
    return word in FILLING or word in ASKING or word in SURELY or word in GROUPED_BY


def shouted(tokens: Sequence[Token], at: int) -> bool:
    """Return whether one word alone is in capitals: "IS" is a name, "is" is not."""
    return (
        len(tokens[at].text) > 1
        and tokens[at].text.isupper()
        and not all(token.text.isupper() for token in tokens)
    )


def _forms(folded: str) -> list[str]:
    """Return a name and, if it may be a plural, its singulars."""
    forms = [folded]
    if len(folded) > 3 and folded.endswith("s"):
        forms.append(folded[:-1])
        if folded.endswith("ies"):
            forms.append(folded[:-3] + "y")
        elif folded.endswith("es"):
            forms.append(folded[:-2])
    return forms


def _look_up(reader: Reader, forms: Iterable[str]) -> Found:
    """Return for each form the kinds it names, with ids and shown names."""
    found: Found = {}
    listed = sorted(forms)
    if not listed:
        return found
    for kind, source, number, template, shown in _TABLES:
        compared = template.format(plain=PLAIN[reader.engine])
        statement = Statement(", ".join([compared, number, shown]), source)
        marks = ",".join(statement.bind(form) for form in listed)
        statement.where(compared, "IN (", marks, ")")
        statement.tail("ORDER BY", number)
        for form, entry, name in reader.rows(statement.sql, statement.params):
            found.setdefault(form, {}).setdefault(kind, {})[entry] = name
    return found


def _pick(
    tokens: Sequence[Token], start: int, end: int, kinds: dict[str, dict[int, str]], *, whole: bool
) -> Named:
    """Return the kind that is meant: a place after "in", else the first of the table."""
    kind = next(iter(kinds))
    at = start - 1
    while at >= 0 and tokens[at].folded in ("the", "a", "an"):
        at -= 1
    if "place" in kinds and at >= 0 and tokens[at].folded in TOWARDS_PLACE:
        kind = "place"
    entries = kinds[kind]
    return Named(start, end, kind, tuple(entries), tuple(entries.values()), whole)


def part_of_name(reader: Reader, tokens: Sequence[Token], start: int, end: int) -> Named | None:
    """Return whom or what a part of a name stands for: "Varga" for Ilse Varga.

    The part must be whole words of the name; all that have them are meant, but
    proper names go before descriptions ("Father of Varga"). A word without a
    capital stands for proper names of actors only: "border" is rather a word to
    search for than the guide at the border.
    """
    said = tokens[start:end]
    folded = fold(" ".join(token.text for token in said))
    if len(folded) < 3:
        return None
    capital = any(token.capital for token in said)
    proper: dict[str, dict[int, str]] = {}
    described: dict[str, dict[int, str]] = {}
    for kind, source, compared, name in _PARTED:
        if kind == "place" and not capital:
            continue
        statement = Statement(", ".join(["t.id, t.name", name]), source)
        patterns = (f"{like(folded)} %", f"% {like(folded)}", f"% {like(folded)} %")
        tests = (f"{compared} LIKE {statement.bind(p)} ESCAPE '!'" for p in patterns)
        statement.where("(", " OR ".join(tests), ")")
        statement.tail("ORDER BY t.id")
        for entry, shown, full in reader.rows(statement.sql, statement.params):
            kinds = proper if _is_proper(full) else described
            kinds.setdefault(kind, {})[entry] = shown
    found = proper or (described if capital else {})
    return _pick(tokens, start, end, found, whole=False) if found else None


def _is_proper(name: str) -> bool:
    """Return whether all words of a name but its particles have a capital."""
    words = name.replace("-", " ").split()
    return " of " not in name and not any(
        word[:1].islower() and fold(word) not in _PARTICLES for word in words
    )
