"""Keys and passwords for other systems: entered once, never shown again, named by key."""
