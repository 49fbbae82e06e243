"""Markdown to blocks at build time; blocks to HTML, plain text and citations at reading time."""
