"""`safeconduct law`: the law as data. One command a file; `verbs` gathers them for the registry."""
