"""After the caller's turn: reports kept and archived, recordings fetched and stored."""
