"""Voicemail boxes: flows name them; what lies in them is in webhooks/voicemail."""
