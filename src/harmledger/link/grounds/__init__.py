"""What every later step of linking reads claims by: days, places and areas, speakers, likeness, judgements, unions."""
