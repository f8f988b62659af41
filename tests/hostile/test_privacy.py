"""The program speaks to nobody, and what it writes is its user's alone."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from chronology.store.location import Location
from chronology.store.unit import UnitOfWork
from tests.cli.conftest import run_here
from tests.formats.gramps_files import HEAD, TREE
from tests.formats.kinds import KINDS
from tests.hostile.evil import SCRIPT, write_world
from tests.hostile.matrix import commands

PACKAGE = Path(__file__).parents[2] / "chronology"

#: What could reach the network; a server of PostgreSQL is reached by its own library.
NETWORKS = frozenset({
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser",
    "xmlrpc",
})  # fmt: skip

_IMPORT = re.compile(
    r"^[ \t]*(?:from|import)[ \t]+([\w.]+)(?:[ \t]+import[ \t]+\(?([\w, \t]+))?", re.MULTILINE
)

#: Runs the commands that it is given, a line each, and fails where one reaches out.
GUARDED = """
import shlex, sys
def guard(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
                 "socket.bind", "socket.gethostbyaddr", "urllib.Request", "webbrowser.open"):
        sys.stderr.write(f"REACHED OUT: {event} {args}\\n")
        raise SystemExit(77)
sys.addaudithook(guard)
from chronology.cli import main
for line in sys.stdin.read().splitlines():
    status = main(shlex.split(line))
    assert status in (0, 1, 2), (line, status)
if "--reach" in sys.argv:
    import socket
    socket.getaddrinfo("localhost", 80)
"""


def guarded(folder: Path, lines: list[str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARDED, *words],
        input="\n".join(lines), capture_output=True, text=True, check=False, cwd=folder,
        env={**os.environ, "CHRONOLOGY_DB": "x.db"},
    )  # fmt: skip


def reaching(text: str) -> list[str]:
    """Return the modules of the network that a source file imports."""
    found = []
    for module, names in _IMPORT.findall(text):
        full = [
            module,
            *(f"{module}.{name.split()[0]}" for name in names.split(",") if name.strip()),
        ]
        found += [name for name in full if name in NETWORKS or name.split(".")[0] in NETWORKS]
    return found


def test_no_part_of_the_program_knows_the_network() -> None:
    assert reaching("import os\nfrom urllib import parse\nimport urllib.parse\n") == []
    assert reaching("    from urllib import parse, request\n") == ["urllib.request"]
    assert reaching("import http.client\nimport socket as s\n") == ["http.client", "socket"]
    found = {
        str(path): names
        for path in PACKAGE.rglob("*.py")
        if (names := reaching(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_the_guard_can_fail(tmp_path: Path) -> None:
    done = guarded(tmp_path, [], "--reach")
    assert (done.returncode, "REACHED OUT: socket.getaddrinfo" in done.stderr) == (77, True)


#: What speaks of addresses: imports with them, document types on the web, a page of them.
_ADDRESSED = (
    "init", "import tree.gramps", "import attack.gramps", "import l.json --as timelinejs",
    "import t.csv", "source add w --title W --url https://evil.example/", "show 1", "list --in 2016",
    "export out.html", "export out.json",
)  # fmt: skip
_OTHERS = (
    "import kinds.yaml", "source attach w t.csv", "source verify", "check", "why 1",
    "ask what happened in 2016", "stats --by year", "date 'July 2016'", "history", "undo",
    *(f"export out.{name}" for name in ("csv", "xlsx", "jsonl", "yaml", "md", "geojson", "ics")),
    "export out.parquet", "export out.timelinejs.json", "export out.ftm.json",
    "export out.zip --bundle", "bundle verify out.zip", "db status", "db backup copy.db",
    "db doctor",
)  # fmt: skip


@pytest.mark.parametrize(
    "lines", [_ADDRESSED, pytest.param(_ADDRESSED + _OTHERS, marks=pytest.mark.slow)]
)
def test_no_command_reaches_out(lines: tuple[str, ...], tmp_path: Path) -> None:
    """Addresses in data, document types on the web, external entities: all stay where they are."""
    tree = HEAD.replace("{version}", "1.7.1") + TREE + "</database>"
    (tmp_path / "tree.gramps").write_text(tree, encoding="utf-8")
    attack = '<!DOCTYPE d [<!ENTITY x SYSTEM "https://evil.example/x">]><database>&x;</database>'
    (tmp_path / "attack.gramps").write_text(attack)
    (tmp_path / "kinds.yaml").write_text(KINDS, encoding="utf-8")
    (tmp_path / "t.csv").write_text("title,when,sources\nhttps://evil.example/,2016,wire\nX,no,\n")
    (tmp_path / "l.json").write_text(
        '{"events": [{"start_date": {"year": 1932}, "text": {"headline": "x"},'
        ' "media": {"url": "https://evil.example/x.png"}}]}'
    )
    done = guarded(tmp_path, list(lines))
    assert "REACHED OUT" not in done.stderr
    assert done.returncode == 0, done.stderr[-2000:]


class _Loaded(HTMLParser):
    """What a browser would load, run or follow in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.followed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "img", "iframe", "link", "object", "embed", "base", "form", "svg"):
            self.loaded.append(tag)
        for name, value in attrs:
            if name in ("src", "srcset", "style", "background", "poster", "data", "action") or (
                name.startswith("on")
            ):
                self.loaded.append(f"{tag} {name}={value}")
            elif name == "href":
                self.followed.append(str(value))


