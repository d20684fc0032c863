"""The verbs of the command line: one verb a file, loaded by name when it is called."""
