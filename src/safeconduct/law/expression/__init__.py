"""The closed language of rules: a tree, its reader, its closures. No rule is ever evaluated as Python."""
