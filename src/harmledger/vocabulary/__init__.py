"""Readable reference lists: means, targets, victims, actors, sources, number words, with their maps to other schemes."""
