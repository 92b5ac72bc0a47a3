"""What a passage mentions by itself: dates, hours, zones, rooms, parts of a text."""
