"""What people set by hand for the next call: switches, announcements, tables, caller lists."""
