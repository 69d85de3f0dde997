"""The caller's turn: everything a live call's post touches, and nothing else."""
