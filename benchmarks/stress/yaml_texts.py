"""Heads of pages and files of YAML for the fuzzer, right in parts. The first item of a list is the simplest."""

from benchmarks.stress.choices import Choices
from benchmarks.stress.fragments import HEADS, YAMLS, any_text, changed

_KEYS = [
    "title",
    "summary",
    "order",
    "subjects",
    "keywords",
    "related",
    "sources",
    "reviewed",
    "id",
    "sections",
    "version",
    "home",
    "subtitle",
    "paper",
    "author",
    "symbol",
    "date",
    "url",
    "medium",
    "term",
    "acronym",
    "aliases",
    "mark",
    "definition",
    "pages",
    "kind",
    "alternative",
    "data",
    "rows",
    "columns",
    "items",
    "value",
    "label",
    "unit",
    "groups",
    "bars",
    "axis",
    "shown",
    "note",
    "events",
    "year",
    "detail",
    "minor",
    "goal",
    "goals",
    "strip",
    "number",
    "served",
    "target",
    "row",
    "column",
    "emphasis",
    "start",
    "end",
    "part",
    "panels",
    "nodes",
    "links",
    "first",
    "last",
    "months",
    "meetings",
    "region",
    "place",
    "dates",
    "argument",
    "shift",
    "tiles",
]
_SCALARS = [
    *(
        "x",
        "1",
        "-1",
        "0",
        "7",
        "1e999",
        ".nan",
        ".inf",
        "-.inf",
        "0x1f",
        "0o7",
        "1:59:59",
        "9" * 41,
        "1_000",
    ),
    *("yes", "no", "null", "~", "", "2017-09-30", "2017-13-45", "9999-12-31", "0000-01-01", "2017-10-01"),
    *("2017-09-30T25:00:00Z", "2001-12-14t21:59:43.10-05:00", "*a", "&a x", "!!python/object:os.system x"),
    *("!!binary x", "!!set {a}", "<<", "'", '"', '"\\e[31m"', '"\\ud800"', '"\\0\\u202e"', "|", ">-", "a/b"),
    *(
        "../..",
        "%TAG",
        "---",
        "...",
        "[paper]",
        "topics/ott",
        "conference/start",
        '"a\\nb"',
        "x" * 301,
        "- a",
    ),
]
_DATA = {
    "bars": "{axis: A, groups: [{title: A, note: B, bars: [{label: A, value: 1, shown: x}, {label: B, value: 100, shown: y}]}]}",
    "timeline": "{events: [{year: 1999, title: A}, {year: 2017, title: B, date: C, detail: D, minor: true, goal: no}]}",
    "tiles": "{argument: A, shift: B, tiles: [{title: A, detail: B}, {title: C, detail: D, argument: true, shift: true}]}",
    "schedule": "{start: 2017-01-01, months: [J, F, M], meetings: [{region: A, place: B, dates: C, first: 2017-01-02, last: 2017-02-03}]}",
    "matrix": "{goals: 3, strip: A, columns: [{number: 1, title: A}], rows: [{goal: 1, title: A, target: B, detail: C, served: [{column: 1, label: D}]}]}",
    "diagram": "{columns: 2, nodes: [{id: a, row: 1, column: 1, title: A}, {id: b, row: 2, column: 1, title: B, items: [C]}], links: [{start: a, end: b}], panels: [{first: 1, last: 2, title: P}]}",
}
_HEAD_KEYS = ("title", "summary", "order", "subjects", "keywords", "related", "sources", "reviewed")
_HEAD_VALUES = ("A", "B.", "10", "[a.b]", "[a, b, c]", "[topics/ott]", "[paper]", "2017-09-30")
_COLLECTION = "title: A\nsubtitle: B\nversion: '1'\nhome: a/b\nsections:\n- id: a\n  title: {}\n- id: {}\n  title: C\nsources:\n  {}:\n    author: A\n    title: {}\n    url: {}\n    date: {}\n"
_GLOSSARY = "a.b:\n  acronym: {}\n  term: {}\n  aliases: [{}]\n  definition: {}\n  pages: {}\n  mark: {}\n"


def _scalar(choose: Choices) -> str:
    return choose.one(_SCALARS) if choose.number(4) else any_text(choose)


def _value(choose: Choices, depth: int = 3) -> str:
    form = choose.number(6) if depth else 0
    if form < 3:
        return _scalar(choose)
    if form == 3:
        return f"[{', '.join(choose.some(lambda inner: _value(inner, depth - 1), 4))}]"
    if form == 4:
        return f"{{{', '.join(choose.some(lambda inner: f'{_key(inner)}: {_value(inner, depth - 1)}', 4))}}}"
    return f'"{any_text(choose)}"'


def _key(choose: Choices) -> str:
    return choose.one(_KEYS) if choose.number(4) else _scalar(choose)


def _line(choose: Choices) -> str:
    indent = "  " * choose.number(4)
    return indent + choose.one(
        [f"{_key(choose)}: {_value(choose)}", f"- {_value(choose)}", f"{choose.one(_KEYS)}:"]
    )


def _head(choose: Choices) -> str:
    """Return a whole head with one or two odd values."""
    values = list(_HEAD_VALUES)
    for _ in range(choose.number(3)):
        values[choose.number(len(values))] = _value(choose)
    fence = choose.one(["", "", "---\n"])
    return fence + "\n".join(map("{}: {}".format, _HEAD_KEYS, values)) + choose.one(["", "\n", "\n---\nText"])


def _figure(choose: Choices) -> str:
    kind = choose.one(list(_DATA))
    data = _DATA[kind]
    for _ in range(choose.number(3)):
        start = choose.number(len(data))
        piece = choose.one([_value(choose), ": ", ", ", "", "-", "99", _key(choose)])
        data = data[:start] + piece + data[start + choose.number(8) :]
    values = (
        choose.one(["A", _value(choose)]),
        choose.one(["B.", _value(choose)]),
        choose.one(["[paper]", _value(choose)]),
    )
    return "{}:\n  kind: {}\n  title: {}\n  alternative: {}\n  sources: {}\n  data: {}".format(
        choose.one(["x", "road", _scalar(choose)]), choose.one([kind, kind, _scalar(choose)]), *values, data
    )


def _filled(choose: Choices) -> str:
    form = choose.one([_COLLECTION, _GLOSSARY])
    return form.format(*(choose.one(["a", "b", _value(choose)]) for _ in range(form.count("{}"))))


def front_matter(choose: Choices) -> str:
    """Return a text that is read as the head of a page or as a file of YAML."""
    form = choose.number(8)
    if form == 0:
        return "\n".join(choose.some(_line, 12))
    if form < 3:
        return _head(choose)
    if form == 3:
        return "\n".join(choose.some(_figure, 2))
    if form == 4:
        return _filled(choose)
    return changed(choose, choose.one([HEADS, YAMLS]), choose.one([_value(choose), any_text(choose), "\n"]))
