"""What may be spoken of: matters with their words, the facts the law asks, the roles; data in TOML beside the code."""
