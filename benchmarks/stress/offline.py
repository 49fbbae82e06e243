"""`make offline-proof`: a session with every action, under a trace of its system calls, opens no socket to a network.

The window does every action of its menus, follows links, searches, exports, prints to the preview and opens the dialog
for printers; a second start hands it a link; every command of the command line runs. The trace is strace's (Debian:
strace); where Xvfb is there the window is on X11, as it is for a reader. Sockets of the machine itself (AF_UNIX: the
display, the session bus, the name service cache) are listed; any other is a fault. First the trace is shown a socket of
the Internet, so that a trace that sees nothing cannot pass.
"""

import contextlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import machine, own_library
from benchmarks.child import ROOT, command, environment, output
from benchmarks.stress.monkey import display

_RESULTS = ROOT / "benchmarks" / "results" / "offline.json"
_TRACE = ("strace", "-f", "-qq", "-e", "trace=network", "-e", "signal=none", "-s", "256")
_OWN = "AF_UNIX"
_SOCKET = re.compile(r"\b(socket|socketpair)\((\w+)")
_PEER = re.compile(r"\b(connect|sendto|sendmsg|bind)\(\d+, .*?sa_family=(\w+)(?:, sun_path=@?\"([^\"]*)\")?")
_CANARY = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("search", "fracture numerique", "--lang", "en"),
    ("search", "ixp", "--engine", "scan", "--json"),
    ("show", "topics/ott", "--lang", "fr"),
    ("list",),
    ("terms", "ixp"),
    ("cite", "topics/ott#4", "--lang", "en,fr"),
    ("export", "topics/ott", "-o", "out.html", "--lang", "en,fr"),
    ("export", "topics/ott", "-o", "out.md"),
    ("export", "topics/ott", "-o", "out.pdf", "--lang", "en,fr"),
    ("check",),
    ("build", "-o", "built"),
    ("doctor",),
)


def sockets(trace: Iterable[str]) -> Counter[tuple[str, str, str]]:
    """Return how often each (call, family, peer) stands in the lines of a trace; the peer is a path, or ""."""
    found: Counter[tuple[str, str, str]] = Counter()
    for line in trace:
        for pattern in (_SOCKET, _PEER):
            if match := pattern.search(line):
                call, family, *peer = match.groups()
                found[call, family, re.sub(r"\d+", "N", peer[0] or "") if peer else ""] += 1
    return found


def foreign(found: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return what of it is not between programs of this machine."""
    return [one for one in found if one[1] not in {_OWN, "AF_UNSPEC"}]


def main() -> int:
    """Trace the session, print and write the table, and return 1 where there is a socket of a network."""
    if shutil.which("strace") is None:
        print("strace cannot be found; on Debian: apt-get install strace", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="briefing-offline-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        own_library.prepare(folder)
        values = {**environment(), "HOME": name, "BRIEFING_PROFILE": str(folder / "profile")}
        if shutil.which("Xvfb") and shutil.which("openbox"):
            values |= stack.enter_context(display())
        if not foreign(_traced([sys.executable, "-c", _CANARY], folder, values)):
            print("The trace did not see a socket that was opened on purpose.", file=sys.stderr)
            return 2
        rows = {"window": _traced(command("stress.offline_session", name), folder, values)}
        for words in _COMMANDS:
            rows[f"briefing {words[0]}"] = rows.get(f"briefing {words[0]}", Counter()) + _traced(
                [sys.executable, "-m", "app", *words], folder, values
            )
    faults = [
        f"{name}: {call} {family}" for name, found in rows.items() for call, family, _ in foreign(found)
    ]
    _write(rows, faults, values["QT_QPA_PLATFORM"].partition(":")[0])
    print(_RESULTS.with_suffix(".md").read_text(encoding="utf-8"))
    return 1 if faults else 0


def _traced(words: Sequence[str], folder: Path, values: dict[str, str]) -> Counter[tuple[str, str, str]]:
    """Run a program under the trace, in `folder`, where it may write. Raises as `output`."""
    trace = folder / "trace"
    output([*_TRACE, "-o", str(trace), *words], folder, values)
    return sockets(trace.read_text(encoding="utf-8", errors="replace").splitlines())


def _write(rows: dict[str, Counter[tuple[str, str, str]]], faults: list[str], platform: str) -> None:
    table = [
        {"program": name, "call": call, "family": family, "peer": peer, "times": times}
        for name, found in rows.items()
        for (call, family, peer), times in sorted(found.items())
    ]
    values = {"machine": machine.describe(ROOT), "platform": platform, "faults": faults, "sockets": table}
    _RESULTS.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    quiet = ", ".join(name for name, found in rows.items() if not found) or "none of them"
    lines = [
        "# Sockets of a whole session",
        "",
        f"`make offline-proof`, with a window on {platform}: every action, every command, a second start with a link.",
        f"Sockets of a network: {len(faults) or 'none'}. No socket at all: {quiet}.",
        "",
        "| program | call | family | peer | times |",
        "|---|---|---|---|--:|",
        *(f"| {' | '.join(str(value) for value in row.values())} |" for row in table),
        *(f"- {fault}" for fault in faults),
    ]
    _RESULTS.with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
