"""The pages under load: a made-up ledger of any size, and the times of every page over it (``make bench-web``)."""
