"""What changed from one log to another."""
