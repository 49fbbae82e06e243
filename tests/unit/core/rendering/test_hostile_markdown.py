"""A briefing comes from somebody else: nothing it says runs, loads or leaves the page. One row, one attempt."""

import re

import pytest

from app.core.rendering.markdown_blocks import MarkdownReader

ATTEMPTS = {
    "script": "Text <script>alert(1)</script> more.",
    "script as a block": "<script>\nalert(1)\n</script>\n\nText.",
    "event handler": 'Text <b onclick="alert(1)">bold</b>.',
    "image": "Text ![picture](https://example.org/spy.png) more.",
    "image tag": '<img src="file:///etc/passwd" onerror="alert(1)"> Text.',
    "frame": '<iframe src="https://example.org"></iframe>\n\nText.',
    "style": 'Text <span style="position:fixed">over</span> <style>body{display:none}</style>.',
    "script link": "[Text](javascript:alert(1))",
    "script link in disguise": "[Text](java&#115;cript:alert(1))",
    "data link": "[Text](data:text/html;base64,PHNjcmlwdD4=)",
    "file link": "[Text](file:///etc/passwd)",
    "attributes": 'Text\n{: onclick="alert(1)" style="x" }',
    "entities": "Text &lt;script&gt;alert(1)&lt;/script&gt;",
    "svg": "<svg><script>alert(1)</script></svg> Text.",
    "form": '<form action="https://example.org"><input name="q"></form>\n\nText.',
    "unclosed": "Text <b <i <script",
    "private marks": "Text \ue101 and \uf8ff.",
}
_ALLOWED = {"a", "abbr", "b", "br", "code", "em", "i", "strong", "sub", "sup", "td", "th"}


@pytest.mark.parametrize("text", ATTEMPTS.values(), ids=ATTEMPTS)
def test_only_harmless_tags_and_links_are_left(text: str) -> None:
    blocks, _cited = MarkdownReader().parse(text)
    html = "".join(block.html for block in blocks)
    assert {tag.lower() for tag in re.findall(r"</?([a-zA-Z]\w*)", html)} <= _ALLOWED
    assert not re.search(r"<[^>]*\s(?:on\w+|style|src|class|id)=", html)
    assert not re.search(r"href=\"(?!page:|note:|term:|https?:|mailto:)", html)
    assert not re.search("[\ue100-\uf8ff]", html)


@pytest.mark.parametrize("text", ATTEMPTS.values(), ids=ATTEMPTS)
def test_the_harmless_words_beside_it_are_still_read(text: str) -> None:
    blocks, _cited = MarkdownReader().parse(text)
    assert "Text" in " ".join(block.text for block in blocks)


@pytest.mark.parametrize(
    "text",
    ["*" * 3000, "[" * 2000, "> " * 200 + "deep", "- " * 200 + "deep", "|" * 2000 + "\n|---|\n", "`" * 3001],
    ids=["stars", "brackets", "quotations", "lists", "bars", "backticks"],
)
def test_pathological_text_is_read_all_the_same(text: str) -> None:
    blocks, _cited = MarkdownReader().parse(f"Before.\n\n{text}\n\nAfter.")
    assert blocks[0].text == "Before."
