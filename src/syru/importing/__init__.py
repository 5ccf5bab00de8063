"""Files of other programs to a log: tables and records in, entries and declarations out."""
