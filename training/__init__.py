"""What is learnt from labelled reports, and how to learn it again. Not in the wheel."""
