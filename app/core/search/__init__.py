"""Query -> hits. The sole importer of whoosh, which analyses nothing here: it stores and reads postings."""
