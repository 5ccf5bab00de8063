"""What `syru check` finds beyond faults: warnings, and quotes against their sources' texts."""
