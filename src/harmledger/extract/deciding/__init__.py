"""Deciding: which speaker, time, place and party belong to which figure or attack, by a learned reader."""
