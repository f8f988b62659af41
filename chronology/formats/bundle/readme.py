"""The words that a bundle carries about itself."""

from chronology.formats.bundle.layout import ABOUT, ATTACHED, MANIFEST, SUMS, Facts

_TEXT = """\
This is a bundle of evidence, made by the program Chronology.

  What was asked for   {query}
  Made at              {made_at} (UTC, by the clock of the computer that made it)
  Made by              {made_by}
  Program              {program}
  State of             command {last_command} of the history

What is in it
{files}

How to check that nothing was changed
  1. Unpack the bundle, and in the folder where {sums} lies run
       Linux      sha256sum -c {sums}
       macOS      shasum -a 256 -c {sums}
       Windows    Get-FileHash -Algorithm SHA256 {manifest}    (PowerShell, file by file)
     Each file must be OK.
  2. Compare the SHA-256 of {manifest} with the one that you were given by another way:
     on paper, in a signed letter, by telephone. It stands for every file in the bundle.
     Without this step a bundle that was changed as a whole, its hashes with it, passes.
  With Chronology installed, both steps and more are one command, which needs no database:
       chronology bundle verify BUNDLE.zip --manifest-sha256 HASH

What this shows, and what it does not
  It shows that the files are those that the maker put in. It does not show that what
  they claim is true, who the maker was, or when it was made: the moment above is what a
  computer's clock said. A signature of the manifest shows who, and a trusted timestamp
  of it shows when.

Every line of the events is what sources claim and what an analyst adopted. Who says what
is in {events}, and who entered and changed it, when and how, in {history}.
"""


def readme(facts: Facts) -> str:
    """Return the text, of the manifest's own facts."""
    about = {**ABOUT, f"{ATTACHED}/": "The files that are attached to sources, each unaltered."}
    more = {MANIFEST: "Size and SHA-256 of each file.", SUMS: "The same for ordinary tools."}
    files = "\n".join(f"  {name:<15} {words}" for name, words in {**about, **more}.items())
    return _TEXT.format(
        query=facts["query"],
        made_at=facts["made_at"],
        made_by=facts["made_by"],
        program=facts["program"],
        last_command=facts["last_command"],
        files=files,
        sums=SUMS,
        manifest=MANIFEST,
        events="events.jsonl",
        history="history.jsonl",
    )
