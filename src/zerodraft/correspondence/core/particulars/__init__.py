"""What a letter says besides its meetings: process, papers, limits, deadlines, changes, contacts."""
