"""People and teams that flows share: kept, put on duty and off. The shell of them."""
