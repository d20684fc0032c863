"""How the journal's table came to be, step by step; the store applies them when it writes."""
