"""Commands that try to break the program; each is run by a make target and writes a table to results/."""
