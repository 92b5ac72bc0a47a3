"""Opening files that came from elsewhere: what they are, how much of them is read, and why one cannot be read."""
