"""`python -m zerodraft` is the same as `zerodraft`."""

from zerodraft.site.cli import main

if __name__ == "__main__":
    main()
