"""Run all benchmarks, or those named; keep each one's JSON in `bench-results/`."""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NAMES = sorted(file.stem for file in HERE.glob("*.py") if file.stem not in ("measure", "run"))


def main() -> None:
    wanted = sys.argv[1:] or NAMES
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        raise SystemExit(f"no benchmark is called {unknown[0]}; there are: {', '.join(NAMES)}")
    results = HERE.parent / "bench-results"
    results.mkdir(exist_ok=True)
    for name in wanted:
        done = subprocess.run([sys.executable, HERE / f"{name}.py"], stdout=subprocess.PIPE, text=True, check=True)
        *table, last = done.stdout.rstrip().split("\n")
        print("\n".join(table))
        (results / f"{name}.json").write_text(json.dumps(json.loads(last), indent=1) + "\n")


if __name__ == "__main__":
    main()
