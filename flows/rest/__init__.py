"""Flows, versions and prompts over REST."""
