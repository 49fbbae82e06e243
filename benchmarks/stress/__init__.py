"""Long runs against the real program: damaged files, kills, hostile content, random use."""
