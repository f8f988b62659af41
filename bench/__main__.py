"""Runs every benchmark, one after the other: ``python -m bench``."""

from bench import checking, dates, importing, network, phrases, query, startup

for module in (startup, query, importing, checking, network, dates, phrases):
    module.main()
