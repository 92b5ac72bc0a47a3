"""What a letter changes of a process that is there: its meetings, and what else is announced."""
