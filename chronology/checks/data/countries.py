"""How far each country reaches: boxes of longitude and latitude by ISO 3166-1 code.

From the public-domain outlines of Natural Earth (naturalearthdata.com, admin 0
countries, scale 1:50 million), rounded outward to tenths of a degree. Islands
that this scale leaves out, and land far from the rest, were added from public
geography in boxes of their own. A country's dependencies count as its own, and
land that two states claim counts as either's: a box says only what lies
certainly elsewhere, and takes no side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import atan2, cos, degrees, radians, sin

from chronology.checks.reasoning import places

# Code, then west, south, east, north; several boxes a country are divided by ";".
_BOXES = """\
AD 1.4 42.4 1.8 42.7
AE 51.5 22.6 56.4 26.1
AF 60.4 29.3 74.9 38.5
AG -62.4 16.9 -61.6 17.8
AI -63.5 18.1 -62.9 18.6
AL 19.2 39.6 21.1 42.7
AM 43.4 38.8 46.6 41.3
AO 11.6 -18.1 24.1 -4.3
AQ -180 -90 180 -60
AR -73.6 -55.1 -53.6 -21.7
AS -171.2 -14.6 -168.1 -11.0
AT 9.5 46.3 17.2 49.1
AU 112.8 -43.8 153.8 -9.1; 158.6 -54.9 159.1 -54.4; 158.9 -31.8 159.4 -31.3
AW -70.1 12.4 -69.8 12.7
AX 19.3 59.7 21.4 60.7
AZ 44.7 38.3 50.7 41.9
BA 15.7 42.5 19.7 45.3
BB -59.7 13.0 -59.4 13.4
BD 88.0 20.5 92.7 26.7
BE 2.5 49.4 6.5 51.6
BF -5.6 9.4 2.5 15.1
BG 22.3 41.2 28.7 44.3
BH 50.3 25.5 50.9 26.4
BI 28.9 -4.5 30.9 -2.3
BJ 0.7 6.1 3.9 12.5
BL -63.0 17.8 -62.7 18.0
BM -65.0 32.2 -64.6 32.5
BN 114.0 4.0 115.4 5.1
BO -69.7 -22.9 -57.4 -9.6
BQ -68.5 11.9 -68.1 12.4; -63.3 17.4 -62.9 17.7
BR -74.1 -33.8 -34.7 5.3; -32.5 -4.0 -32.3 -3.7; -29.4 -20.6 -28.8 -20.4; -29.4 0.8 -29.3 1.0
BS -79.4 20.8 -72.6 27.4
BT 88.7 26.7 92.2 28.4
BV 3.2 -54.5 3.5 -54.3
BW 19.9 -27.0 29.5 -17.7
BY 23.1 51.2 32.8 56.2
BZ -89.3 15.8 -87.4 18.6
CA -141.1 41.6 -52.6 83.2
CC 96.7 -12.3 97.0 -11.8
CD 12.1 -13.5 31.4 5.4
CF 14.4 2.2 27.5 11.1
CG 11.0 -5.1 18.7 3.8
CH 5.9 45.8 10.5 47.9
CI -8.7 4.2 -2.4 10.8
CK -166.0 -22.0 -157.2 -8.8
CL -75.8 -56.0 -66.4 -17.4; -109.6 -27.3 -109.2 -27.0; -80.9 -33.9 -78.7 -33.5; -105.5 -26.5 -105.3 -26.4; -80.2 -26.4 -79.8 -26.2
CM 8.3 1.6 16.3 13.1
CN 73.4 18.1 134.8 53.6; 109.0 3.4 118.0 21.0
CO -79.1 -4.3 -66.8 12.5; -82.0 12.4 -81.2 13.5; -81.7 3.9 -81.5 4.1
CR -86.0 8.0 -82.5 11.3; -87.2 5.4 -86.9 5.7
CU -85.0 19.7 -74.0 23.4
CV -25.5 14.7 -22.6 17.3
CW -69.2 12.0 -68.7 12.5
CX 105.5 -10.6 105.8 -10.4
CY 32.2 34.5 34.7 35.8
CZ 12.0 48.5 18.9 51.1
DE 5.8 47.2 15.1 55.1
DJ 41.7 10.9 43.5 12.8
DK 7.9 54.5 15.3 57.9
DM -61.5 15.1 -61.2 15.7
DO -72.1 17.4 -68.3 20.0
DZ -8.7 18.9 12.0 37.2
EC -81.2 -5.1 -75.1 1.5; -92.1 -1.5 -89.2 1.7
EE 21.7 57.5 28.3 59.9
EG 24.6 21.9 37.0 31.8
EH -17.2 20.7 -8.6 27.7
ER 36.4 12.3 43.2 18.1
ES -9.4 35.1 4.4 43.9; -18.2 27.6 -13.3 29.5; -5.4 35.1 -2.8 35.9
ET 32.9 3.4 48.0 14.9
FI 19.4 59.7 31.6 70.1
FJ 176.8 -21.8 180 -12.4; -180 -21.8 -178.1 -12.4
FK -61.5 -52.5 -57.6 -50.9
FM 137.3 1.0 163.1 10.1
FO -7.8 61.3 -6.2 62.5
FR -5.2 41.3 9.6 51.2; -109.3 10.2 -109.1 10.4
GA 8.6 -4.0 14.6 2.4
GB -8.7 49.8 1.8 60.9; -13.8 57.5 -13.6 57.7
GD -61.9 11.9 -61.3 12.6
GE 39.9 41.0 46.8 43.6
GF -54.7 2.1 -51.6 5.9
GG -2.8 49.3 -2.1 49.8
GH -3.3 4.6 1.3 11.2
GI -5.4 36.1 -5.3 36.2
GL -73.3 59.7 -11.3 83.7
GM -16.9 13.0 -13.7 13.9
GN -15.1 7.1 -7.6 12.7
GP -61.9 15.8 -61.0 16.6
GQ 8.4 0.9 11.4 3.8; 5.5 -1.5 5.7 -1.3
GR 19.3 34.7 29.7 41.8
GS -38.1 -59.6 -26.2 -53.5; -42.1 -53.7 -41.4 -53.4
GT -92.3 13.7 -88.2 17.9
GU 144.6 13.2 145.0 13.7
GW -16.8 10.8 -13.6 12.7
GY -61.4 1.1 -56.4 8.6
HK 113.8 22.1 114.5 22.6
HM 72.5 -53.3 73.9 -52.9
HN -89.4 12.9 -83.1 16.6; -84.0 17.3 -83.8 17.5
HR 13.4 42.3 19.5 46.6
HT -74.6 17.9 -71.6 20.2
HU 16.0 45.7 23.0 48.6
ID 94.9 -11.1 141.1 6.1
IE -10.7 51.4 -5.9 55.5
IL 34.2 29.4 36.0 33.5
IM -4.9 54.0 -4.3 54.5
IN 68.1 6.7 97.5 35.6; 72.6 8.1 74.0 12.5
IO 71.2 -7.6 72.6 -5.2
IQ 38.7 29.0 48.7 37.4
IR 44.0 25.0 63.4 39.8
IS -24.6 63.2 -13.4 67.2
IT 6.6 35.4 18.6 47.1
JE -2.3 49.1 -1.9 49.3
JM -78.4 17.6 -76.1 18.6
JO 34.9 29.1 39.4 33.4
JP 122.8 24.0 146.0 45.6; 123.6 20.3 154.1 28.0
KE 33.8 -4.8 42.0 5.6
KG 69.2 39.1 80.3 43.3
KH 102.3 9.8 107.7 14.8
KI 172.8 -2.8 177.0 3.6; -174.7 -4.9 -170.6 -2.6; -160.5 -11.6 -150.1 4.8; 169.4 -1.0 169.7 -0.7
KM 43.1 -12.5 44.6 -11.3
KN -62.9 17.0 -62.5 17.5
KP 124.1 37.6 130.8 43.1
KR 124.5 33.0 132.0 38.7
KW 46.5 28.5 48.6 30.2
KY -81.5 19.2 -79.7 19.8
KZ 46.4 40.5 87.4 55.5
LA 100.0 13.9 107.7 22.6
LB 35.0 33.0 36.7 34.7
LC -61.1 13.7 -60.8 14.2
LI 9.4 47.0 9.7 47.3
LK 79.5 5.8 82.0 9.9
LR -11.6 4.3 -7.3 8.6
LS 26.9 -30.7 29.5 -28.5
LT 20.8 53.8 26.9 56.5
LU 5.7 49.4 6.6 50.2
LV 20.9 55.6 28.3 58.1
LY 9.3 19.4 25.2 33.3
MA -17.2 20.7 -0.9 36.0
MC 7.3 43.7 7.5 43.8
MD 26.6 45.4 30.2 48.5
ME 18.4 41.8 20.4 43.6
MF -63.2 18.0 -62.9 18.2
MG 43.1 -25.7 50.6 -11.9
MH 160.7 4.5 172.2 14.8
MK 20.4 40.8 23.1 42.4
ML -12.3 10.1 4.3 25.1
MM 92.1 9.5 101.2 28.6
MN 87.7 41.5 120.0 52.2
MO 113.5 22.1 113.7 22.3
MP 144.8 14.0 146.2 20.6
MQ -61.3 14.3 -60.8 14.9
MR -17.2 14.7 -4.8 27.4
MS -62.3 16.6 -62.1 16.9
MT 14.1 35.7 14.7 36.1
MU 57.2 -20.6 57.9 -19.9; 63.3 -19.8 63.6 -19.6; 56.5 -10.5 56.7 -10.3; 59.4 -16.9 59.7 -16.1
MV 72.6 -0.8 73.8 7.2
MW 32.6 -17.2 36.0 -9.3
MX -118.5 14.5 -86.6 32.8
MY 99.6 0.8 119.4 7.4
MZ 30.2 -26.9 40.9 -10.4
NA 11.7 -29.0 25.3 -16.9
NC 158.2 -23.0 172.1 -19.0
NE 0.1 11.6 16.0 23.6
NF 167.9 -29.2 168.0 -28.9
NG 2.6 4.2 14.7 13.9
NI -87.8 10.7 -82.5 15.1
NL 3.3 50.7 7.3 53.7
NO 4.4 57.9 31.2 71.3
NP 80.0 26.3 88.3 30.5
NR 166.8 -0.6 167.0 -0.4
NU -170.0 -19.2 -169.7 -18.9
NZ 165.8 -52.7 179.4 -33.9; -178.4 -49.9 -175.8 -28.9
OM 51.9 16.6 59.9 26.6
PA -83.1 7.1 -77.1 9.7
PE -81.4 -18.4 -68.6 0.0
PF -154.8 -28.0 -134.4 -7.8
PG 140.8 -11.8 160.0 -0.7
PH 116.8 4.4 126.7 21.3; 114.0 7.0 120.0 12.0
PK 60.8 23.6 77.9 37.1
PL 14.1 49.0 24.2 54.9
PM -56.5 46.7 -56.1 47.2
PN -130.8 -25.1 -124.7 -23.9
PR -68.0 17.8 -65.2 18.6
PS 34.1 31.1 35.7 32.6
PT -9.6 36.9 -6.1 42.2; -31.4 36.8 -24.9 39.8; -17.4 30.0 -15.8 33.2
PW 131.0 2.8 134.8 8.2
PY -62.7 -27.7 -54.2 -19.2
QA 50.7 24.4 51.7 26.2
RE 55.1 -21.5 55.9 -20.8
RO 20.2 43.6 29.8 48.3
RS 18.8 41.8 23.1 46.2
RU 27.3 41.1 180 82.0; -180 62.0 -168.9 72.0; 19.6 54.3 22.9 55.4
RW 28.8 -2.9 30.9 -1.0
SA 34.5 16.2 55.8 32.3
SB 155.4 -12.4 170.3 -5.0
SC 46.1 -10.4 56.4 -3.6
SD 21.8 8.6 38.8 22.3
SE 10.9 55.2 24.3 69.2
SG 103.5 1.1 104.5 1.5
SH -14.5 -16.1 -5.6 -7.8; -12.8 -40.5 -9.8 -36.9
SI 13.3 45.4 16.7 46.9
SJ 10.3 74.2 33.8 80.9; -9.2 70.7 -7.8 71.3
SK 16.8 47.7 22.6 49.7
SL -13.4 6.8 -10.2 10.1
SM 12.3 43.8 12.6 44.0
SN -17.6 12.3 -11.3 16.7
SO 40.9 -1.8 51.5 12.1
SR -58.2 1.8 -53.9 6.1
SS 24.1 3.4 36.0 12.3
ST 6.4 -0.1 7.5 1.8
SV -90.2 13.1 -87.6 14.5
SX -63.2 17.9 -62.9 18.1
SY 35.6 32.3 42.4 37.4
SZ 30.7 -27.4 32.2 -25.7
TC -72.6 21.1 -71.0 22.0
TD 13.4 7.4 24.1 23.5
TF 39.6 -22.5 54.7 -11.4; 50.0 -50.1 77.7 -37.6
TG -0.2 6.0 1.9 11.2
TH 97.3 5.6 105.7 20.5
TJ 67.3 36.6 75.2 41.1
TK -172.6 -9.5 -171.1 -8.5
TL 124.0 -9.6 127.4 -8.1
TM 52.4 35.1 66.7 42.8
TN 7.4 30.2 11.7 37.6
TO -176.3 -22.4 -173.6 -15.5
TR 25.6 35.8 44.9 42.2
TT -62.0 10.0 -60.4 11.4
TV 176.0 -10.8 179.9 -5.6
TW 118.1 21.8 122.1 26.4; 114.3 10.3 116.8 20.8
TZ 29.3 -11.8 40.6 -0.9
UA 22.1 44.3 40.3 52.4
UG 29.5 -1.5 35.1 4.3
UM -177.4 0.1 -159.9 28.5; 166.5 19.2 166.7 19.4; -75.1 18.3 -74.9 18.5
US -125.0 24.4 -66.9 49.5; -179.3 51.1 -129.9 71.5; 172.3 51.2 180 53.1; -178.5 18.8 -154.7 28.6
UY -58.5 -35.1 -53.1 -30.0
UZ 55.9 37.1 73.2 45.6
VA 12.4 41.8 12.5 42.0
VC -61.6 12.5 -61.1 13.5
VE -73.4 0.6 -59.7 12.3; -63.7 15.6 -63.5 15.8
VG -64.9 18.3 -64.2 18.8
VI -65.2 17.6 -64.5 18.5
VN 102.1 8.3 109.5 23.4; 111.0 7.0 116.0 17.3
VU 166.4 -20.3 170.0 -13.0; 171.0 -22.5 172.2 -22.2
WF -178.3 -14.5 -176.0 -13.1
WS -172.9 -14.2 -171.3 -13.4
XK 20.0 41.8 21.9 43.3
YE 42.4 12.0 54.6 19.1
YT 44.9 -13.1 45.4 -12.6
ZA 16.4 -47.0 38.0 -22.1
ZM 21.9 -18.2 33.8 -8.1
ZW 25.2 -22.5 33.1 -15.5
"""

#: Whose land may be given under another's code too, as ISO 3166-1 lists both.
_OWN = {
    "AU": ("CC", "CX", "HM", "NF"),
    "CN": ("HK", "MO", "TW"),
    "DK": ("FO", "GL"),
    "FI": ("AX",),
    "FR": ("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"),
    "GB": ("AI", "BM", "FK", "GG", "GI", "GS", "IM", "IO", "JE", "KY", "MS", "PN", "SH", "TC", "VG"),
    "NL": ("AW", "BQ", "CW", "SX"),
    "NO": ("BV", "SJ"),
    "NZ": ("CK", "NU", "TK"),
    "US": ("AS", "GU", "MP", "PR", "UM", "VI"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees of longitude from west to east, and of latitude from south to north."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Return whether a point lies within."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def distance_km(self, latitude: float, longitude: float) -> float:
        """Return by how many kilometres a point lies outside, 0 within."""
        if self.west <= longitude <= self.east:
            # The shortest way from one parallel to another is along a meridian.
            beside = (latitude, longitude, self._clamped(latitude), longitude)
            return places.great_circle_km(*beside)
        return min(self._from_edge(latitude, longitude, edge) for edge in (self.west, self.east))

    def _clamped(self, latitude: float) -> float:
        return min(max(latitude, self.south), self.north)

    def _from_edge(self, latitude: float, longitude: float, edge: float) -> float:
        """Return how far a point lies from the meridian that bounds the box on one side."""
        aside = radians(edge - longitude)
        # Where the great circle through the point meets that meridian at a right angle.
        foot = degrees(atan2(sin(radians(latitude)), cos(radians(latitude)) * cos(aside)))
        nearest = (self._clamped(foot), self.south, self.north)
        return min(places.great_circle_km(latitude, longitude, at, edge) for at in nearest)


@cache
def _boxes() -> dict[str, tuple[Box, ...]]:
    table = {}
    for line in _BOXES.splitlines():
        code, _, rest = line.partition(" ")
        table[code] = tuple(Box(*map(float, part.split())) for part in rest.split(";"))
    return table


@cache
def boxes_of(code: str) -> tuple[Box, ...]:
    """Return the boxes of a country and what belongs to it; none for an unknown code."""
    return tuple(_all_boxes(code.upper()))


def _all_boxes(code: str) -> Iterator[Box]:
    for part in (code, *_OWN.get(code, ())):
        yield from _boxes().get(part, ())


def outside_km(code: str, latitude: float, longitude: float) -> float | None:
    """Return how far outside a country a point lies at the least; None for an unknown code."""
    boxes = boxes_of(code)
    # Nearly all places lie where they are said to, and ask for no distance.
    if any(box.holds(latitude, longitude) for box in boxes):
        return 0.0
    return min((box.distance_km(latitude, longitude) for box in boxes), default=None)
