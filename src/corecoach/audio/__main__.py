"""Runs one audio child: `python -m corecoach.audio ROLE [SOUNDS_FOLDER] [LANGUAGE]`."""

import sys

from corecoach.audio.helper import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
