"""The nouns of the briefing. Standard library only; every other room may import from here."""
