"""The address of a PostgreSQL database: a URL, its parts, and what of it may be shown.

PostgreSQL's own library reads the same URLs, but takes a password that holds an ``@``
or a ``/`` for something else, and quotes it in its errors. So an address is read here
first, and what cannot be read whole is refused without repeating any of it.
"""

import re
from typing import Final, NoReturn

from chronology.errors import BadInputError

SCHEMES: Final = ("postgresql", "postgres", "postgresql+psycopg")

_PARTS: Final = re.compile(r"(?:(?P<user>[^:]*)(?::(?P<password>.*))?@)?(?P<hosts>.*)", re.DOTALL)
_HOST: Final = r"(?:\[[0-9A-Fa-f:.%A-Za-z]*\]|[^\[\]:,]*)(?::[0-9]*)?"
_HOSTS: Final = re.compile(rf"{_HOST}(?:,{_HOST})*")
_ESCAPED: Final = re.compile(r"(?:[^%]|%(?!00)[0-9A-Fa-f]{2})*", re.DOTALL)

#: The parameters whose values are no secret; others may be misspelt passwords.
_SHOWN: Final = frozenset(
    (
        *("host", "hostaddr", "port", "dbname", "user", "service", "options"),
        *("application_name", "fallback_application_name", "client_encoding", "connect_timeout"),
        *("sslmode", "ssl", "sslrootcert", "sslcert", "sslkey", "sslcrl", "sslnegotiation"),
        *("gssencmode", "channel_binding", "require_auth", "target_session_attrs", "passfile"),
        *("keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count"),
        *("tcp_user_timeout", "load_balance_hosts", "krbsrvname"),
    )
)
_CURE: Final = (
    "Write postgresql://user@host:port/name, and within a name or a password % as %25, @ as %40,"
    " : as %3A, / as %2F, ? as %3F, # as %23 and a space as %20."
)


def read_address(rest: str) -> str:
    """Return a URL as PostgreSQL's library reads it.

    Args:
        rest: what follows ``postgresql://``.

    Raises:
        BadInputError: it cannot be read whole; the error repeats nothing of it.
    """
    main, asked, query = rest.partition("?")
    authority, slash, name = main.partition("/")
    found = _PARTS.fullmatch(authority)
    assert found is not None  # noqa: S101 - it matches everything
    # A host has no @, so the last one ends the password, whatever the library makes of it.
    if "@" in main[len(authority) :] or "/" in name:
        _refuse("a / or an @ stands where the name of the database should be")
    if not _HOSTS.fullmatch(found["hosts"]):
        _refuse("what follows a colon after the host is not the number of a port")
    for part in (authority, name, query):
        if not _ESCAPED.fullmatch(part):
            _refuse("a % is not followed by the code of a letter")
    if asked and not all("=" in each for each in query.split("&")):
        _refuse("a parameter after the ? has no value")
    who = ""
    if "@" in authority:
        who = _encoded(found["user"] or "")
        who += "" if found["password"] is None else f":{_encoded(found['password'])}"
        who += "@"
    return (
        f"postgresql://{who}{found['hosts']}{slash}{_encoded(name)}{asked}{_encoded(query, '&=@/')}"
    )


def _encoded(part: str, kept: str = "") -> str:
    """Return a part of the URL with those of its letters encoded that end a part, and spaces."""
    return re.sub(
        r"[\s@/&=]", lambda m: m[0] if m[0] in kept else f"%{ord(m[0]):02X}", part, flags=re.ASCII
    )


def _refuse(why: str) -> NoReturn:
    raise BadInputError(f"The address of the PostgreSQL database cannot be read: {why}.", _CURE)


def hidden(url: str) -> str:
    """Return any URL as it may be printed: its password hidden, and what may be one.

    It need not be the address of a server, or one that could be read.
    """
    from urllib.parse import unquote  # noqa: PLC0415 - files have no address

    scheme, _, rest = url.partition("://")
    main, asked, query = rest.partition("?")
    who, at, where = main.rpartition("@")
    user, colon, _ = who.partition(":")
    shown = [f"{scheme}://{user}{':***' if colon else ''}{at}{where}{asked}"]
    each = (pair.partition("=") for pair in query.split("&"))
    shown.append(
        "&".join(
            f"{key}{eq}{value if unquote(key) in _SHOWN else '***'}" for key, eq, value in each
        )
        if asked
        else ""
    )
    return "".join(shown)
