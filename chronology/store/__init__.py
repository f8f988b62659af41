"""Where a chronology is kept: reading it, changing it, and bringing it up to date."""
