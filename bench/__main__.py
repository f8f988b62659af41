"""Runs every benchmark, one after the other: ``python -m bench``."""

from bench import checking, dates, importing, phrases, query, startup

for module in (startup, query, importing, checking, dates, phrases):
    module.main()
