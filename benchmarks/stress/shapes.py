"""Texts of any size that are hard on what reads a page: what is repeated, and what stands around it."""

from collections.abc import Callable

Shape = Callable[[int], str]
"""Makes a text of about so many characters."""


def _repeat(unit: str, before: str = "", after: str = "") -> Shape:
    return lambda size: before + unit * max(1, size // len(unit)) + after


def _numbered(unit: str) -> Shape:
    return lambda size: "".join(unit.format(number) for number in range(max(1, size // (len(unit) + 3))))


def _deeper(sign: str, indent: str) -> Shape:
    """Return lines each of which is indented one step more than the last."""

    def text(size: int) -> str:
        depth = max(1, int((2 * size / len(indent)) ** 0.5))
        return "\n".join(f"{indent * level}{sign}" for level in range(depth))

    return text


def _pairs(opening: str, closing: str, middle: str = "x") -> Shape:
    def text(size: int) -> str:
        count = max(1, size // len(opening + closing))
        return opening * count + middle + closing * count

    return text


_ROW = "| a | b |\n"
_HEAD = "| A | B |\n|---|---|\n"

SHAPES: dict[str, Shape] = {
    "paragraphs": _repeat("A sentence of some words, as one writes it.\n\n"),
    "one paragraph": _repeat("A sentence of some words, as one writes it.\n"),
    "one line": _repeat("A sentence of some words, as one writes it. "),
    "one word": _repeat("x"),
    "letters of two parts": _repeat("e\u0301"),
    "marks upon one letter": _repeat("\u0301\u0323", "a"),
    "headings": _numbered("## Heading {}\n\n"),
    "headings with ids": _numbered("## Heading {0} {{#id{0}}}\n\n"),
    "headings alike": _repeat("## Same\n\n"),
    "one heading": _repeat("word ", "## "),
    "marks of headings": _repeat("#"),
    "marks of headings after a word": _repeat("#", "# a ", "b"),
    "spaces in a heading": _repeat(" ", "# a", "b"),
    "underlined headings": _repeat("Heading\n===\n\n"),
    "equal signs": _repeat("="),
    "list items": _repeat("- one item\n"),
    "loose list items": _repeat("- one item\n\n"),
    "numbered items": _repeat("1. one item\n"),
    "list in lists": _deeper("- a", "    "),
    "list marks in a row": _repeat("- "),
    "numbers in a row": _repeat("1. "),
    "plus and minus": _repeat("+ - * "),
    "quotes": _repeat("> quoted\n"),
    "quotes alone": _repeat("> quoted\n\nbetween\n\n"),
    "quote in quotes": _repeat(">"),
    "quote in quotes, spaced": _repeat("> "),
    "quote in quotes, by lines": _deeper("quoted", "> "),
    "definitions": _repeat("Term\n:   what it is\n\n"),
    "definitions of one term": _repeat(":   what it is\n\n", "Term\n"),
    "definition in definitions": _deeper(":   a", "    "),
    "colons": _repeat(": "),
    "table": _repeat(_ROW, _HEAD),
    "tables": _repeat(_HEAD + _ROW + "\n"),
    "wide table": lambda size: f"|{'A|' * (size // 7)}\n|{'---|' * (size // 7)}\n|{'b|' * (size // 7)}\n",
    "bars": _repeat("|"),
    "bars in a table": _repeat("|", _HEAD),
    "escaped bars": _repeat("\\|", _HEAD + "|"),
    "table of code": _repeat("| `a` | b |\n", _HEAD),
    "bars and ticks": _repeat("|`", _HEAD),
    "dashes of a table": _repeat("-", "| A | B |\n|"),
    "notes": _repeat('!!! note "Title"\n    Text.\n\n'),
    "note in notes": _deeper("!!! note", "    "),
    "long note": _repeat("    Text.\n\n", "!!! note\n"),
    "words of a note": _repeat("word ", "!!! "),
    "exclamation marks": _repeat("!"),
    "stars": _repeat("*"),
    "stars with words": _repeat("*a "),
    "stars after words": _repeat("a* "),
    "stars closed": _repeat("*a* "),
    "strong": _repeat("**a** "),
    "strong open": _repeat("**a "),
    "stars in stars": _pairs("*a ", " a*"),
    "strong in strong": _pairs("**a ", " a**"),
    "stars of three": _repeat("***a "),
    "stars mixed": _repeat("*a **b "),
    "stars and underscores": _repeat("*_"),
    "stars and underscores with words": _repeat("*a _b "),
    "underscores": _repeat("_"),
    "underscores with words": _repeat("_a "),
    "words with underscores": _repeat("a_b"),
    "strong underscores": _repeat("__a "),
    "ticks": _repeat("`"),
    "ticks with words": _repeat("`a "),
    "ticks, ever more": lambda size: " ".join("`" * n for n in range(1, max(2, int((2 * size) ** 0.5)))),
    "code": _repeat("`a` "),
    "code lines": _repeat("    code\n"),
    "fences": _repeat("```\ncode\n```\n\n"),
    "fences open": _repeat("```\n"),
    "backslashes": _repeat("\\"),
    "escaped stars": _repeat("\\*"),
    "brackets": _repeat("["),
    "brackets closed": _repeat("[a]"),
    "brackets in brackets": _pairs("[", "]"),
    "brackets of a reference": _repeat("[a][b]"),
    "closing brackets": _repeat("]"),
    "pictures open": _repeat("!["),
    "picture in pictures": _pairs("![", "](a)"),
    "links open": _repeat("[a]("),
    "links open, in corners": _repeat("[a](<b"),
    "links": _repeat("[text](page:a/b#c) "),
    "links in a paragraph of lines": _repeat("[text](page:a/b#c)\n"),
    "link in links": _pairs("[", "](a)"),
    "links of odd schemes": _repeat("[text](javascript:alert(1)) "),
    "titles open": _repeat('[a](b "'),
    "titles with quotes": _repeat('"', "[a](b ", ")"),
    "parentheses of a link": _repeat("(", "[a](", ")"),
    "parentheses of a link, closed": lambda size: f"[a]({'(' * (size // 2)}{')' * (size // 2)})",
    "references": _numbered("[id{}]: page:a/b\n"),
    "references with titles open": _repeat('[a]: b "\n'),
    "reference of spaces": _repeat(" ", "[a]:", "x"),
    "references used": lambda size: "[a]: page:a/b\n\n" + "[a][a] " * (size // 7),
    "citations": _numbered("[^key{}] "),
    "citations alike": _repeat("text[^paper] "),
    "footnotes": _numbered("[^key{}]: text\n"),
    "figures": _repeat("![](figure:road)\n\n"),
    "figures in a line": _repeat("![](figure:road) "),
    "figure with citations": _repeat("[^a]", "![](figure:road)", "x"),
    "figure with quotes": _repeat('"', "![](figure:road ", ")x"),
    "figure open": _repeat("![](figure:"),
    "figure with brackets": _repeat("](figure:a)", "![", "x"),
    "figure after spaces": _repeat(" ", "", "![](figure:road)x"),
    "less-than signs": _repeat("<"),
    "tags": _repeat("<b>a</b> "),
    "tags open": _repeat("<a "),
    "tags with attributes open": _repeat('<a b="'),
    "tag of many attributes": _repeat("a=1 ", "<b ", ">"),
    "tag of spaces": _repeat(" ", "<b ", "x"),
    "tag in tags": _pairs("<div>\n", "</div>\n"),
    "closing tags": _repeat("</a>"),
    "comments": _repeat("<!-- a -->\n"),
    "comments open": _repeat("<!--"),
    "declarations": _repeat("<!a"),
    "instructions": _repeat("<?a"),
    "character data": _repeat("<![CDATA["),
    "addresses": _repeat("<https://example.org> "),
    "mail addresses": _repeat("<a@b.c> "),
    "mail addresses open": _repeat("<a@"),
    "entities": _repeat("&amp;"),
    "ampersands": _repeat("&"),
    "numbers of characters": _repeat("&#"),
    "attributes": _repeat("{#a}\n"),
    "attributes of a heading": _repeat("a=b ", "## Title {", "}"),
    "attributes of classes": _repeat(".a ", "## Title {", "}"),
    "attributes open": _repeat("{", "## Title "),
    "attributes, quotes": _repeat('a="', "## Title {", "}"),
    "attributes in a text": _repeat("*a*{#b} "),
    "braces": _repeat("{:"),
    "line breaks": _repeat("a  \n"),
    "blank lines": _repeat("\n"),
    "spaces": _repeat(" ", "a", "b"),
    "indented lines": _repeat("    \n"),
    "tabs": _repeat("\t"),
    "tabs in a line": _repeat("a\t"),
    "rules": _repeat("---\n\n"),
    "rule of dashes": _repeat("- ", "", "x"),
    "quotation marks": _repeat('"'),
    "quotation marks of English": _repeat("“a "),
    "apostrophes": _repeat("'a "),
    "full stops": _repeat("."),
    "dashes": _repeat("— "),
    "digits": _repeat("1"),
    "numbers": _repeat("1,300 "),
    "private characters": _repeat("\ue100"),
    "marks of Markdown": _repeat("\u0002klzzwxh:0\u0003"),
    "control characters": _repeat("\x01"),
    "signs of direction": _repeat("\u202e"),
    "letters above the basic plane": _repeat("\U0001f600"),
    "words of the glossary": _repeat("IXP "),
}
"""Bodies of pages by what is repeated in them."""
