"""46elks' language and nothing else; sources are the carrier's public documentation pages."""
