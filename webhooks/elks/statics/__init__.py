"""Control flow as one JSON document, in and out: pure, as the rest of the carrier's language."""
