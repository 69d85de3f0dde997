"""A stand-in carrier: it speaks 46elks' protocol over real HTTP and asks a caller what happens.

It knows nothing of Antler: it imports the standard library, httpx and pydantic, so that a call
it places is an honest one. Read in this order:

    caller      the seam: what the carrier asks of whoever is on the line
    scripted    a caller that follows a script (tests, benches, the `place_call` command)
    actions     the five verbs; `documents` reads them strictly, `outcomes` picks the key to follow
    call        a call's life; `line` is its state, `verbs` performs one each, `ending` reports it
    hooks       posting to the server: live questions, and news that is delivered again if refused
    carrier     what calls share: the HTTP client, sounds, recordings, numbers
    api         the REST twin and the control address, as an ASGI application
    profile     every doubtful corner of the protocol as a switch
    transcript  what happened; `telling` says it in plain words
"""

from __future__ import annotations
