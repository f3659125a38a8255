#!/usr/bin/env python3
"""Prints line coverage by target from the last `swift test --enable-code-coverage`.

Fails where a target that must be covered well is not: the verifier and the loader.
"""

import json
import subprocess
import sys
from pathlib import Path

LEAST = {"PlanVerification": 95.0, "ScenarioLoader": 95.0}


def main() -> int:
    root = Path(__file__).resolve().parent.parent
    path = subprocess.run(
        ["swift", "test", "--show-codecov-path"], cwd=root, check=True, capture_output=True, text=True
    ).stdout.strip()
    files = json.loads(Path(path).read_text())["data"][0]["files"]
    totals: dict[str, list[int]] = {}
    for entry in files:
        name = Path(entry["filename"])
        if not name.is_relative_to(root / "Sources"):
            continue
        target = name.relative_to(root / "Sources").parts[0]
        lines = entry["summary"]["lines"]
        sums = totals.setdefault(target, [0, 0])
        sums[0] += lines["covered"]
        sums[1] += lines["count"]
    failed = False
    for target, (covered, count) in sorted(totals.items()):
        share = 100.0 * covered / count if count else 100.0
        least = LEAST.get(target)
        low = least is not None and share < least
        failed = failed or low
        note = f"  less than {least:.0f} %" if low else ""
        print(f"{target:20} {share:5.1f} %  {covered:6} of {count:6} lines{note}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
