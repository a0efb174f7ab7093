"""``python -m zi_analytics``."""

import sys

from zi_analytics.command_line import main

if __name__ == "__main__":
    sys.exit(main())
