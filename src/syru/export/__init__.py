"""Files for other programs: a web page, TimelineJS, GeoJSON, an SQLite database."""
