"""What the readers of conflict datasets share: cells, columns, countries, places."""
