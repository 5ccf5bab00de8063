"""A log file changed in place: what is new goes where it belongs, every other byte stays."""
