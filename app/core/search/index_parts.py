"""Indexes a large library in two processes, each with half of the text, and puts the halves together.

Always two parts, whatever the machine: the same library gives the same bytes, and each further segment is one
more place to look for every word. The parts are contiguous, so that their passages only have to be counted on.
Each process is a fresh one (spawn): it inherits no threads and no open files, and works on every system.
"""

import multiprocessing
import shutil
import sqlite3
from bisect import bisect_left
from collections.abc import Callable
from contextlib import closing
from itertools import accumulate
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.index import TOC

from app.core.content.schema import TABLES
from app.core.search.documents import Part
from app.core.search.part_indexer import PartIndexer
from app.core.search.tally import Tally
from app.core.search.whoosh_format import IndexStorage, schema

_PARTS = 2
_NAME = "MAIN"
_ROWS = "rows.sqlite"


class _Order(NamedTuple):
    """What a process is told: the library, where to write, what and as which segment."""

    library: Path
    folder: Path
    part: Part
    segment: int


def index_in_parts(
    db: sqlite3.Connection, library: Path, folder: Path, progress: Callable[[int], None]
) -> Tally:
    """Index `library`, open as `db`, into `folder`, fill the tables of its passages and return what was counted.

    `progress` may raise to stop: the processes are ended and nothing of theirs is left.
    """
    orders = [
        _Order(library, folder / f"part-{number}", part, number) for number, part in enumerate(_parts(db))
    ]
    try:
        tallies = _run(orders, progress)
        _join_rows(db, orders)
        _join_segments(folder, orders)
    finally:
        for order in orders:
            shutil.rmtree(order.folder, ignore_errors=True)
    for tally in tallies[1:]:
        tallies[0].absorb(tally)
    return tallies[0]


def _parts(db: sqlite3.Connection) -> list[Part]:
    """Return the pages cut where each part has as much text as the others; the terms go with the last."""
    sizes = db.execute(
        "SELECT number, (SELECT sum(length(text)) FROM block WHERE page = number) FROM page ORDER BY number"
    ).fetchall()
    sums = list(accumulate(size or 0 for _, size in sizes))
    halves = [sums[-1] * share / _PARTS for share in range(1, _PARTS)]
    cuts = [0, *(sizes[bisect_left(sums, half)][0] for half in halves)]
    ends = [*cuts[1:], sizes[-1][0] + 1]
    return [Part(first, last, last == ends[-1]) for first, last in zip(cuts, ends, strict=True)]


def _run(orders: list[_Order], progress: Callable[[int], None]) -> list[Tally]:
    context = multiprocessing.get_context("spawn")
    processes = []
    done: dict[Connection, int] = {}
    tallies: dict[Connection, Tally] = {}
    try:
        for order in orders:
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_index_part, args=(order, theirs), daemon=True)
            process.start()
            theirs.close()
            processes.append(process)
            done[ours] = 0
        while len(tallies) < len(done):
            for each in wait([pipe for pipe in done if pipe not in tallies]):
                pipe: Any = each
                _take(pipe, done, tallies)
            progress(sum(done.values()))
    finally:
        for process in processes:
            if len(tallies) < len(orders):
                process.terminate()
            process.join()
    return [tallies[pipe] for pipe in done]


def _take(pipe: Connection, done: dict[Connection, int], tallies: dict[Connection, Tally]) -> None:
    """Receive one message: pages done, or at the end what was counted, or what went wrong."""
    try:
        message = pipe.recv()
    except EOFError:
        raise ChildProcessError(0, "a process of the build ended too soon") from None
    if isinstance(message, BaseException):
        raise message
    if isinstance(message, Tally):
        tallies[pipe] = message
    else:
        done[pipe] = message


def _index_part(order: _Order, pipe: Connection) -> None:
    """Run in a process of its own."""
    try:
        pipe.send(_indexed(order, pipe.send))
    except Exception as error:
        pipe.send(error)


def _indexed(order: _Order, progress: Callable[[int], None]) -> Tally:
    order.folder.mkdir()
    with (
        closing(sqlite3.connect(f"{order.library.absolute().as_uri()}?mode=ro", uri=True)) as db,
        closing(sqlite3.connect(order.folder / _ROWS)) as rows,
    ):
        rows.execute("PRAGMA journal_mode = OFF")
        rows.execute("PRAGMA synchronous = OFF")
        rows.executescript(TABLES)
        tally = PartIndexer(db, rows, order.folder, order.part, order.segment).run(progress)
        rows.commit()
    return tally


def _join_rows(db: sqlite3.Connection, orders: list[_Order]) -> None:
    """Copy the passages of the parts into the library, counting on."""
    first = 0
    for order in orders:
        db.execute("ATTACH ? AS part", (str(order.folder / _ROWS),))
        db.execute(
            "INSERT INTO passage SELECT number + ?, page, term, first, last, leads FROM part.passage",
            (first,),
        )
        db.execute(
            "INSERT INTO passage_words SELECT passage + ?, language, title, heading, body, keywords"
            " FROM part.passage_words ORDER BY passage, language",
            (first,),
        )
        first += db.execute("SELECT count(*) FROM part.passage").fetchone()[0]
        db.commit()
        db.execute("DETACH part")


def _join_segments(folder: Path, orders: list[_Order]) -> None:
    """Make one index of the segments, as they are: merging them takes longer than writing them."""
    segments = []
    for order in orders:
        part = IndexStorage(order.folder)
        segments += TOC.read(part, _NAME, schema=schema()).segments  # type: ignore[no-untyped-call]
        part.close_files()
        for path in order.folder.glob(f"{_NAME}_{order.segment}.*"):
            path.rename(folder / path.name)
    toc = TOC(schema(), segments, 1)  # type: ignore[no-untyped-call]
    toc.write(IndexStorage(folder), _NAME)  # type: ignore[no-untyped-call]
