"""One file a kind of claim, and what each needs to assemble it."""
