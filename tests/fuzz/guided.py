"""The readers, imported so that what an input reaches in them guides the fuzzer."""

import sys

import atheris

#: The rooms of the reader itself. All that lies below them is run, too, but to count
#: what is reached there would take twice the time.
_GUIDES = ["chronology.dates"] if {"dates", "edtf"} & set(sys.argv) else ["chronology.formats"]

with atheris.instrument_imports(include=_GUIDES):
    from tests.fuzz.given import Asked
    from tests.fuzz.readers import readers

__all__ = ["Asked", "readers"]
