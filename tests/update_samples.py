"""Write the outlines of the samples with every span: ``python tests/update_samples.py``. Read the difference before committing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import speechparse
from speechparse.outline import outline

SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED = Path(__file__).parent / "samples"


def data(path: Path) -> dict[str, Any]:
    """The outline of a sample; its path as in the repository."""
    return outline(speechparse.load(path)) | {"path": f"samples/{path.name}"}


def main() -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        (EXPECTED / f"{path.stem}.json").write_text(json.dumps(data(path), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
