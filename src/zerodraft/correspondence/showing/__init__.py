"""Letters of our own as pages show them."""
