"""Whole rows of the database, read and written by formats."""
