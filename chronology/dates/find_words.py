"""Words beside a number that say whether it is a year, by language.

They help only where a phrase stands in a running text; a language without an
entry is read by the shape of the text alone.
"""

import re
from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words before a number that is no date: “page 1945”.
NUMBER_LEADS: Mapping[str, frozenset[str]] = {
    "en": _set(
        "page pages p pp no nos nr number numbers room flat apartment suite box vol volume chapter"
        " article section paragraph para line lines item items figure table route flight bus model"
        " version unit case file channel lot gate"
    )
}
#: Prepositions that do not stand before a year or a season alone: “at 1600 Harbour Road”,
#: and what is spelt like one but for its accent: “a été”.
NOT_A_LEAD: Mapping[str, frozenset[str]] = {
    "en": _set("at on some over under"),
    "fr": _set("a"),
}
#: Words that turn what the phrase says: “not until 2018”.
NEGATIONS: Mapping[str, frozenset[str]] = {
    "en": _set("not never"),
    "fr": _set("pas"),
    "de": _set("nicht"),
    "es": _set("no"),
    "ru": _set("не"),
}
#: What follows a number that counts: plurals and measures.
COUNTED: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"people|men|women|children|percent|per|km|kg|mm|cm|m|mi|ft|tonnes?|tons?|dead|wounded"
        r"|(?!was|is|has|his|its|this|as|us|thus|always|perhaps|sometimes|besides|across|towards"
        r"|does|yes|plus|versus|previous|unless|various)[a-z]{2,}s"
    )
}
#: What follows a number that counts, even after “in” and “until”.
MEASURED: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"people|men|women|children|percent|per|km|kg|mm|cm|m|mi|ft|tonnes?|tons?|rows|cases|copies"
        r"|pages|euros|dollars|pounds|lira|metres|meters|miles|feet|words|votes|items|boxes"
    )
}
