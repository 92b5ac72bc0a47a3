"""Pages of letters: taking them in, reading them, reviewing them."""
