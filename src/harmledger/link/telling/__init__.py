"""What one report tells: its claims gathered into events."""
