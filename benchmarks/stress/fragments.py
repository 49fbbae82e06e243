"""Texts for the fuzzers, made of what their readers know: fragments of each grammar, nested, joined and changed."""

from pathlib import Path

from hypothesis import strategies as st

CONTENT = Path(__file__).resolve().parents[2] / "content"
_PAGES = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.glob("*/*/*.md"))]
_HEADS = [page.split("\n---\n", 1)[0].removeprefix("---\n") for page in _PAGES]
_BODIES = [page.split("\n---\n", 1)[1] for page in _PAGES]
_YAMLS = [path.read_text(encoding="utf-8")[:3000] for path in sorted(CONTENT.glob("*/*.yaml"))]

_ANY = st.text(max_size=12)
_ODD = st.sampled_from(
    [
        "\0",
        "\x02",
        "\x03",
        "\x02klzzwxh:0\x03",
        "\ue100",
        "\u202e",
        "\ufeff",
        "\r",
        "\u2028",
        "é",
        "e\u0301",
        "😀",
    ]
)


def _joined(*parts: st.SearchStrategy[str], most: int = 12) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(*parts), max_size=most).map("".join)


def _changed(texts: list[str], fragments: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return real texts of which a piece was cut out, doubled or replaced by a fragment."""

    def change(text: str, start: int, length: int, piece: str, copies: int) -> str:
        start %= len(text) + 1
        kept = text[start : start + length]
        return text[max(0, start - 400) : start] + piece + kept * copies + text[start + length : start + 800]

    return st.builds(
        change,
        st.sampled_from(texts),
        st.integers(0, 40_000),
        st.integers(0, 60),
        fragments,
        st.integers(0, 3),
    )


# -- YAML ---------------------------------------------------------------------------------------------------------
_KEYS = st.sampled_from(
    [
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
        "from",
        "to",
        "date",
        "text",
        "groups",
        "steps",
    ]
)
_SCALARS = st.one_of(
    st.sampled_from(
        [
            "1",
            "-1",
            "1e999",
            ".nan",
            ".inf",
            "-.inf",
            "0x1f",
            "0o7",
            "1:59:59",
            "9" * 41,
            "1_000",
            "yes",
            "no",
            "null",
            "~",
            "",
            "2017-09-30",
            "2017-13-45",
            "9999-12-31",
            "0000-01-01",
            "2017-09-30T25:00:00Z",
            "2001-12-14t21:59:43.10-05:00",
            "*a",
            "&a x",
            "!!python/object:os.system x",
            "!!binary x",
            "!!set {a}",
            "<<",
            "'",
            '"',
            '"\\e[31m"',
            '"\\ud800"',
            "|",
            ">-",
            "timeline",
            "bars",
            "matrix",
            "diagram",
            "schedule",
            "tiles",
            "a/b",
            "../..",
            "%TAG",
            "---",
            "...",
        ]
    ),
    _ANY,
    _ODD,
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(st.one_of(_KEYS, _SCALARS), inner), max_size=4).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        ),
    ),
    max_leaves=12,
)
_LINES = st.one_of(
    st.builds(
        lambda key, value, indent: f"{'  ' * indent}{key}: {value}",
        st.one_of(_KEYS, _SCALARS),
        _VALUES,
        st.integers(0, 3),
    ),
    st.builds(lambda value, indent: f"{'  ' * indent}- {value}", _VALUES, st.integers(0, 3)),
    st.builds("{}:".format, _KEYS),
)
_FIGURES = st.builds(
    "x:\n  kind: {}\n  title: {}\n  alternative: {}\n  sources: {}\n  data: {}".format,
    st.sampled_from(["timeline", "bars", "matrix", "diagram", "schedule", "tiles"]),
    _VALUES,
    _VALUES,
    _VALUES,
    _VALUES,
)
_WHOLE_HEADS = st.builds(
    "title: {}\nsummary: {}\norder: {}\nsubjects: {}\nkeywords: {}\nrelated: {}\nsources: {}\nreviewed: {}".format,
    *[_VALUES] * 8,
)
front_matters = st.one_of(
    st.lists(_LINES, max_size=12).map("\n".join),
    _WHOLE_HEADS,
    _FIGURES,
    _changed(_HEADS + _YAMLS, _VALUES),
    _changed(_HEADS, _ODD),
)

# -- Markdown -----------------------------------------------------------------------------------------------------
_SIGNS = st.sampled_from(
    [
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "``",
        "```",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "<",
        ">",
        "&",
        "&#",
        "\\",
        "|",
        "{",
        "}",
        "~",
        "{#id}",
        "{: .a b=c}",
        '"',
        "'",
        "  \n",
        "\n",
        "\n\n",
        "    ",
        "\t",
        " ",
        "#",
        "- ",
        "1. ",
        ": ",
        "> ",
        "!!! ",
        "---",
        "===",
        "[^paper]",
        "[^a][^b]",
        "![](figure:road)",
        "![](figure:none)",
        '![x](figure:none "t")[^a]',
        "![a](b)",
        "[a](page:a/b#c)",
        "[a](javascript:x)",
        "[a][b]",
        "[b]: c 'd'",
        "[^x]: y",
        "<https://a.b>",
        "<a@b.c>",
        "&amp;",
        "&lt;b&gt;",
        "&#x3c;",
        "&nbsp;",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "<script>",
        "<td>",
        "<p>",
        "</p>",
        "<br>",
        "<img src=x onerror=y>",
        "admonition",
        "note",
        "after",
        "word",
        "IXP",
        "a\nb",
    ]
)
_INLINE = st.recursive(
    st.one_of(_SIGNS, _ANY, _ODD),
    lambda inner: st.builds(
        lambda around, text: around.format(text),
        st.sampled_from(
            [
                "*{}*",
                "**{}**",
                "_{}_",
                "`{}`",
                "[{}](page:a/b)",
                "![{}](figure:road)",
                "<b>{}</b>",
                "[{}][a]",
                '"{}"',
                "{}{}",
            ]
        ).map(lambda form: form.replace("{}", "{0}")),
        inner,
    ),
    max_leaves=6,
)
_TEXTS = _joined(_INLINE, most=6)
_BLOCKS = st.recursive(
    st.one_of(
        _TEXTS,
        st.builds(
            "{} {} {}".format,
            st.sampled_from(["#", "##", "######", "#######"]),
            _TEXTS,
            st.sampled_from(["", "{#id}", "{: #x .y}", "#"]),
        ),
        st.builds(
            '!!! {} "{}"\n    {}'.format,
            st.sampled_from(["note", "after", "admonition", "a b", "Über"]),
            _TEXTS,
            _TEXTS,
        ),
        st.builds("| {} | {} |\n|---|:-:|\n| {} | {} |\n| {}".format, *[_TEXTS] * 5),
        st.builds("{}\n:   {}\n:   {}".format, *[_TEXTS] * 3),
        st.sampled_from(
            [
                "---",
                "![](figure:road)",
                "```\ncode\n```",
                "    code",
                "Text\n===",
                "[a]: page:a/b",
                "<div>\n\n*a*\n\n</div>",
            ]
        ),
    ),
    lambda inner: st.builds(
        lambda lead, texts: "\n\n".join(lead + text.replace("\n", "\n" + " " * len(lead)) for text in texts),
        st.sampled_from(["- ", "* ", "1. ", "> ", ":   ", "    ", "!!! note\n    ", "> > "]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
markdowns = st.one_of(
    st.lists(_BLOCKS, max_size=8).map("\n\n".join),
    st.lists(_BLOCKS, max_size=6).map("\n".join),
    _TEXTS,
    _changed(_BODIES, _INLINE),
    _changed(_BODIES, _BLOCKS),
)

# -- queries ------------------------------------------------------------------------------------------------------
WORDS = (
    "internet",
    "access",
    "accès",
    "exchange",
    "ixp",
    "données",
    "école",
    "point",
    "conference",
    "delegates",
    "wtdc-17",
    "9.c",
    "the",
    "l’accès",
)
_WORD = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(lambda word: word[:-1]), _ANY, _ODD)
_TERM = st.recursive(
    _WORD,
    lambda inner: st.builds(
        lambda form, text: form.replace("{}", text),
        st.sampled_from(
            [
                "-{}",
                '"{}"',
                "title:{}",
                "titre:{}",
                "in:{}",
                "lang:{}",
                "foo:{}",
                "{}*",
                "*{}",
                "“{}”",
                "{}-{}",
                "{}’{}",
                '-"{}',
                'title:"{}"',
            ]
        ),
        inner,
    ),
    max_leaves=3,
)
_JOINTS = st.sampled_from([" ", " ", " OR ", " OU ", " AND ", "", "\u00a0", " - ", " : ", '"', "\t"])
queries = st.one_of(
    st.lists(st.tuples(_TERM, _JOINTS), max_size=10).map(lambda parts: "".join(a + b for a, b in parts)),
    st.lists(st.sampled_from([*WORDS, "OR", "-", "a/b", "topics", "fr", "en"]), max_size=40).map(" ".join),
    st.builds(lambda word, count: word * count, _TERM, st.integers(1, 300)),
)
