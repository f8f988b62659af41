"""Turkish: the words of dates, and the endings that they take."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.lexicon import Lexicon

_MONTHS = {
    "ocak|oca": 1,
    "şubat|şub": 2,
    "mart": 3,
    "nisan|nis": 4,
    "mayıs": 5,
    "haziran|haz": 6,
    "temmuz|tem": 7,
    "ağustos|ağu": 8,
    "eylül|eyl": 9,
    "ekim": 10,
    "kasım|kas": 11,
    "aralık": 12,
}

_WEEKDAYS = {
    "pazartesi": 1,
    "salı": 2,
    "çarşamba": 3,
    "perşembe": 4,
    "cuma": 5,
    "cumartesi": 6,
    "pazar": 7,
}

_UNITS = {
    "yıl|yılı|yıllık|sene|senesi": "year",
    "ay|ayı|aylık": "month",
    "hafta|haftası|haftalık": "week",
    "gün|günü|günlük|tarih|tarihi": "day",
    "saat|saati|saatlik": "hour",
    "dakika|dakikası": "minute",
    "saniye|saniyesi": "second",
    "yüzyıl|yüzyılı|asır|asrı|yy": "century",
    "onyıl|onyılı": "decade",
    "binyıl|binyılı": "millennium",
    "çeyrek|çeyreği": "quarter",
    "hafta sonu": "weekend",
}

_SMALL = ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_ORDINAL_SMALL = (
    "birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yedinci", "sekizinci",
    "dokuzuncu",
)  # fmt: skip
_ORDINAL_TENS = (
    "onuncu", "yirminci", "otuzuncu", "kırkıncı", "ellinci", "altmışıncı", "yetmişinci",
    "sekseninci", "doksanıncı",
)  # fmt: skip

_NUMBERS = (
    {word: n for n, word in enumerate(_SMALL)}
    | {word: 10 * n for n, word in enumerate(_TENS, 1)}
    | {f"on {word}|on{word}": 10 + n for n, word in enumerate(_SMALL[1:], 1)}
)
_ORDINALS = (
    {word: n for n, word in enumerate(_ORDINAL_SMALL, 1)}
    | {word: 10 * n for n, word in enumerate(_ORDINAL_TENS, 1)}
    | {f"on {word}": 10 + n for n, word in enumerate(_ORDINAL_SMALL, 1)}
    | {"ilk": 1}
)

_NO_LENGTH = "says no definite length of time"
_NO_COUNT = "gives no number"
_NO_MEASURE = "says how long only roughly, and by how much it errs is not said"

_VAGUE = {
    "yakında|kısa süre sonra|bir süre sonra|bir süre|uzun süre|geçenlerde|az sonra": _NO_LENGTH,
    "birkaç|bazı|birçok|birkaçı|çok": _NO_COUNT,
    "neredeyse": _NO_MEASURE,
    "şafak|şafakta|gün doğumu|gün batımı|alacakaranlık": "depends on the place and the season",
    # "kışı", of the winter, without its marks is "kişi", a person.
    "kişi|kisi": "counts people",
    "şimdi|şu an|şu anda|hala|hâlâ|daima|asla|halen|günümüz|günümüzde": "names no date",
}

# The vowels of an ending follow those of the word before it.
_CASES = {
    "dan|den|tan|ten|ndan|nden|ından|inden|undan|ünden|daki|deki|taki|teki": "from",
    "a|e|ya|ye|na|ne|ına|ine|una|üne": "to",
    "da|de|ta|te|nda|nde|ında|inde|unda|ünde": "in",
    "ın|in|un|ün|nın|nin|nun|nün|ının|inin|unun|ünün": "of",
}
#: The same without an apostrophe, where they follow a common noun: "yılından", "sonuna".
_PLAIN_CASES = {
    "dan|den|tan|ten|ndan|nden": "from",
    "a|e|na|ne": "to",
    "da|de|ta|te|nda|nde": "in",
    "ın|in|un|ün|nın|nin|nun|nün": "of",
}


def _endings(table: dict[str, str], mark: str) -> dict[str, dict[str, str]]:
    """Return the endings, each behind the apostrophe or without, with their case."""
    return {
        "|".join(mark + ending for ending in endings.split("|")): {lex.CASE: case}
        for endings, case in table.items()
    }


TURKISH = Lexicon.of(
    "tr",
    {
        lex.MONTH: _MONTHS,
        lex.WEEKDAY: _WEEKDAYS,
        lex.SEASON: {
            "ilkbahar|ilkbaharı|bahar|baharı|bahar ayları|ilkbahar ayları": 0,
            "yaz|yazı|yaz ayları": 1,
            "sonbahar|sonbaharı|güz|güzü|sonbahar ayları": 2,
            "kış|kışı|kış ayları": 3,
        },
        lex.HEMISPHERE: {"güney": "southern", "kuzey": "northern"},
        lex.UNIT: _UNITS,
        lex.PLURAL: {
            "yıllar|seneler|aylar|ayları|haftalar|haftaları|günler|günleri|saatler|saatleri": True
        },
        lex.ERA: {
            "m.ö|milattan önce|isa'dan önce|i.ö": "bc",
            "m.s|milattan sonra|isa'dan sonra|i.s": "ad",
        },
        lex.DAYPART: {
            "sabah|sabahı|sabahleyin|sabah saatleri|sabahın": "morning",
            "öğleden sonra|öğle den sonra|öğleden sonrası|ikindi": "afternoon",
            "akşam|akşamı|akşam saatleri|akşamüstü|akşamleyin": "evening",
            "gece|gecesi|geceleyin": "night",
        },
        lex.MOMENT: {"gece yarısı|geceyarısı": 0, "öğle|öğlen|öğle vakti|öğleyin": 12},
        lex.ZONE: {"utc|gmt": 0, "tsi|türkiye saati|türkiye saatiyle": 10_800},
        lex.LOCAL: {"yerel saat|yerel saatle|yerel saat ile": True},
        lex.NUMBER: _NUMBERS,
        lex.SCALE: {"yüz": 100, "bin": 1000},
        lex.ORDINAL: _ORDINALS,
        lex.HALF: {"yarım|yarı|yarısı": True},
        lex.AND_A_HALF: {"buçuk": True},
        lex.LAST: {"son": True},
        lex.PART_AFTER: {
            "başı|başlangıcı": "start",
            "başları": "early",
            "ortası|ortaları": "mid",
            "sonları|sonları na doğru|sonu na doğru": "late",
            "sonu": "end",
            "ilk yarısı|birinci yarısı": "half1",
            "ikinci yarısı|son yarısı": "half2",
        },
        lex.TO: {"ila|ilâ": True},
        lex.AND: {"ve|ile": True, "&": True},
        lex.OR: {"veya|ya da|yahut|veyahut": True},
        lex.NIGHT_AFTER: {"bağlayan gece|bağlayan gecesi": True},
        lex.WITHIN_AFTER: {"içinde|zarfında|içerisinde": True},
        lex.CASE: {"içinde|içerisinde": "in"},
        lex.YEAR_AFTER: {"yılı|senesi|yılları|yıllar": True},
        lex.POSTPOSITION: {
            "önce|öncesi|öncesinde|evvel": "before",
            "sonra|sonrası|sonrasında": "after",
            "beri|itibaren|bu yana|başlayarak": "since",
            "kadar|dek|değin": "until",
            "arasında|arası": "between",
            "boyunca|süresince": "throughout",
        },
        lex.BY: {"en geç": True},
        lex.NOT_BEFORE: {"en erken": True},
        lex.QUALIFIER: {
            "yaklaşık|yaklaşık olarak|takriben|tahminen|aşağı yukarı": "~",
            "civarı|civarında|dolayları|dolaylarında|sıraları|sıralarında|sularında": "~",
            "muhtemelen|belki|belki de|olasılıkla|büyük olasılıkla|büyük ihtimalle|galiba": "?",
        },
        lex.EXACTLY: {"tam|tam olarak": True},
        lex.A: {"bir": True},
        lex.AT_HOUR: {"saat": True},
        lex.SAID_AGAIN: {"ayı": "month", "günü|tarihi|tarihleri": "day"},
        lex.SOMETIME: {"bir ara|bilinmeyen bir tarihte": True},
        lex.NEXT: {"ertesi|sonraki|bir sonraki|izleyen|takip eden|gelecek|önümüzdeki": True},
        lex.PREVIOUS: {"önceki|bir önceki|geçen|geçtiğimiz": True},
        lex.SAME: {"aynı": True},
        lex.THAT: {"o|bu|şu": True},
        lex.LATER: {"sonra|daha sonra|sonrası": True},
        lex.EARLIER: {"önce|daha önce|evvel": True},
        lex.LIMIT: {"en az|asgari": "least", "en fazla|en çok|azami": "most"},
        lex.LIMIT_AFTER: {
            "veya daha fazla|ya da daha fazla|veya daha uzun|ya da daha uzun": "least",
            "veya daha az|ya da daha az|veya daha kısa|ya da daha kısa": "most",
        },
        lex.LIMIT_FROM: {
            "fazla|uzun|fazla süre|uzun süre|fazla bir süre|uzun bir süre": "least",
            "daha fazla|daha uzun": "least",
            "az|kısa|az süre|kısa süre|az bir süre|kısa bir süre|daha az|daha kısa": "most",
        },
        lex.LONG: {"süreyle": True},
        lex.TODAY: {"bugün": 0, "dün": -1, "yarın": 1},
        lex.FOLLOWS: {
            "daha sonra|sonra|sonradan|sonrasında|ardından|akabinde|bundan sonra": "after",
            "ondan sonra": "after",
            "daha önce|önce|önceden|öncesinde|bundan önce|ondan önce": "before",
            "bu arada|bu sırada|o sırada|o sıralarda|aynı zamanda|aynı anda": "during",
        },
        lex.UNKNOWN: {"bilinmeyen|bilinmeyen bir|belirsiz|belirsiz bir|meçhul": True},
        lex.VAGUE: _VAGUE,
    },
    ordinal_suffixes=frozenset({"inci", "nci", "ıncı", "uncu", "üncü", "ncı", "ncu", "ncü"}),
    decade_suffixes=frozenset(
        mark + ending
        for mark in ("", "'", "’")
        for ending in ("lar", "ler", "lı", "li", "lu", "lü")
    ),
    suffixes=_endings(_CASES, "'")
    | _endings(_PLAIN_CASES, "")
    | {"'ı|'i|'u|'ü|'yı|'yi|'yu|'yü|'nı|'ni|'nu|'nü": {}},
    options=frozenset(
        {lex.ORDINAL_DOT, lex.DECIMAL_COMMA, lex.YEAR_FIRST, lex.ERA_FIRST, lex.ROMAN}
    ),
    example="Aralık 2014",
)
