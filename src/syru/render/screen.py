"""What the stream that an answer goes to can show: its width, its characters, and the styles."""

from typing import Final, NamedTuple

# The styles of lists and cards, by Rich's names. None carries a meaning that the words lack.
TITLE: Final = "bold"
QUIET: Final = "dim"
HEADING: Final = "bold cyan"
FOUND_WORD: Final = "reverse"
GONE_WORD: Final = "red"
NEW_WORD: Final = "green"
STANDINGS: Final = {
    "disputed": "bold reverse red",
    "denied": "bold reverse red",
    "rumoured": "bold bright_yellow",
    "claimed": "bold bright_magenta",
    "confirmed": "bold bright_green",
}


class Screen(NamedTuple):
    """A terminal or a file: its width in columns, and its encoding by Python's name."""

    width: int
    encoding: str = "utf-8"

    @property
    def wide(self) -> bool:
        """Tell whether it is wide enough for names beside the titles of a list."""
        return self.width >= 140

    @property
    def ascii_only(self) -> bool:
        """Tell whether only ASCII characters are sure to be encodable."""
        return not self.encoding.lower().startswith("utf")

    def encodable(self, text: str) -> str:
        """Return text as it will be written, so that its width is known."""
        return text.encode(self.encoding, "backslashreplace").decode(self.encoding)
