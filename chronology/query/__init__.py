"""Questions to a chronology: which events, who, where, and how surely in a window.

Plain SQL through a reader, the same on both engines; it loads no database
library beyond the one that the reader already holds.
"""
