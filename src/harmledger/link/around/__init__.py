"""What stands around incidents: tallies and answers, agreements, control, displacement, relations."""
