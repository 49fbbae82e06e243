"""The briefing's source files, their checks, and the compiled library made from them."""
