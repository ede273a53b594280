"""Tables to figures: a head and a row say together what a cell is."""
