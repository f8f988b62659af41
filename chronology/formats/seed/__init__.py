"""The seed schema: a chronology as one plain document, lossless both ways."""
