"""GeoJSON read back: events of ours, events of others, and gazetteers of places."""
