"""The overview and the list of incidents: what they draw, and the filters that both share."""
