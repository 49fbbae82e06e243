"""Garbage is collected on the main thread alone, which is the one that Qt's objects belong to, as in the program."""

import gc

_MUCH = 300_000  # objects made and not freed: some 60 MB


def collect_much() -> None:
    """Collect where there is much garbage; each collection takes a tenth of a second."""
    if gc.get_count()[0] > _MUCH:
        gc.collect()
