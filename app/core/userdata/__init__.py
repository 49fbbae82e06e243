"""What belongs to the reader: settings and the session. Written when it happens, read whatever its state."""
