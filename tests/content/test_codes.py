"""Every code an author can meet is tried out by a test and explained in CONTRIBUTING.md."""

import ast
import re
from pathlib import Path

from app.core.content import checks, entries, figures, front_matter, source, yaml_text
from app.core.rendering import limits
from tests.content.test_checks import FAULTS_OF_STRUCTURE
from tests.content.test_figures import FAULTS_OF_FIGURES
from tests.content.test_limits import BEYOND
from tests.content.test_writing import FAULTS_OF_WRITING

ROOT = Path(__file__).resolve().parents[2]


def reported_codes() -> set[str]:
    """Return every code that is handed to `report(line, code, ...)` or `Problem(file, line, code, ...)`."""
    files = [Path(module.__file__) for module in (entries, figures, front_matter, limits, source, yaml_text)]
    files += Path(checks.__file__).parent.glob("*.py")
    return {code for file in files for code in codes_in(file)}


def codes_in(path: Path) -> set[str]:
    codes = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "report" if isinstance(node.func, ast.Call) else "")
            place = {"report": 1, "Problem": 2, "read_yaml": 2}.get(name)
            code = node.args[place] if place is not None and len(node.args) > place else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                codes.add(code.value)
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and path.name == "limits.py":
            codes.add(ast.literal_eval(node.value.elts[1]))
    return codes


def test_every_code_has_a_failing_sample() -> None:
    tried = (*FAULTS_OF_STRUCTURE, *FAULTS_OF_FIGURES, *FAULTS_OF_WRITING, *BEYOND)
    assert reported_codes() == {code for code, *_rest in tried}


def test_every_code_is_explained() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _before, table = text.split("## Codes of `briefing check`")
    explained = [
        code
        for row in re.findall(r"^\|([^|]*`[^|]*)\|", table, re.MULTILINE)
        for code in re.findall(r"`([\w-]+)`", row)
    ]
    assert sorted(explained) == sorted(reported_codes())
