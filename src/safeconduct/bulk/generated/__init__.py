"""Invented prisoners and what is told of them, the same by number and seed: the load of tests and benchmarks."""
