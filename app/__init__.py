"""An offline, bilingual conference briefing: content, search and reading desk."""

__version__ = "0.1.0"
