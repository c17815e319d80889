"""Times in words, worked out to days: one file a kind of expression; :mod:`.dates` is the way in."""
