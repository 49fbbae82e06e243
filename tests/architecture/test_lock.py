"""requirements.lock installs exactly what was tested, and what was tested is what pyproject.toml asks for."""

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version


@pytest.fixture(scope="module")
def entries(root: Path) -> list[str]:
    """Return the entries of the lock, each on one line."""
    text = (root / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def locked(entries: list[str]) -> dict[NormalizedName, Version]:
    requirements = [Requirement(entry.split(" ")[0]) for entry in entries]
    return {
        canonicalize_name(item.name): Version(str(item.specifier).removeprefix("==")) for item in requirements
    }


@pytest.fixture(scope="module")
def required(root: Path) -> list[Requirement]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(line for extra in project["project"]["optional-dependencies"].values() for line in extra),
    ]
    return [Requirement(line) for line in lines]


def test_every_entry_is_one_version_with_hashes(entries: list[str]) -> None:
    pinned = re.compile(r"[\w.-]+==[\w.]+( +--hash=sha256:[0-9a-f]{64})+")
    assert not [entry for entry in entries if not pinned.fullmatch(entry)]


def test_the_lock_meets_the_requirements(
    required: list[Requirement], locked: dict[NormalizedName, Version]
) -> None:
    unmet = [
        str(item) for item in required if not item.specifier.contains(locked[canonicalize_name(item.name)])
    ]
    assert not unmet


def test_the_environment_is_the_locked_one(locked: dict[NormalizedName, Version]) -> None:
    present = {canonicalize_name(item.metadata["Name"]): Version(item.version) for item in distributions()}
    assert {name: version for name, version in present.items() if name in locked} == locked
