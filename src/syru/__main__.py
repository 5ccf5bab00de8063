"""python -m syru."""

from syru.cli import main

if __name__ == "__main__":
    main()
