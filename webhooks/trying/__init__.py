"""The phone of the editor: a call that the stand-in carrier places for a person in a browser.

wish      what the person wants to try: who calls, when, who answers
line      what answers the posts: the live line's steps, on a frozen draft, at a time of its own
playing   a saved test that plays itself first
outside   other systems, asked where the person wants it
network   the way there, inside this process: callers of the call face never wait for it
caller    the browser as the carrier's caller (`webhooks.standin.caller`)
session   one call, from its start to its report
as_test   what was done, as a saved test
telling   each turn as the page shows it
consumer  the WebSocket
"""

from __future__ import annotations
