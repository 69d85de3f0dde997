"""Opening hours: what a shared calendar holds, and what it says at any moment. Pure."""
