"""Steps for Antler that beep."""
