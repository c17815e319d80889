"""What the routes of the API share: cursors, tags, shapes of answers, and the description of all of it."""
