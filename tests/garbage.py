"""Garbage is collected on the main thread alone, which is the one that Qt's objects belong to, as in the program."""

import ctypes
import gc
import sys

_MUCH = 150_000  # objects made and not freed: some 30 MB


def collect_much() -> None:
    """Collect where there is much garbage, which takes a tenth of a second, and give the memory back."""
    if gc.get_count()[0] > _MUCH:
        gc.collect()
        if sys.platform == "linux":
            ctypes.CDLL("libc.so.6").malloc_trim(0)
