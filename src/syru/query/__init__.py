"""A selection over the index, and the answer to it."""
