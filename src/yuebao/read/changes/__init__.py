"""Rates of change and what they are against: growth, multiples, comparators, what moved and why."""
