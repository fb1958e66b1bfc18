"""The command line."""

from __future__ import annotations

import gc
import sys

_RARELY = 200_000  # objects made between two searches for cycles: trees have none, and looking took a tenth of the time


def main() -> None:
    """Entry point of ``speechparse``."""
    gc.set_threshold(_RARELY)
    try:
        from speechparse.cli.program import run  # now, as imports make many objects

        run()
    except KeyboardInterrupt:  # before click, which turns it into its own, or behind it
        sys.exit(130)
    finally:
        gc.freeze()  # Python would look for cycles in all there is before it ends, which takes a tenth of a short call
