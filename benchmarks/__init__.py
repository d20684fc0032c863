"""What Safe Conduct promises of its speed, measured: `make bench`, or `python -m benchmarks` beside OpenFisca."""
