"""Removing for good: from the tables, from the history, and from the bytes of the file."""
