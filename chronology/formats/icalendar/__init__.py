"""iCalendar read back: the events of calendars (RFC 5545)."""
