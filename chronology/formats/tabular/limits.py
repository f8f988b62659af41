"""How much a table may hold at once; a file beyond it is refused, and not read into memory."""

#: Characters of a cell: a longer one is a quote that was never closed.
LONGEST_CELL = 1_000_000
#: Bytes of a text without a line break.
LONGEST_LINE = 16 << 20
#: Columns and rows of a sheet, as Excel has them; a text may have any number of rows.
MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
#: Bytes that one part of a spreadsheet file may unpack to: those that are read as a
#: stream, and those that are held in memory.
LARGEST_STREAM = 8 << 30
LARGEST_HELD = 512 << 20
