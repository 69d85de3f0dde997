"""The carrier as somebody to ask: our account there, its numbers, and what it never told us."""
