"""Scripts of the project's upkeep: set-up, reference pages, screenshots."""
