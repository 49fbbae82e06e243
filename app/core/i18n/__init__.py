"""Words, dates and numbers in the reader's language. The sole importer of babel, which is loaded on use."""
