"""What was said: sources, rows, statements read out of them, and the rulings that set some aside."""
