"""`python -m safeconduct`: the same command without its script on the path."""

from safeconduct.cli.main import main

if __name__ == "__main__":
    main()
