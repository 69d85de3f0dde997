"""Voices: how the messages callers hear are made, kept and chosen."""
