"""The corpora of phrases: one a line, its columns parted by tabs, "-" where there is nothing."""

from pathlib import Path


def rows(name: str) -> list[list[str]]:
    """Return the lines of a corpus beside this file, without its heading."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("# ")]
    return [line.split("\t") for line in lines]


READS = rows("corpus_reads.tsv")
RELATIVE = rows("corpus_relative.tsv")
REFUSED = rows("corpus_refused.tsv")
