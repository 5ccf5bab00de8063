"""Files for other programs: a web page, TimelineJS, an SQLite database."""
