"""Periods: what a document, a clause and a figure are dated."""
