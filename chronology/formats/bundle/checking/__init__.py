"""Checking a bundle without the database that it came from, and without trusting it."""
