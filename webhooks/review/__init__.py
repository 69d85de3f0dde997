"""Calls as people read them: sentences, timelines, names instead of ids."""
