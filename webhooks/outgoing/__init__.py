"""Calls and messages that begin with us: asked for, attempted once each, followed to their end."""
