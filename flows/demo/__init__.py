"""A small office to try Antler with: its messages, spoken, and its flow."""
