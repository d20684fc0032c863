"""Invented prisoners and what is told of them: the load for tests and benchmarks, always the same by number and seed."""
