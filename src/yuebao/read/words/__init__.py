"""Text to tokens: numerals, times, words of the lexicon, phrases, clauses, what stands around a number."""
