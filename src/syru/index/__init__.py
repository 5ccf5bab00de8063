"""A log as an SQLite index, in memory or in the cache folder."""
