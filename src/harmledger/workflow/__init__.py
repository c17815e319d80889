"""One file a verb: open a session, run a stage, commit. The only room that knows the order of the stages."""
