"""The routes of many prisoners at once, as SQL: the same findings as of one, made of records as tables."""
