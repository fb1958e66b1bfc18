"""What other linters of Chinese text find and change, beside speechparse: ``python benchmarks/peers.py [--zhlint FOLDER]``.

Over ``benchmarks/drafts`` (drafts with a list of their flaws) and ``samples``. autocorrect is measured where ``pip install
autocorrect-py`` was done, zhlint where FOLDER is one in which ``npm install zhlint`` was done; what is not installed is left out.
At each flaw stands what a tool changes (speechparse: the rule that finds it) on its line within three characters, right or wrong.
What it changes elsewhere nobody asked for. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path

from flaws import Row, findings, rows

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
NEAR = 3  # code points
EXAMPLES = 8
_ZHLINT = """
import { readFileSync } from "fs";
const { run } = await import(process.argv[1]);
const text = readFileSync(0, "utf8");
process.stdout.write(JSON.stringify(run(text, { rules: { preset: "default" } }).result));
"""

Place = tuple[int, int, str]  # line from 1, column from 0, what happens there


def autocorrect(text: str) -> list[Place]:
    """The places that autocorrect changes."""
    import autocorrect_py

    return changed(text, autocorrect_py.format(text))


def zhlint(folder: Path) -> Callable[[str], list[Place]]:
    """A function that gives the places that zhlint changes."""
    module = (folder / "node_modules" / "zhlint" / "lib" / "index.js").resolve().as_uri()

    def places(text: str) -> list[Place]:
        done = subprocess.run(
            ["node", "--input-type=module", "-e", _ZHLINT, module], input=text, capture_output=True, encoding="utf-8", check=True
        )
        return changed(text, json.loads(done.stdout))

    return places


def changed(before: str, after: str) -> list[Place]:
    """The places where two texts of as many lines differ."""
    found = []
    for number, (one, other) in enumerate(zip(before.split("\n"), after.split("\n"), strict=False), 1):
        for tag, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
            if tag != "equal":
                found.append((number, start, f"{one[max(start - 2, 0) : end + 2]} → {other[max(first - 2, 0) : last + 2]}"))
    return found


def speechparse(path: Path) -> list[Place]:
    """The places of speechparse's findings, information included."""
    return [(each.line, each.column, each.rule) for each in findings(path)]


def at(flaw: Row, places: Sequence[Place]) -> str:
    """What a tool says or does at a flaw; "" for nothing."""
    return next((what for line, column, what in places if line == flaw.line and abs(column - flaw.column) <= NEAR), "")


def main() -> None:
    options = argparse.ArgumentParser(description="Other linters beside speechparse.")
    options.add_argument("--zhlint", type=Path, metavar="FOLDER")
    asked = options.parse_args()
    tools: dict[str, Callable[[Path], list[Place]]] = {}
    if find_spec("autocorrect_py"):
        tools["autocorrect"] = lambda path: autocorrect(path.read_text(encoding="utf-8"))
    if asked.zhlint:
        by_text = zhlint(asked.zhlint)
        tools["zhlint"] = lambda path: by_text(path.read_text(encoding="utf-8"))
    tools["speechparse"] = speechparse
    drafts = sorted((HERE / "drafts").glob("*.txt"))
    clean = sorted(path for path in SAMPLES.glob("*.txt") if "flaws" not in path.name)
    flaws = rows(HERE / "drafts" / "flaws.md")
    places = {name: {path.name: tool(path) for path in (*drafts, *clean)} for name, tool in tools.items()}
    unasked = {name: [what for path in drafts for what in beside(flaws, path.name, each[path.name])] for name, each in places.items()}
    print(f"| flaw of a draft | {' | '.join(tools)} |\n| --- |{' --- |' * len(tools)}")
    for flaw in flaws:
        said = (f"`{what}`" if (what := at(flaw, each[flaw.file])) else "–" for each in places.values())
        print(f"| {flaw.category}: {flaw.what.split(' | ')[0]} | {' | '.join(said)} |")
    print(f"| places in the drafts that are no flaw | {' | '.join(str(len(each)) for each in unasked.values())} |")
    sums = (sum(len(each[path.name]) for path in clean) for each in places.values())
    print(f"| places in {len(clean)} clean samples | {' | '.join(map(str, sums))} |")
    for name, each in unasked.items():
        print(f"\n{name}, where no flaw is: {'; '.join(f'`{what}`' for what in each[:EXAMPLES]) or 'nothing'}")


def beside(flaws: Sequence[Row], file: str, places: Sequence[Place]) -> list[str]:
    """What a tool does in a file where no flaw is."""
    return [place[2] for place in places if not any(flaw.file == file and at(flaw, [place]) for flaw in flaws)]


if __name__ == "__main__":
    main()
