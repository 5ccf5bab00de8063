"""Files for other programs: a web page, TimelineJS, GeoJSON, JSON Lines, an SQLite database."""
