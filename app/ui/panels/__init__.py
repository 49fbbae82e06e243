"""What stands beside the page: header, contents, results, details. Panels do not know one another."""
