"""What is printed or written to a file: a description of the document, and HTML and Markdown made from it. No Qt.

The description comes from `app/core/export.py`, which knows the library; the PDF is set by `app/ui/export`.
"""
