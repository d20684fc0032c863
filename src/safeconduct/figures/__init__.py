"""Figures as they were said, by what they count: kept apart by speaker and definition, never folded or added up."""
