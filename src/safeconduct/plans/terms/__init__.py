"""Terms of the parties as data: a kind of term a file, read from TOML or JSON and said in plain sentences."""
