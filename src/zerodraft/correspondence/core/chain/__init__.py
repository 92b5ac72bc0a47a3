"""The letters of a file: where each begins and ends, who wrote it, to whom, when, and what it encloses."""
