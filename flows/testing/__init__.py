"""Saved tests of flows: kept as rows, run in the pure engine, told in words."""
