"""Questions on the invented coast: what was understood, and which events answer.

A case is (question, what was understood, titles of the events). Of what was
understood only what is not empty is given: windows as EDTF, names as shown.
"""

SALT = "Crates of salt are landed by night"
SEARCH = "The quay is searched"
LEAVES = "Varga leaves for the island"
ROBBED = "Anna Reed is robbed"
TESTIFIES = "Jon Reed testifies"
BOMB = "Bomb at the customs house"
CLOSES = "Vostria closes its border"
STRIKE = "A strike of the rowers"
SEEN = "M.K. is seen"
RUMOUR = "A rumour"

Case = tuple[str, dict[str, object], list[str]]

QUESTIONS: list[Case] = [
    (
        "what happened where in 1931",
        {"windows": ["1931"], "by": "place"},
        [SEEN, LEAVES, SALT, SEARCH],
    ),
    (
        "who was in Port Salt in May 1931?",
        {"windows": ["1931-05"], "places": ["Port Salt"], "by": "actor"},
        [LEAVES, SALT],
    ),
    (
        "what happened to Varga after May 1931",
        {"windows": ["[1931-06..]"], "actors": ["Ilse Varga"]},
        [LEAVES],
    ),
    (
        "how many events in Meridia between 1931 and 1932",
        {"windows": ["[1931..1932]"], "places": ["Meridia"], "count": True},
        [LEAVES, SALT, SEARCH, ROBBED],
    ),
    (
        "Where was the Captain before June 1931?",
        {"windows": ["[..1931-05]"], "actors": ["Ilse Varga"], "by": "place"},
        [LEAVES, SALT],
    ),
    (
        "when did Jon Reed testify",
        {"actors": ["Jon Reed"], "by": "when", "unplaced": ["testify"]},
        [TESTIFIES],
    ),
    (
        "when did Jon Reed testifies",
        {"actors": ["Jon Reed"], "by": "when", "text": "testifies"},
        [TESTIFIES],
    ),
    (
        "what about the Reeds",
        {"text": "Reed"},
        [ROBBED, TESTIFIES],
    ),
    ("what did Reed do", {"actors": ["Jon Reed", "Anna Reed"]}, [ROBBED, TESTIFIES]),
    (
        "what did reed do since 1933",
        {"actors": ["Jon Reed", "Anna Reed"], "windows": ["1933/.."]},
        [TESTIFIES],
    ),
    (
        "list smuggling in stahlinsel and salzhafen",
        {"categories": ["smuggling"], "places": ["Çelik Island", "Port Salt"]},
        [SALT],
    ),
    (
        "which robberies were there in the autumn of 1932",
        {"categories": ["robbery"], "windows": ["1932-23"]},
        [ROBBED],
    ),
    (
        "what crimes happened in 1931 or 1932",
        {"categories": ["crime"], "windows": ["[1931,1932]"]},
        [SALT, ROBBED],
    ),
    ("what did 17 November do", {"actors": ["17 November"]}, [BOMB]),
    ("what happened on 17 November 1930", {"windows": ["1930-11-17"]}, [STRIKE, BOMB]),
    ("where was M.K. seen?", {"actors": ["M.K."], "by": "place", "text": "seen"}, [SEEN]),
    ("what happened in Vostria", {"places": ["Vostria"]}, [SEEN, BOMB]),
    ("what did Vostria do", {"actors": ["Vostria"]}, [CLOSES]),
    (
        "what happened in September",
        {"windows": ["XXXX-09"]},
        [SEEN, STRIKE, LEAVES, ROBBED, CLOSES],
    ),
    (
        "what does the Meridia Gazette say about salt",
        {"sources": ["gazette"], "tags": ["salt"]},
        [SALT],
    ),
    ("what is in ledger-1931", {"sources": ["ledger-1931"]}, [SEARCH]),
    (
        "who was certainly in Old Quay in 1931",
        {"windows": ["1931"], "places": ["Old Quay"], "by": "actor", "certain": True},
        [SALT, SEARCH],
    ),
    ("boat", {"text": "boat"}, [SEARCH]),
    (
        "what happened by year in the Republic",
        {"places": ["Meridia"], "by": "year"},
        [STRIKE, LEAVES, SALT, SEARCH, ROBBED, TESTIFIES],
    ),
    (
        "which people were in celik island until 1932",
        {"places": ["Çelik Island"], "windows": ["../1932"], "by": "actor"},
        [LEAVES],
    ),
    (
        "what happened to Zorro in 1931",
        {"windows": ["1931"], "text": "Zorro", "unplaced": ["Zorro"]},
        [],
    ),
    (
        "what precisely happened to Tomas Lind",
        {"actors": ["Tomas Lind"], "unplaced": ["precisely"]},
        [SALT],
    ),
    ("what never happened in Kol", {"places": ["Kol"], "unplaced": ["never"]}, [SEEN, BOMB]),
    (
        "what happened two weeks after @1",
        {"windows": ["[1931-05-11..1931-06-18]"]},
        [LEAVES, SALT, SEARCH],
    ),
    ("unicorns", {"text": "unicorns", "unplaced": ["unicorns"]}, []),
]
