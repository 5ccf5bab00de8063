"""TOML files into checked values: reading them, and placing every fault."""
