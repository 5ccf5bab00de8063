"""A small log about a town and its bridge, whose screens and files the tests know by heart."""

from __future__ import annotations

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
