"""The command line."""

from __future__ import annotations

import gc

_RARELY = 200_000  # objects made between two searches for cycles: trees have none, and looking took a tenth of the time


def main() -> None:
    """Entry point of ``speechparse``."""
    gc.set_threshold(_RARELY)
    from speechparse.cli.program import run  # now, as imports make many objects

    try:
        run()
    finally:
        gc.freeze()  # Python would look for cycles in all there is before it ends, which takes a tenth of a short call
