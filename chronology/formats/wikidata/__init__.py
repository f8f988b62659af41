"""The reader of results of the Wikidata Query Service."""
