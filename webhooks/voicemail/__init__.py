"""What callers have left for somebody: from the recording to whoever is told of it."""
