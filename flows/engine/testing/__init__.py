"""Saved tests: a made-up caller walks through a flow in the pure engine, hundreds in a second.

Read in this order:

    saved      a test as a value: who calls, what happens at the steps, what is expected
    setting    what people have set by hand, as a test has it
    pretending what an action comes to and how long it takes, with this caller and these people
    driving    the walk, turn by turn; `run_test` gives the verdict
    judging    whether the walk was the expected one, and where it went another way
    covering   what no passing test has gone through
    searching  the shortest way for a caller to get to a step or a way out
"""

from __future__ import annotations
