"""TimelineJS read back: its JSON, and the spreadsheet that most people fill in."""