def test_a_page_loads_nothing(one_db: Location, tmp_path: Path) -> None:
    words = one_db.path or one_db.dsn
    world = write_world(tmp_path, SCRIPT)
    assert run_here("--db", words, "import", str(world)).status == 0
    page = tmp_path / "page.html"
    assert run_here("--db", words, "export", str(page)).status == 0
    text = page.read_text(encoding="utf-8")
    reader = _Loaded()
    reader.feed(text)
    assert reader.loaded == []
    assert "default-src 'none'" in text
    assert "url(" not in text.split("</style>")[0]
    assert "@import" not in text
    assert {where.partition(":")[0] for where in reader.followed if not where.startswith("#")} <= {
        "http", "https",
    }  # fmt: skip


@pytest.fixture
def open_umask() -> Iterator[None]:
    kept = os.umask(0)
    yield
    os.umask(kept)


def others_may(folder: Path) -> set[str]:
    """Return what in a folder others than its owner may read, write or enter."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if stat.S_IMODE(path.lstat().st_mode) & 0o077
    }


def test_what_is_written_is_the_users_alone(tmp_path: Path, open_umask: None) -> None:
    """Of the files that nobody asked to hand on, even where the umask gives all away."""
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    db = str(home / "x.db")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF")
    for words in (
        ["init"], ["add", "A", "--when", "2016"], ["source", "add", "w"],
        ["source", "attach", "w", str(scan)], ["db", "backup", str(home / "copy.db")],
    ):  # fmt: skip
        result = run_here("--db", db, *words)
        assert result.status == 0, result.err
    with UnitOfWork(Location("sqlite", path=db), "test") as unit:
        unit.reader.setting("zone")
        during = others_may(home)
    assert during == set()
    assert others_may(home) == set()
    assert {"x.db", "copy.db"} <= {path.name for path in home.iterdir()}


SECRET = "hunter2-very-secret"
ADDRESSES = (
    f"postgresql://ada:{SECRET}@127.0.0.1:1/none",
    f"postgresql://127.0.0.1:1/none?user=ada&password={SECRET}",
    f"postgresql://ada:{SECRET}@[bad/none",
    f"postgresql://ada:{SECRET}@127.0.0.1:port/none",
    f"postgres://ada:{SECRET}@127.0.0.1:1/none?sslmode=bad",
    f"mysql://ada:{SECRET}@127.0.0.1/none",
    f"postgresql+psycopg://ada:{SECRET}%zz@127.0.0.1:1/%00",
)


@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_a_password_is_never_printed(address: str, tmp_path: Path) -> None:
    result = run_here("--db", address, "list")
    assert result.status in (2, 3)
    assert SECRET not in result.out + result.err
    assert "Error:" in result.err


@pytest.mark.slow
@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_no_command_prints_a_password(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHRONOLOGY_DB", address)
    usual = {"kind": "event", "relation": "after"}
    for command in commands():
        given = [
            usual.get(str(p.name), "1")
            for p in command.parameters
            if p.param_type_name == "argument"
        ]
        for words in (["--db", address, *command.words, *given], [*command.words, *given]):
            result = run_here(*words)
            assert SECRET not in result.out + result.err, words


def test_refused_rows_are_the_users_alone_and_an_export_is_to_hand_on(
    sqlite_path: Path, tmp_path: Path, open_umask: None
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "a.csv").write_text("title,when\nA,2016\nB,nonsense\n")
    (folder / "b.csv").write_text("id,eq_primary,year\n1,2,soon\n")
    assert run_here("--db", str(sqlite_path), "import", str(folder / "a.csv")).status == 2
    assert (
        run_here("--db", str(sqlite_path), "import", str(folder / "b.csv"), "--as", "noaa").status
        == 2
    )
    assert run_here("--db", str(sqlite_path), "export", str(folder / "o.csv")).status == 0
    assert {"a.refused.csv", "b.refused.csv"} <= {path.name for path in folder.iterdir()}
    assert others_may(folder) == {"a.csv", "b.csv", "o.csv"}
