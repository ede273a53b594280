"""Clauses without numbers: what they open for the numbers after them."""
