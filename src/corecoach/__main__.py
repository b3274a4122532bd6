"""The entry: `corecoach` and `python -m corecoach`."""

import sys

from corecoach.cli import main

if __name__ == "__main__":
    sys.exit(main())
