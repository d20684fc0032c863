"""Which subjects are the same person: judged by a person, reversible, never decided by the program."""
