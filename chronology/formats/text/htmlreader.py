"""The words and the addresses of HTML, as its parser meets them."""

from html.parser import HTMLParser

#: Elements that begin a new line, and those whose content is no text for readers.
_BREAKS = frozenset(
    [
        "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
        "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre",
        "section", "table", "td", "th", "tr", "ul",
    ]
)  # fmt: skip
_VOID = ("br", "hr")
_UNSEEN = frozenset(("script", "style", "template", "head", "noscript", "object", "svg"))
_ADDRESSES = {"a": "href", "iframe": "src", "img": "src", "source": "src", "video": "src"}


class HtmlReader(HTMLParser):
    """Collects what a reader of a page sees, and every address that it names."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._hidden = 0
        self.addresses: list[str] = []

    @property
    def words(self) -> str:
        """The words so far."""
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, hide what no reader sees, or note an address."""
        self._hidden += tag in _UNSEEN
        if tag in _BREAKS:
            self._parts.append("\n")
        address = dict(attrs).get(_ADDRESSES.get(tag, ""))
        if address and not self._hidden:
            self.addresses.append(address.strip())

    def handle_endtag(self, tag: str) -> None:
        """End a line, or what no reader sees."""
        if tag in _UNSEEN:
            self._hidden = max(0, self._hidden - 1)
        if tag in _BREAKS and tag not in _VOID:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Add words; a line break in HTML is a space."""
        if not self._hidden:
            self._parts.append(data.replace("\n", " "))
