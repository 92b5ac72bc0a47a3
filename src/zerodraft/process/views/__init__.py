"""The pages of who takes part in a process."""
