"""Composing letters: a letter is data plus words. Pure: templates, forms and facts come as values."""
