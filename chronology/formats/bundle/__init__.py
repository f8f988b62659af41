"""Bundles of evidence: events with their sources, attached files, history and hashes, in one zip."""
