"""Events as a table of plain cells, the way spreadsheets hold them."""
