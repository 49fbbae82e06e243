"""A run of the tests ends, whatever a test does, and says which one it was: options of pyproject.toml, tried out."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

_TESTS = {
    "hangs": "import threading\n\ndef test_hangs():\n    threading.Event().wait()\n",
    "crashes": "import ctypes\n\ndef test_crashes():\n    ctypes.string_at(0)\n",
    "hangs_after_failing": (
        "import threading\nimport pytest\n\n@pytest.fixture\ndef endless():\n    yield\n"
        "    threading.Event().wait()\n\ndef test_hangs_after_failing(endless):\n    assert 0\n"
    ),
}


@pytest.mark.parametrize(
    ("fault", "workers"), [("hangs", "2"), ("crashes", "2"), ("hangs_after_failing", "0")]
)
def test_a_fault_ends_the_run_and_is_named(tmp_path: Path, fault: str, workers: str) -> None:
    (tmp_path / "conftest.py").write_text('pytest_plugins = ("tests.session",)\n')
    (tmp_path / "test_fault.py").write_text(_TESTS[fault])
    (tmp_path / "test_good.py").write_text("def test_good():\n    pass\n")
    options = [
        f"--config-file={ROOT / 'pyproject.toml'}",
        f"--rootdir={tmp_path}",
        "-o",
        "faulthandler_timeout=2",
    ]
    command = [
        sys.executable,
        "-m",
        "pytest",
        *options,
        "-p",
        "no:cacheprovider",
        "-n",
        workers,
        str(tmp_path),
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert f"in test_{fault}" in run.stderr or "in endless" in run.stderr, "the stack is printed"
    if workers != "0":
        assert f"while running 'test_fault.py::test_{fault}'" in run.stdout
        assert "peak memory: " in run.stdout
