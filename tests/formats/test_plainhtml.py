"""HTML becomes the words that a reader sees; nothing in it acts, and only web addresses stay."""

import pytest

from chronology.formats.text.plainhtml import plain_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain words", "plain words"),
        ("a\n\n\n b  c ", "a\n\nb c"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("Fish &amp; chips&nbsp;&lt;b&gt;", "Fish & chips <b>"),
        ("<p>One</p><p>Two<br/>three</p>", "One\n\nTwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("over\ntwo <i>lines</i>", "over two lines"),
        ("a<script>alert(1)</script><style>p{}</style>b", "ab"),
        ("a<!-- hidden -->b", "ab"),
        ("&#x202e;evil &#0;", "\u202eevil \ufffd"),
        ("</script>a", "a"),
    ],
)
def test_words(html: str, text: str) -> None:
    assert plain_html(html).text == text


def test_addresses_of_the_web_alone() -> None:
    html = (
        '<a href="https://e.org/a">a</a><a href=" HTTP://e.org/b ">b</a><a href="javascript:x">c</a>'
        '<a href="data:text/html,x">d</a><img src="https://e.org/i.png"><a href>e</a>'
        '<a href="https://e.org/a">again</a><script><a href="https://e.org/no"></script>'
    )
    found = plain_html(html)
    assert found.links == ("https://e.org/a", "HTTP://e.org/b", "https://e.org/i.png")
