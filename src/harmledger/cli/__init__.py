"""The command line: parse, call the workflow, show the answer, set the exit code."""
