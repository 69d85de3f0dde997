"""Ready-made flows: a few questions, and a flow with its messages, hours, people and tests."""
