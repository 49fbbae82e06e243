"""Bodies of pages for the fuzzer: fragments of the dialect, nested, joined and changed. The first item is the simplest."""

from benchmarks.stress.choices import Choices
from benchmarks.stress.fragments import BODIES, any_text, changed
from benchmarks.stress.shapes import SHAPES

_MOST_REPEATED = 60_000
_SHAPES = list(SHAPES.values())
_SIGNS = [
    *(
        "word",
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
    ),
    *(
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
    ),
    *(
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
        "a\nb",
        "IXP",
    ),
    *("![](figure:none)", '![x](figure:none "t")[^a]', "![a](b)", "[a](page:a/b#c)", "[a](javascript:x)"),
    *(
        "[a][b]",
        "[b]: c 'd'",
        "[^x]: y",
        "<https://a.b>",
        "<a@b.c>",
        "&amp;",
        "&lt;b&gt;",
        "&#x3c;",
        "&nbsp;",
    ),
    *("<b>", "</b>", "<div>", "</div>", "<!--", "-->", "<script>", "<td>", "<p>", "</p>", "<br>", "\\|"),
    *(
        "<img src=x onerror=y>",
        "admonition",
        "note",
        "after",
        "[a](http://b)",
        "[a](b 'c",
        "![](figure:road",
        "a" * 50,
    ),
]
_AROUND = [
    "*{}*",
    "**{}**",
    "_{}_",
    "`{}`",
    "[{}](page:a/b)",
    "![{}](figure:road)",
    "<b>{}</b>",
    "[{}][a]",
    '"{}"',
]
_BLOCKS = [
    *(
        "---",
        "![](figure:road)",
        "```\ncode\n```",
        "    code",
        "Text\n===",
        "[a]: page:a/b",
        "<div>\n\n*a*\n\n</div>",
    ),
    *(
        "---\n---",
        "![](figure:road)[^paper]",
        "| a |\n|---|\n| b | c |",
        "| a | b |\n|---|---|\n| c |",
        "***",
        "!!!",
    ),
]
_LEADS = [
    "- ",
    "* ",
    "1. ",
    "> ",
    ":   ",
    "    ",
    "!!! note\n    ",
    "> > ",
    '!!! after "T"\n    ',
    "+ ",
    "Term\n:   ",
]
_NOTES = ["note", "after", "admonition", "a b", "Über", "sayfirst", ""]


def _inline(choose: Choices, depth: int = 2) -> str:
    form = choose.number(8)
    if form < 4 or not depth:
        return choose.one(_SIGNS)
    if form == 4:
        return any_text(choose)
    return choose.one(_AROUND).format(_text(choose, depth - 1))


def _text(choose: Choices, depth: int = 2) -> str:
    return choose.one(["", " "]).join(choose.some(lambda inner: _inline(inner, depth), 5))


def _block(choose: Choices, depth: int = 3) -> str:
    form = choose.number(9)
    if form in {0, 5} or not depth:
        return choose.one([_text(choose), *_BLOCKS])
    if form == 1:
        return f"{'#' * (1 + choose.number(7))} {_text(choose)} {choose.one(['', '{#id}', '{: #x .y}', '#'])}"
    if form == 2:
        return f'!!! {choose.one(_NOTES)}{choose.one([" ", ""])}"{_text(choose)}"\n    {_text(choose)}'
    if form == 3:
        rows = "\n".join(choose.some(lambda inner: f"| {_text(inner)} | {_text(inner)} |", 3))
        return f"| {_text(choose)} | b |\n|---|:-:|\n{rows}"
    if form == 4:
        return f"{_text(choose)}\n:   {_text(choose)}\n:   {_text(choose)}"
    lead, between = choose.one(_LEADS), choose.one(["\n\n", "\n"])
    indent = "\n" + (" " * 4 if choose.number(3) else " " * len(lead))
    inner = [_block(choose, depth - 1) for _ in range(1 + choose.number(3))]
    return between.join(lead + text.replace("\n", indent) for text in inner)


def markdown(choose: Choices) -> str:
    """Return the body of a page."""
    form = choose.number(10)
    if form < 4:
        return choose.one(["\n\n", "\n"]).join(choose.some(_block, 6))
    if form == 4:
        return _text(choose)
    if form == 5 and choose.number(16) == 0:
        return choose.one(_SHAPES)(choose.number(_MOST_REPEATED))
    if form == 5:
        return choose.one(_SHAPES)(choose.number(300)) + choose.one(["", "\n", "\n\n"]) + _block(choose)
    return changed(
        choose, BODIES, choose.one([_inline(choose), _block(choose), "\n\n" + _block(choose) + "\n\n"])
    )
