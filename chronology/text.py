"""Names as people type them: compared without case, accents and punctuation."""

import unicodedata

# Letters that carry no combining mark to strip and yet are typed without it.
_PLAIN = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "_": " ", "ـ": "",
        "'": "", "’": "", "‘": "", "ʿ": "", "ʾ": "", "`": "", "´": "", "ʼ": "",
    }
)  # fmt: skip


def fold(name: str) -> str:
    """Return the form under which two spellings of one name are equal.

    Case, accents, apostrophes, hyphens and runs of white space make no
    difference: "Şanlıurfa" and "sanliurfa", "al-Qa'im" and "Al Qaim".
    """
    if name.isascii():
        return " ".join(name.lower().translate(_PLAIN).split())
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.translate(_PLAIN).split())
