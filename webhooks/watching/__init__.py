"""Calls as they move: the journal, tailed for whoever watches a flow."""
