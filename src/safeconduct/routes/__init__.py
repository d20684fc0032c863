"""The lawful routes of one prisoner: what is found of each condition, who owes the next step, what would open them."""
