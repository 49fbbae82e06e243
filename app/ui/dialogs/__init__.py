"""Windows of their own, imported when they are opened."""
