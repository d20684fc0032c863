"""The append-only store of sources, rows, statements, rulings and context, chained by hash; verbs open it."""
