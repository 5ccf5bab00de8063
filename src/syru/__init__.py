"""Timelines, actor summaries and quote lookups from a plain-text log of events."""

__version__ = "1.0.0"
