"""What is known while a text is read: what was said, what a clause leaves to the next, drafts of figures."""
