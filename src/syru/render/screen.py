"""What the stream that an answer goes to can show: its width, its characters, and the styles."""

from typing import Final, NamedTuple

# The styles of tables and cards, by Rich's names. None carries a meaning that the words lack.
TITLE: Final = "bold"
QUIET: Final = "dim"
FOUND_WORD: Final = "reverse"
GONE_WORD: Final = "red"
NEW_WORD: Final = "green"
POSSIBLE_DATE: Final = "none"
STANDINGS: Final = {"disputed": "red", "denied": "red", "rumoured": "yellow", "confirmed": "green"}


class Screen(NamedTuple):
    """A terminal or a file: its width in columns, and its encoding by Python's name."""

    width: int
    encoding: str = "utf-8"

    @property
    def roomy(self) -> bool:
        """Tell whether it is wide enough for a table with all its columns, and for bars."""
        return self.width >= 100

    @property
    def wide(self) -> bool:
        """Tell whether it is wide enough for summaries."""
        return self.width >= 140

    @property
    def ascii_only(self) -> bool:
        """Tell whether only ASCII characters are sure to be encodable."""
        return not self.encoding.lower().startswith("utf")

    def encodable(self, text: str) -> str:
        """Return text as it will be written, so that its width is known."""
        return text.encode(self.encoding, "backslashreplace").decode(self.encoding)
