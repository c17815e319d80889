"""How many were harmed, by whom, and how sure that is."""
