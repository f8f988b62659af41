"""Making a copy of a chronology from which some of it is withheld, to be exported."""
