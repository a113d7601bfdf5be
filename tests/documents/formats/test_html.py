"""Web pages: what of them is read, and where in the source it stands."""

from __future__ import annotations

import time

import pytest

from promisecheck.documents import read_document
from promisecheck.model import Zone


def test_of_a_page_only_what_is_seen_is_read() -> None:
    page = b"""<html><head><title>t</title><style>x</style></head><body><h1>Offer</h1>
    <script>var a = "no";</script><p style="display:none">hidden</p><p>You <b>get</b>:</p>
    <ul><li>Maps<ul><li>Tiles</li></ul></li></ul><blockquote>Quoted.</blockquote></body></html>"""
    blocks = read_document(page, "a.html").blocks
    assert [b.text for b in blocks] == ["Offer", "You get:", "Maps", "Tiles", "Quoted."]
    assert blocks[3].lead_ins == ("You get:", "Maps")
    assert blocks[4].zone is Zone.QUOTED


@pytest.mark.parametrize(
    ("page", "word", "place"),
    [
        ("<p>We ship maps.", "maps", (1, 12)),
        ("<p>\n  We ship\n  maps.", "maps", (3, 3)),
        ("<p>We <b>ship</b>\n<i>live\nmaps</i>.", "maps", (3, 1)),
        ("<p>We <b>ship\nlive</b> maps.", "maps", (2, 10)),
        ("<p>We <b\n class='maps'\n>ship</b> maps.", "maps", (3, 11)),
        ("<p>We ship<!-- maps\n\n--> maps.", "maps", (3, 5)),
        ("<p title='maps'>We   ship\tmaps.", "maps", (1, 27)),
        ("<p>We ship<br>\n<br>live maps.", "maps", (2, 10)),
        ("<p>F&uuml;r alle:\n maps.", "maps", (2, 2)),
        ("<p>F&uuml;r <b>maps", "maps", (1, 16)),
        ("<p>&Uuml;ber maps", "Über", (1, 4)),
        ("<ul>\n<li>One\n<li>Two\n maps</ul>", "maps", (4, 2)),
        ("<table><tr><td>Item<td>Price<tr><td>Our\n maps<td>2", "maps", (2, 2)),
        ("<pre>\nWe ship\n   maps</pre>", "maps", (3, 4)),
        ("<script>\nmaps\n</script><p>maps", "maps", (3, 13)),
        ("<?xml version='1.0'?>\r\n<p>We ship\r\nmaps", "maps", (3, 1)),
        ("<h1>Our\nmaps</h1>", "maps", (2, 1)),
    ],
)
def test_words_have_their_line_and_column(page: str, word: str, place: tuple[int, int]) -> None:
    blocks = read_document(page.encode(), "a.html").blocks
    found = [b.place(b.text.index(word)) for b in blocks if word in b.text]
    assert [(one.line, one.column) for one in found] == [place]


def test_a_long_page_is_read_in_good_time() -> None:
    page = "".join(f"<p>We ship\n<b>map {n}</b> &amp; tiles.</p>" for n in range(20_000))
    began = time.process_time()
    blocks = read_document(page.encode(), "a.html").blocks
    assert time.process_time() - began < 8
    assert blocks[-1].place(0).line == 20_000
