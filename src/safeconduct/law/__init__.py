"""The law as data: instruments, provisions, conditions and kinds of route, read from TOML, checked and compiled."""
