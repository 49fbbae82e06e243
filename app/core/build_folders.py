"""The temporary folders that libraries are built in: whose process still runs, and how one takes the place of another."""

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

PREFIX = ".search_index-"
_LOCK = "lock"
_OLD = "old"
_UNLOCKED_FOR = 60.0  # seconds a folder may take to get its lock; also those of earlier versions have none
_PATIENCE, _GLANCE = 1.0, 0.01  # seconds
_ATTEMPTS = 3
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # of Linux


@contextlib.contextmanager
def building_folder(beside: Path) -> Iterator[Path]:
    """Yield a new folder in `beside`, removed afterwards with all that is still in it; others leave it alone until then."""
    holder, lock = _locked_folder(beside)
    try:
        yield holder
    finally:
        shutil.rmtree(holder, ignore_errors=True)
        lock.close()
        shutil.rmtree(holder, ignore_errors=True)  # on Windows a file that is open stays


def _locked_folder(beside: Path) -> tuple[Path, IO[bytes]]:
    for attempt in range(_ATTEMPTS):
        holder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=beside))
        lock = (holder / _LOCK).open("ab")
        # Somebody who sweeps may have come between the two lines above and this one. Where nothing can be locked,
        # as on some network drives, nobody else can either, so the folder is safe.
        if (_lock(lock) and (holder / _LOCK).exists()) or attempt == _ATTEMPTS - 1:
            break
        lock.close()
    return holder, lock


def _lock(file: IO[bytes]) -> bool:
    """Take hold of a file until it is closed, or the process ends; False where another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not there

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # unlike lockf also between threads
    except OSError:
        return False
    return True


def sweep(beside: Path) -> None:
    """Remove the folders of builds whose process has ended."""
    for holder in beside.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            _remove_abandoned(holder)


def _remove_abandoned(holder: Path) -> None:
    try:
        lock = (holder / _LOCK).open("rb+")
    except FileNotFoundError:
        if time.time() - holder.stat().st_mtime > _UNLOCKED_FOR:
            shutil.rmtree(holder, ignore_errors=True)
        return
    with lock:
        if not _lock(lock):
            return
        shutil.rmtree(holder, ignore_errors=True)
    shutil.rmtree(holder, ignore_errors=True)


def put_in_place(made: Path, target: Path) -> None:
    """Put the folder `made` in the place of `target`, at once where the system can exchange two folders."""
    if not os.path.lexists(target):
        made.rename(target)
    elif not _exchanged(made, target):
        with building_folder(target.parent) as holder:
            target.rename(holder / _OLD)
            try:
                made.rename(target)
            except OSError:
                (holder / _OLD).rename(target)
                raise


def _exchanged(one: Path, other: Path) -> bool:
    if sys.platform != "linux":
        return False
    import ctypes  # noqa: PLC0415 - only after a build

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and not rename(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
    )


def wait_until_in_place(target: Path) -> None:
    """Wait, for a second at most, while another process is between the two renames of `put_in_place`."""
    deadline = time.monotonic() + _PATIENCE
    while not os.path.lexists(target) and is_coming(target) and time.monotonic() < deadline:
        time.sleep(_GLANCE)


def is_coming(target: Path) -> bool:
    """Say whether a folder is about to be in its place again, or is so by now."""
    return any(target.parent.glob(f"{PREFIX}*/{_OLD}")) or os.path.lexists(target)
