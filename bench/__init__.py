"""Speed and quality, each with one command; results under ``docs/``."""
