"""The printed briefing: sets a document in pages, for a PDF file and for a printer. May run on any one thread.

Lines come from QTextLayout and pages from `core/rendering/export/page_breaks.py`, not from QTextDocument: that tears
rows and headings at the end of a page, and belongs to the thread that made it.
"""
