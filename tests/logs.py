"""The logs that tests share, and logs out of text.

TOWN is a small log whose screens and files the tests know by heart; in HOSTILE every field that
takes text holds markup, quotes and what ends an element.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from syru.index.cache import open_index
from syru.log.files import LogFile

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

TOWN = """\
[log]
format = 1
title = "The bridge"

[sources.minutes]
title = "Minutes of the council"
date = 2025-06-01

[actors.mayor]
name = "Ada Moreno"
kind = "person"
role = "mayor"
aliases = ["A. Moreno"]
member_of = ["council"]

[actors.baker]
name = "Bo Ek"
kind = "person"
role = "baker, of Mill Street"

[actors.council]
name = "Town council"
kind = "organisation"

[actors.courier]
name = "The Courier"
kind = "organisation"
role = "newspaper"

[topics.bridge]
name = "The new bridge"
description = "Whether, where and when it is built."
aliases = ["crossing"]

[topics.money]
name = "Money"

[places.river]
name = "River Aa"

[[events]]
id = "flood"
date = "2024-11~"
title = "The river carried the old bridge away"
summary = "Nobody was hurt."
topics = ["bridge"]
places = ["river"]
paragraphs = [1]

[[events]]
id = "bribe"
date = "[2025-02-01..2025-03-10]"
date_note = "Before the report and after the new year."
title = "The mayor took money from the builders"
actors = ["mayor"]
topics = ["money", "bridge"]
claims = [
  { by = "courier", stance = "relays", date = 2025-03-12, paragraph = 2 },
  { by = "mayor", stance = "denies", date = 2025-03-20 },
]
paragraphs = [2]

[[events]]
id = "vote"
date = 2025-03-12
title = "The council voted for the bridge [twice]"
summary = "Seven of twelve members were for it."
actors = ["council", "mayor"]
topics = ["bridge"]
places = ["river"]
claims = [{ by = "baker", stance = "confirms" }]
paragraphs = [3, 4]

[[facts]]
id = "ferry"
date = "2019/.."
statement = "A ferry crosses the river twice an hour."
topics = ["bridge"]
places = ["river"]
paragraphs = [5]

[[facts]]
id = "price"
statement = "=The bridge costs less than a ferry."
actors = ["council"]
topics = ["money"]
claims = [{ stance = "relays" }]
paragraphs = [6]

[[quotes]]
id = "mayor-crossing"
date = 2025-03-12
text = "We shall cross it [i.e. the river] when we come to it, [/bold] or … not."
by = "mayor"
event = "vote"
via = "courier"
actors = ["council"]
topics = ["bridge"]
paragraphs = [4]

[[quotes]]
id = "rumour"
text = "too dear by half"
topics = ["money"]
"""

EVIL = (
    "<script>globalThis.stolen=1</script>\"'></style></title></textarea>"
    "<img src=x onerror=globalThis.stolen=2>&amp;<!--]]>${title}$title"
    " www.x'onmouseover='globalThis.stolen=3'x https://e.invalid/'onclick='x"
    " https://youtube.com/watch?v=dQw4w9WgXcQ who@example.org"
)
_TEXT = json.dumps(EVIL)  # a JSON string is a TOML string too

HOSTILE = f"""
[log]
format = 1
title = {_TEXT}
description = {_TEXT}

[sources.s]
title = {_TEXT}
authors = [{_TEXT}]
translator = {_TEXT}
publisher = {_TEXT}
date = 2025-10-27
url = "https://example.invalid/?a=1&b=%22%27%3Cscript%3E"

[actors.a]
name = {_TEXT}
kind = "person"
role = {_TEXT}

[topics.t]
name = {_TEXT}

[places.p]
name = {_TEXT}

[[events]]
id = "e"
date = 2025-07-03
date_note = {_TEXT}
title = {_TEXT}
summary = {_TEXT}
actors = ["a"]
topics = ["t"]
places = ["p"]
claims = [{{ by = "a", stance = "asserts", locator = {_TEXT} }}, {{ by = "a", stance = "denies" }}]
paragraphs = [1]
locator = {_TEXT}
extra = {{ "<i>[b]*k*" = {_TEXT} }}

[[facts]]
id = "f"
date = "2024/2025"
statement = {_TEXT}
topics = ["t"]

[[quotes]]
id = "q"
date = 2025-07-04
text = {_TEXT}
by = "a"
via = "a"
event = "e"
"""


class Listener:
    """An observer of the cache that remembers what it was told."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.builds = 0

    def note(self, text: str) -> None:
        self.notes.append(text)

    @contextmanager
    def building(self, size: int) -> Iterator[Callable[[int, int], None]]:
        assert size > 0
        self.builds += 1
        yield lambda _done, _total: None


def log_files(*texts: str) -> list[LogFile]:
    """Return logs that were read from texts."""
    return [
        LogFile(name=f"log-{number}.toml", data=text.encode(), folder=None)
        for number, text in enumerate(texts)
    ]


def indexed(*texts: str) -> sqlite3.Connection:
    """Return the index of logs of format 1 in TOML."""
    return open_index(log_files(*texts), Listener())


def written(table: str, **values: object) -> str:
    """Return one TOML table, such as [[events]]; what is None is left out."""
    lines = [f"{key} = {_value(value)}" for key, value in values.items() if value is not None]
    return "\n".join([table, *lines, ""])


def _value(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{key} = {_value(one)}" for key, one in value.items() if one is not None)
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)
