"""Words and their places: folding, passages, sentences, languages; nothing here knows what a letter is."""
