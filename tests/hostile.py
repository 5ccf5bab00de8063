"""A log in which every field that takes text holds markup, quotes and what ends an element."""

from __future__ import annotations

import json

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
claims = [{{ by = "a", stance = "asserts" }}, {{ by = "a", stance = "denies" }}]
paragraphs = [1]

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
