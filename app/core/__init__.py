"""The briefing without a window: content, search, rendering and personal data. Knows nothing of Qt."""
