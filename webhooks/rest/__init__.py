"""Numbers, calls and recordings over REST."""
