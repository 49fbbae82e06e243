"""The page: its document, its style, its marks and its place."""
