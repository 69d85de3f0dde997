"""The composition root: settings and wiring. It has no models and nobody imports it."""
