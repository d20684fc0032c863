"""The routes of many prisoners at once, as SQL that engines run: the same findings as of one, from records as tables."""
