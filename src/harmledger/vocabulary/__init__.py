"""Readable reference lists: means, targets, victims, parties, speakers, number words; maps to other schemes."""
