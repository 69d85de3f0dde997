"""Messages that people write to our numbers: understood, done, answered in one sentence."""
