"""The next draft in its parts: layers of words, taken proposals combined, their places, numbers, and what became of each."""
