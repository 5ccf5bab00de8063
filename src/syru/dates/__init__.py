"""Uncertain dates: what a log writes, what a person types, what a reader sees."""

from syru.dates.edtf import DateSpan, parse_date
from syru.dates.periods import parse_period

__all__ = ["DateSpan", "parse_date", "parse_period"]
