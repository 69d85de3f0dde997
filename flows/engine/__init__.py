"""The engine: a pure function of (program, state, event, now); the library and pydantic only."""
