"""Figures: data of the content folder -> SVG with colour tokens, at a fixed logical width. Build time only, no Qt.

A kind of figure is a module with a shape (NamedTuples), a function that draws it and, where the shape alone does
not say enough, one that finds faults; `kinds` lists them. Text is measured by `text_width` and kept in its box.
"""
