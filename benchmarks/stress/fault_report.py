"""What became of the cases: a table by kind of file and kind of damage, and the cases that failed."""

import json
from collections import Counter

from benchmarks.child import ROOT
from benchmarks.machine import describe
from benchmarks.stress.fault_cases import Case, Outcome

_OUTPUT = ROOT / "benchmarks" / "results" / "faults.json"
_COLUMNS = ("cases", "opened", "said so", "repaired", "failed")


class Results:
    """Collects outcomes. `seconds` is how long the whole run took."""

    def __init__(self, seed: int) -> None:
        self.seed, self.seconds = seed, 0.0
        self._rows: dict[tuple[str, str], Counter[str]] = {}
        self._failures: list[dict[str, object]] = []

    def __len__(self) -> int:
        return sum(row["cases"] for row in self._rows.values())

    @property
    def failed(self) -> int:
        """How many failed."""
        return len(self._failures)

    def add(self, case: Case, outcome: Outcome) -> None:
        """Count a case."""
        row = self._rows.setdefault((case.kind, case.damage), Counter())
        found = (True, outcome.opened, outcome.said, outcome.repaired, bool(outcome.faults))
        row.update({name: int(value) for name, value in zip(_COLUMNS, found, strict=True)})
        if outcome.faults:
            self._failures.append(
                {
                    "case": case.name,
                    "faults": outcome.faults,
                    "stderr": outcome.errors[-2000:],
                    "repeat": f"python -m benchmarks.stress.faults --seed {self.seed} --only '{case.name}'",
                }
            )

    def table(self) -> str:
        """Return the counts as a Markdown table, with a line for each kind of file and one for all."""
        lines = [
            f"| file | damage | {' | '.join(_COLUMNS)} |",
            f"|---|---|{'---:|' * len(_COLUMNS)}",
            *(
                f"| {kind} | {damage} | {' | '.join(str(row[name]) for name in _COLUMNS)} |"
                for (kind, damage), row in sorted(self._rows.items())
            ),
            f"| **all** | | {' | '.join(str(self._total(name)) for name in _COLUMNS)} |",
        ]
        return "\n".join(lines)

    def _total(self, name: str) -> int:
        return sum(row[name] for row in self._rows.values())

    def write(self) -> None:
        """Write the results, as JSON and to read."""
        totals = {name: self._total(name) for name in _COLUMNS}
        rows = [
            {"file": kind, "damage": damage, **{name: row[name] for name in _COLUMNS}}
            for (kind, damage), row in sorted(self._rows.items())
        ]
        values = {
            "machine": describe(ROOT),
            "seed": self.seed,
            "seconds": round(self.seconds),
            "total": totals,
            "rows": rows,
            "failures": self._failures,
        }
        _OUTPUT.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        opened = "the window showed its pages, or the command ended as it should"
        head = (
            f"`make faults`, seed {self.seed}: {totals['cases']} cases in {self.seconds:.0f} s, "
            f"{totals['failed']} failed. Opened: {opened}. Said so: on the status bar or on stderr. "
            "Repaired: a damaged library was good afterwards."
        )
        text = "\n".join(
            (
                "# Damaged files",
                "",
                head,
                "",
                self.table(),
                "",
                *(f"- `{one['repeat']}`: {one['faults']}" for one in self._failures),
            )
        )
        _OUTPUT.with_suffix(".md").write_text(text.rstrip() + "\n", encoding="utf-8")
