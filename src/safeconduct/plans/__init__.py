"""Plans: the best exchange that all terms allow, out of prisoners' routes and the parties' terms; for the verbs."""
