"""What each term asks of a plan, as rows over counts of persons: the solver's side, unknown to the check."""
