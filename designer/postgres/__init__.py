"""Django's PostgreSQL, less the connections that a restarted database leaves in the pool."""
