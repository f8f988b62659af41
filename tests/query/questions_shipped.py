"""Questions on the dataset in ``seeds/``: what was understood, and events that answer.

A case is (question, what was understood, titles that must be found, titles that
must not). Of what was understood only what is not empty is given.
"""

BALUSHA = "Islam Ahmed Muhammed Balusha"

BORN = "Balusha reported to have been born in Gaza"
ELECTION = "Hamas said to have won an election"
ARREST = "Balusha says he was arrested in a raid on a mosque"
DECIDES = "Balusha says he decided to join ISIS"
TO_ISTANBUL = "Balusha says he and Shadi Davudi travelled from Egypt to Istanbul"
TO_URFA = "Balusha says he flew on from Istanbul to Urfa"
RECEIVED = "Balusha says Abu Ibrahim al-Turki and Abu Enes received him in Urfa"
TO_ANTEP = "Balusha says he travelled by way of Jarablus to Antep"
IN_ANTEP = "Balusha says Abu Ibrahim al-Turki received him in Antep"
HOSPITAL = "Balusha says Abu Ibrahim al-Turki went with him to a hospital in Aksaray"
HOUSE = "Balusha says he was lodged in a house of ISIS in Istanbul"
BACK = "Balusha says he returned to Antep"
PARTS = "Balusha reported to have parted from ISIS"
SURRENDERS = "Balusha reported to have surrendered to the SDF with his wife and son"
AMBULANCES = "Balusha alleges that ambulances took wounded ISIS members to Turkey"
COMMANDERS = "Balusha says Hamas commanders joined ISIS, travelling by way of Turkey"
TORTURED = "M.H. says he was tortured"
STAYS = "M.H. says he stayed in Urfa"
BORDER = "Turkey said to have attacked ISIS-held areas along its border"
WEAPONS = "M.H. alleges that Turkish intelligence gave ISIS weapons near Tal Abyad"
FENCE = "Balusha says the group cut the border fence and crossed into Syria"

Case = tuple[str, dict[str, object], list[str], list[str]]

QUESTIONS: list[Case] = [
    (
        "what happened where in 2016",
        {"windows": ["2016"], "by": "place"},
        [TO_ANTEP, IN_ANTEP, HOSPITAL, HOUSE, BORDER],
        [BACK, TO_URFA],
    ),
    (
        "who was in Urfa in December 2014",
        {"windows": ["2014-12"], "places": ["Urfa"], "by": "actor"},
        [TO_URFA, RECEIVED],
        [TO_ISTANBUL, STAYS],
    ),
    (
        "what happened to Balusha after March 2017",
        {"windows": ["[2017-04..]"], "actors": [BALUSHA]},
        [PARTS, SURRENDERS],
        [BACK, HOSPITAL],
    ),
    (
        "how many events in Turkey between 2014 and 2016",
        {"windows": ["[2014..2016]"], "places": ["Turkey"], "count": True},
        [TO_URFA, TO_ANTEP, HOSPITAL],
        [BACK, SURRENDERS],
    ),
    (
        "where was Balusha in July 2016?",
        {"windows": ["2016-07"], "actors": [BALUSHA], "by": "place"},
        [TO_ANTEP, IN_ANTEP],
        [HOSPITAL],
    ),
    (
        "when was Balusha arrested",
        {"actors": [BALUSHA], "text": "arrest", "by": "when"},
        [ARREST],
        [BORN],
    ),
    (
        "what did Talha al-Gazzawi do in 2014",
        {"windows": ["2014"], "actors": [BALUSHA]},
        [DECIDES, TO_ISTANBUL],
        [ARREST],
    ),
    ("who was in Şanlıurfa?", {"places": ["Urfa"], "by": "actor"}, [TO_URFA, STAYS], [BACK]),
    (
        "who was in sanliurfa in 2014",
        {"windows": ["2014"], "places": ["Urfa"], "by": "actor"},
        [TO_URFA],
        [TO_ISTANBUL],
    ),
    (
        "what happened in Gaziantep since 2016",
        {"windows": ["2016/.."], "places": ["Antep"]},
        [TO_ANTEP, BACK],
        [HOSPITAL],
    ),
    ("list arrests", {"categories": ["arrest"]}, [ARREST], [TORTURED]),
    (
        "what happened to M.H. in Urfa",
        {"actors": ["M.H."], "places": ["Urfa"]},
        [STAYS],
        [TORTURED, TO_URFA],
    ),
    (
        "who was with Abu Ibrahim in Antep",
        {"actors": ["Abu Ibrahim al-Turki"], "places": ["Antep"], "by": "actor"},
        [IN_ANTEP],
        [BORN, HOSPITAL],
    ),
    ("what happened before 2009", {"windows": ["[..2008]"]}, [BORN, ELECTION], [DECIDES]),
    ("what happened in the 1990s", {"windows": ["199X"]}, [BORN], [ELECTION]),
    (
        "when was Balusha born",
        {"actors": [BALUSHA], "text": "born", "by": "when"},
        [BORN],
        [ARREST],
    ),
    (
        "how many people were in Istanbul in 2016",
        {"windows": ["2016"], "places": ["Istanbul"], "by": "actor", "count": True},
        [HOSPITAL, HOUSE],
        [TO_ANTEP],
    ),
    (
        "what certainly happened in 2015",
        {"windows": ["2015"], "certain": True},
        [AMBULANCES],
        [BORDER],
    ),
    (
        "who surrendered on 24 October 2017",
        {"windows": ["2017-10-24"], "text": "surrender", "by": "actor"},
        [SURRENDERS],
        [PARTS],
    ),
    ("ambulances in 2015", {"windows": ["2015"], "text": "ambulance"}, [AMBULANCES], [HOUSE]),
    (
        "what does article-b say about weapons",
        {"sources": ["article-b"], "text": "weapon"},
        [WEAPONS],
        [STAYS],
    ),
    ("what happened in September", {"windows": ["XXXX-09"]}, [BORDER], [TO_URFA, HOSPITAL]),
    (
        "what happened between July 2016 and March 2017",
        {"windows": ["[2016-07..2017-03]"]},
        [TO_ANTEP, HOSPITAL, BACK],
        [PARTS],
    ),
    (
        "what happened in Türkiye in 2012",
        {"windows": ["2012"], "places": ["Turkey"]},
        [COMMANDERS],
        [TO_URFA],
    ),
    (
        "did Balusha cross the border",
        {"actors": [BALUSHA], "text": "cross border"},
        [FENCE],
        [BACK],
    ),
    (
        "what happened in إسطنبول at the end of 2016",
        {"windows": ["2016-36"], "places": ["Istanbul"]},
        [HOSPITAL, HOUSE],
        [TO_ANTEP],
    ),
]
