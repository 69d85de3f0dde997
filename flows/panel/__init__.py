"""What ops set by hand from the panel, as rows: switches, announcements, tables, caller lists."""
