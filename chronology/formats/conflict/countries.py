"""The ISO 3166-1 codes of the country names that conflict datasets write.

Only names that are certain to lie in one of today's countries have a code.
"Russia (Soviet Union)" has none, and a dataset that begins before a state was
left by another leaves it out besides, such as Sudan before 2011: a code would
put Baku and Juba into the wrong country. Such a country is known by its name.
"""

from chronology.text import fold

_NAMES = """\
AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua and Barbuda|AL Albania|AM Armenia
AO Angola|AR Argentina|AT Austria|AU Australia|AZ Azerbaijan|BA Bosnia-Herzegovina
BA Bosnia and Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso
BF Burkina Faso (Upper Volta)|BF Upper Volta|BG Bulgaria|BH Bahrain|BI Burundi|BJ Benin
BJ Benin (Dahomey)|BN Brunei|BO Bolivia|BR Brazil|BS Bahamas|BT Bhutan|BW Botswana|BY Belarus
BY Belarus (Byelorussia)|BZ Belize|CA Canada|CD DR Congo (Zaire)|CD DR Congo
CD Democratic Republic of Congo|CD Democratic Republic of the Congo|CD Zaire
CD Congo, Democratic Republic of (Zaire)|CF Central African Republic|CG Congo
CG Republic of Congo|CG Republic of the Congo|CG People's Republic of the Congo|CH Switzerland
CI Ivory Coast|CI Cote d'Ivoire|CL Chile|CM Cameroon|CN China|CO Colombia|CR Costa Rica|CU Cuba
CV Cape Verde|CV Cabo Verde|CY Cyprus|CZ Czech Republic|CZ Czechia|DE Germany|DJ Djibouti
DK Denmark|DM Dominica|DO Dominican Republic|DZ Algeria|EC Ecuador|EE Estonia|EG Egypt
EH Western Sahara|ER Eritrea|ES Spain|FI Finland|FJ Fiji|FK Falkland Islands|FR France|GA Gabon
GB United Kingdom|GD Grenada|GE Georgia|GF French Guiana|GH Ghana|GL Greenland|GM Gambia
GN Guinea|GP Guadeloupe|GQ Equatorial Guinea|GR Greece|GT Guatemala|GU Guam|GW Guinea-Bissau
GY Guyana|HK Hong Kong|HN Honduras|HR Croatia|HT Haiti|HU Hungary|IE Ireland|IL Israel|IN India
IQ Iraq|IR Iran|IR Iran (Persia)|IS Iceland|IT Italy|IT Italy/Sardinia|JM Jamaica|JO Jordan
JP Japan|KE Kenya|KG Kyrgyzstan|KG Kyrgyz Republic|KH Cambodia|KH Cambodia (Kampuchea)
KI Kiribati|KM Comoros|KN St. Kitts and Nevis|KP North Korea
KP Korea, People's Republic of|KR South Korea|KR Korea, Republic of|KW Kuwait|KZ Kazakhstan
LA Laos|LB Lebanon|LC St. Lucia|LC Saint Lucia|LI Liechtenstein|LK Sri Lanka
LK Sri Lanka (Ceylon)|LR Liberia|LS Lesotho|LT Lithuania|LU Luxembourg|LV Latvia|LY Libya
MA Morocco|MC Monaco|MD Moldova|ME Montenegro|MG Madagascar|MG Madagascar (Malagasy)
MH Marshall Islands|MK Macedonia, FYR|MK North Macedonia|MK Macedonia
MK Macedonia (Former Yugoslav Republic of)|ML Mali|MM Myanmar|MM Myanmar (Burma)|MN Mongolia
MO Macau|MQ Martinique|MR Mauritania|MT Malta|MU Mauritius|MV Maldives|MW Malawi|MX Mexico
MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|NE Niger|NG Nigeria|NI Nicaragua
NL Netherlands|NO Norway|NP Nepal|NR Nauru|NZ New Zealand|OM Oman|PA Panama|PE Peru
PF French Polynesia|PG Papua New Guinea|PH Philippines|PL Poland|PR Puerto Rico|PS Palestine
PS West Bank and Gaza Strip|PT Portugal|PW Palau|PY Paraguay|QA Qatar|RE Reunion|RO Romania
RO Rumania|RU Russia|RU Russian Federation|RW Rwanda|SA Saudi Arabia|SB Solomon Islands
SC Seychelles|SE Sweden|SG Singapore|SI Slovenia|SK Slovakia|SK Slovak Republic|SL Sierra Leone
SM San Marino|SN Senegal|SO Somalia|SR Suriname|SR Surinam|SS South Sudan
ST Sao Tome and Principe|SV El Salvador|SY Syria|SZ Swaziland|SZ eSwatini
SZ Kingdom of eSwatini (Swaziland)|TD Chad|TG Togo|TH Thailand|TJ Tajikistan|TL Timor-Leste
TL East Timor|TM Turkmenistan|TN Tunisia|TO Tonga|TR Turkey|TR Turkiye|TR Turkey (Ottoman Empire)
TT Trinidad and Tobago|TV Tuvalu|TW Taiwan|TZ Tanzania|TZ Tanzania/Tanganyika|UA Ukraine
UG Uganda|US United States|US United States of America|UY Uruguay|UZ Uzbekistan
VA Vatican City|VC St. Vincent and the Grenadines|VE Venezuela|VN Vietnam
VN Vietnam (North Vietnam)|VN Vietnam, Democratic Republic of|VN South Vietnam|VU Vanuatu
WF Wallis and Futuna|WS Samoa|WS Western Samoa|XK Kosovo|YE Yemen|YE Yemen (North Yemen)
YE North Yemen|YE South Yemen|YT Mayotte|ZA South Africa|ZM Zambia|ZW Zimbabwe
ZW Zimbabwe (Rhodesia)|ZW Rhodesia|RS Serbia|ET Ethiopia|ID Indonesia|SD Sudan|FM Micronesia
VC Saint Vincent and the Grenadines|KN Saint Kitts and Nevis|BM Bermuda|KY Cayman Islands
AW Aruba|CW Curacao|GI Gibraltar|IM Isle of Man|FO Faroe Islands
"""

_CODES = {fold(each[3:]): each[:2] for line in _NAMES.splitlines() for each in line.split("|")}


def code_of(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country name, None where it is not certain."""
    return _CODES.get(fold(name))
