"""The engine: a pure function of (program, state, event, now). Only the standard library and pydantic."""
