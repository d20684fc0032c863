"""What is written for people to keep: the public bulletin; only what passes `publishable` may stand in it."""
