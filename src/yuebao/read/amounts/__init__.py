"""Levels, counts and ranks, and numbers that are none."""
