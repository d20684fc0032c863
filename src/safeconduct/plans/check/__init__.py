"""The check of a plan without the solver: routes, terms, roll and proof read and reckoned anew, in plain Python."""
