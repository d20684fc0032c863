"""What is owed for a prisoner whether or not a route moves: by whom, to whom, by which day, and how each stands."""
