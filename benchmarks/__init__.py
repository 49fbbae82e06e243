"""What is promised about speed and memory, measured: `make bench`. And the picture gallery: `make gallery`."""
