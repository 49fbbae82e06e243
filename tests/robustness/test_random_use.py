"""A short random walk over actions, keys and clicks in real windows; `make monkey` takes half an hour for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.paths import Locations
from benchmarks.stress.walk import Walker
from benchmarks.stress.watch import drain
from tests.window import OpenBriefing

Open = Callable[..., OpenBriefing]
_STEPS = 75


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_one_does_the_program_goes_on(
    open_briefing: Open, own_library: Locations, tmp_path: Path, seed: int
) -> None:
    """Any exception or message of Qt on the way fails the test as well."""
    briefing = open_briefing(own_library)
    briefing.wait_for_library()
    walker = Walker(briefing.program, seed, tmp_path)
    for _ in range(_STEPS):
        walker.step()
        drain()
    walker.come_home()
    drain()
    assert len(briefing.program.windows) == 1
    assert briefing.program.window.desk.library is not None
    assert briefing.program.window.reader.page is not None
    assert briefing.program.window.reader.page.id == briefing.program.window.desk.library.collection.home
