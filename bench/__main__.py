"""Runs every benchmark, one after the other: ``python -m bench``."""

from bench import adding, checking, dates, importing, network, phrases, query, startup

for module in (startup, query, importing, adding, checking, network, dates, phrases):
    module.main()
