"""Antler on one machine with one command: its own PostgreSQL, both faces and the worker."""
