"""Files of sources, rows, readings, rulings and context, checked line by line; the journal takes them."""
