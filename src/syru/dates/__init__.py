"""Uncertain dates: what a log writes, what a person types, what a reader sees."""

from syru.dates.edtf import parse_date
from syru.dates.periods import parse_period
from syru.dates.span import DateSpan

__all__ = ["DateSpan", "parse_date", "parse_period"]
