"""Runs every benchmark, one after the other: ``python -m bench``."""

from bench import (
    adding,
    checking,
    dates,
    exporting,
    importing,
    network,
    phrases,
    query,
    recording,
    startup,
)

for module in (
    *(startup, query, importing, recording, adding),
    *(checking, network, dates, phrases, exporting),
):
    module.main()
