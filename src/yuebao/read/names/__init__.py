"""Noun phrases to subjects: the measure, whose it is, how it is cut, what it takes from those before it."""
