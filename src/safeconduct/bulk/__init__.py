"""Many prisoners at once: files in, records and routes out, by an engine; the verb `bulk` runs it."""
