"""Questions on the dataset in ``seeds/``: what was understood, and events that answer.

A case is (question, what was understood, titles that must be found, titles that
must not). Of what was understood only what is not empty is given.
"""

BALUSHA = "Islam Ahmed Muhammed Balusha"

BORN = "Balusha is born in Gaza"
ELECTION = "Hamas wins an election"
ARREST = "Balusha is arrested in a raid on a mosque"
DECIDES = "Balusha decides to join ISIS"
TO_ISTANBUL = "Balusha and Shadi Davudi travel from Egypt to Istanbul"
TO_URFA = "Balusha and Shadi Davudi fly from Istanbul to Urfa"
RECEIVED = "Abu Enes and Abu Ibrahim al-Turki receive Balusha in Urfa"
TO_ANTEP = "Balusha travels by way of Jarablus to Antep"
IN_ANTEP = "Abu Ibrahim al-Turki receives Balusha in Antep"
HOSPITAL = "Balusha visits a private hospital in Aksaray with Abu Ibrahim al-Turki"
HOUSE = "Balusha lodges in a house of ISIS in Istanbul"
BACK = "Balusha returns to Antep"
PARTS = "Balusha parts from ISIS"
SURRENDERS = "Balusha surrenders to the SDF with his wife and son"
AMBULANCES = "Ambulances bring wounded ISIS members to Turkey"
COMMANDERS = "Hamas commanders travel from Egypt by way of Turkey to Syria and join ISIS"
TORTURED = "M.H. is tortured"
STAYS = "M.H. stays in Urfa"
BORDER = "Turkey attacks ISIS-held areas along its border"
WEAPONS = "Turkish intelligence hands weapons to ISIS near Tal Abyad"
FENCE = "The group cuts the border fence and crosses into Syria"

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
        "who met Abu Ibrahim",
        {"actors": ["Abu Ibrahim al-Turki"], "by": "actor", "unplaced": ["met"]},
        [RECEIVED, HOSPITAL],
        [BORN],
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
