"""Files of readings as one table of checked statements, whatever their format: what `intake` does for one line."""
