"""Word: compilations written as .docx, and drafts that come back with tracked changes."""
