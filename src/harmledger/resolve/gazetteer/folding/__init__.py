"""How names of places are folded: one file a way of romanising."""
