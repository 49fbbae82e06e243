"""The window. Qt lives here and nowhere else; words on screen are set in `retranslate()` only."""
