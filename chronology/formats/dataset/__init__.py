"""Other people's datasets: what one row says, and how it meets the chronology."""
