"""Events as Arrow columns; everything here needs the extra `arrow`."""
