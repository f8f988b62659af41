"""Arabic: the words of dates, in all countries' names of the months.

Alef with hamza and without, ta marbuta and ha, vowel signs and the stretching
of letters make no difference (``languages.folding``).
"""

from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.lexicon import Lexicon

_MONTHS = {
    "يناير|كانون الثاني|كانون ثاني|جانفي": 1,
    "فبراير|شباط|فيفري": 2,
    "مارس|آذار": 3,
    "أبريل|نيسان|أفريل": 4,
    "مايو|أيار|ماي": 5,
    "يونيو|حزيران|جوان|يونيه": 6,
    "يوليو|تموز|جويلية|يوليوز|يوليه": 7,
    "أغسطس|آب|أوت|غشت": 8,
    "سبتمبر|أيلول|شتنبر": 9,
    "أكتوبر|تشرين الأول|تشرين أول": 10,
    "نوفمبر|تشرين الثاني|تشرين ثاني|نونبر": 11,
    "ديسمبر|كانون الأول|كانون أول|دجنبر": 12,
}


def _the(*words: str) -> str:
    """Return words as they are and with the article, as one entry."""
    return "|".join(spelling for word in words for spelling in (word, "ال" + word))


_WEEKDAYS = {
    "الاثنين": 1,
    "الثلاثاء|الثلاثا": 2,
    "الأربعاء|الأربعا": 3,
    "الخميس": 4,
    "الجمعة": 5,
    "السبت": 6,
    "الأحد": 7,
}

_UNITS = {
    _the("عام", "سنة", "أعوام", "سنوات", "سنين") + "|عاما|عامي|سنتي": "year",
    _the("شهر", "أشهر", "شهور") + "|شهرا": "month",
    _the("أسبوع", "أسابيع") + "|أسبوعا": "week",
    _the("يوم", "أيام") + "|يوما": "day",
    _the("ساعة", "ساعات"): "hour",
    _the("دقيقة", "دقائق"): "minute",
    _the("ثانية", "ثوان", "ثواني"): "second",
    _the("عقد", "عقود"): "decade",
    _the("قرن", "قرون") + "|قرنا": "century",
    _the("ألفية", "ألفيات"): "millennium",
    _the("ربع"): "quarter",
}

_PLURALS = "|".join((_the("أعوام", "سنوات", "أشهر", "شهور", "أسابيع", "أيام", "ساعات"), "السنين"))

_LENGTHS = {
    "عامين|عامان|سنتين|سنتان": (2, 1, "year"),
    "شهرين|شهران": (2, 1, "month"),
    "أسبوعين|أسبوعان": (2, 1, "week"),
    "يومين|يومان": (2, 1, "day"),
    "ساعتين|ساعتان": (2, 1, "hour"),
    "دقيقتين|دقيقتان": (2, 1, "minute"),
    "عقدين|عقدان": (2, 1, "decade"),
    "قرنين|قرنان": (2, 1, "century"),
    "عام واحد|سنة واحدة": (1, 1, "year"),
    "شهر واحد": (1, 1, "month"),
    "أسبوع واحد": (1, 1, "week"),
    "يوم واحد": (1, 1, "day"),
    "ساعة واحدة": (1, 1, "hour"),
}

# Of each number below ten: as it stands with masculine and feminine nouns, and
# the ordinal of both genders, without the article.
_SMALL = (
    ("واحد", "واحدة", "أول", "أولى"),
    ("اثنان|اثنين", "اثنتان|اثنتين", "ثاني", "ثانية"),
    ("ثلاثة", "ثلاث", "ثالث", "ثالثة"),
    ("أربعة", "أربع", "رابع", "رابعة"),
    ("خمسة", "خمس", "خامس", "خامسة"),
    ("ستة", "ست", "سادس", "سادسة"),
    ("سبعة", "سبع", "سابع", "سابعة"),
    ("ثمانية", "ثماني|ثمان", "ثامن", "ثامنة"),
    ("تسعة", "تسع", "تاسع", "تاسعة"),
)
_TENS = (
    ("عشرون", "عشرين"), ("ثلاثون", "ثلاثين"), ("أربعون", "أربعين"), ("خمسون", "خمسين"),
    ("ستون", "ستين"), ("سبعون", "سبعين"), ("ثمانون", "ثمانين"), ("تسعون", "تسعين"),
)  # fmt: skip


def _numbers() -> dict[str, int]:
    """Return the numbers 1–99, the ones before the tens: "five and twenty"."""
    numbers = {"عشرة|عشر": 10, "أحد عشر|إحدى عشرة": 11}
    numbers |= {"اثنا عشر|اثني عشر|اثنتا عشرة|اثنتي عشرة": 12, "صفر": 0}
    for n, (masculine, feminine, _, _) in enumerate(_SMALL, 1):
        forms = f"{masculine}|{feminine}".split("|")
        numbers["|".join(forms)] = n
        if n > 2:
            numbers[f"{masculine} عشر|{forms[1]} عشرة"] = 10 + n
        for tens, endings in enumerate(_TENS, 2):
            numbers["|".join(f"{one} و {ten}" for one in forms for ten in endings)] = 10 * tens + n
    return numbers | {"|".join(endings): 10 * tens for tens, endings in enumerate(_TENS, 2)}


def _ordinals() -> dict[str, int]:
    """Return the ordinals 1–99, which are written with the article."""
    ordinals = {"أول|أولى|الأول|الأولى": 1, "العاشر|العاشرة": 10}
    for n, (_, _, masculine, feminine) in enumerate(_SMALL, 1):
        stems = ("حادي", "حادية") if n == 1 else (masculine, feminine)
        if n > 1:
            ordinals[f"ال{masculine}|ال{feminine}"] = n
        ordinals[f"ال{stems[0]} عشر|ال{stems[1]} عشرة"] = 10 + n
        for tens, endings in enumerate(_TENS, 2):
            pairs = (f"ال{stem} و ال{ten}" for stem in stems for ten in endings)
            ordinals["|".join(pairs)] = 10 * tens + n
    return ordinals | {"|".join("ال" + e for e in ends): 10 * t for t, ends in enumerate(_TENS, 2)}


def _decades() -> dict[str, int]:
    """Return the names of the decades of a century: "the nineties"."""
    stems = (ten[1] for ten in _TENS)
    return {_the(stem + "يات", stem + "ات"): 10 * tens for tens, stem in enumerate(stems, 2)}


_NO_LENGTH = "says no definite length of time"
_NO_COUNT = "gives no number"

_VAGUE = {
    "قريبا|مؤخرا|بعد قليل|قبل قليل|بعد حين|بعد فترة|قبل فترة|حديثا|طويلا": _NO_LENGTH,
    "عدة|بضعة|بضع|بعض|كثير|الكثير": _NO_COUNT,
    "فجر|الفجر|فجرا|غروب|الغروب|شروق|الشروق": "depends on the place and the season",
    "الآن|حاليا|دائما|أبدا|الوقت الحاضر|هذه الأيام": "names no date",
}

ARABIC = Lexicon.of(
    "ar",
    {
        lex.MONTH: _MONTHS,
        lex.WEEKDAY: _WEEKDAYS,
        lex.SEASON: {
            _the("ربيع"): 0,
            _the("صيف"): 1,
            _the("خريف"): 2,
            _the("شتاء"): 3,
        },
        lex.HEMISPHERE: {"الجنوبي": "southern", "الشمالي": "northern"},
        lex.UNIT: _UNITS,
        lex.PLURAL: {_PLURALS: True},
        lex.LENGTH: _LENGTHS,
        lex.ONE: {"عام|سنة|شهر|أسبوع|يوم|ساعة|دقيقة|ثانية|عقد|قرن": True},
        lex.ERA: {
            "قبل الميلاد|ق.م|قبل المسيح": "bc",
            "بعد الميلاد|ميلادي|ميلادية|للميلاد|الميلادي|م|ب.م": "ad",
        },
        lex.DAYPART: {
            _the("صباح") + "|صباحا": "morning",
            "بعد الظهر|بعد ظهر": "afternoon",
            _the("مساء"): "evening",
            _the("ليل", "ليلة") + "|ليلا": "night",
        },
        lex.MOMENT: {
            "منتصف الليل|منتصف ليل|منتصف ليلة": 0,
            _the("ظهر") + "|ظهرا|منتصف النهار": 12,
        },
        lex.MERIDIEM: {"صباحا": 0, "مساء": 12},
        lex.ZONE: {"غرينتش|بتوقيت غرينتش|جرينتش|بتوقيت جرينتش|utc|gmt": 0},
        lex.LOCAL: {"بالتوقيت المحلي|التوقيت المحلي": True},
        lex.NUMBER: _numbers(),
        lex.SCALE: {"مئة|مائة": 100, "ألف": 1000},
        lex.ORDINAL: _ordinals(),
        lex.DECADE_NAME: _decades(),
        lex.HALF: {
            _the("نصف") + "|نصف الشهر|نصف العام|نصف السنة|نصف الأسبوع|نصف اليوم": True,
        },
        lex.LAST: {"الأخير|الأخيرة|آخر": True},
        lex.PART_OF: {
            "بداية|مطلع|مستهل|بدء": "start",
            "أوائل|بدايات": "early",
            "منتصف|أواسط|وسط": "mid",
            "أواخر|نهايات": "late",
            "نهاية|ختام": "end",
            "النصف الأول": "half1",
            "النصف الثاني|النصف الأخير": "half2",
        },
        lex.THROUGHOUT: {"طوال|طيلة|على مدار|على مدى": True},
        lex.FROM: {"من|في الفترة من|خلال الفترة من|في الفترة الممتدة من": True},
        lex.TO: {"إلى|حتى|لغاية|إلى غاية": True},
        lex.UNTIL: {"حتى|لغاية|إلى غاية": True},
        lex.SINCE: {"منذ|ابتداء من|اعتبارا من|بدءا من": True},
        lex.BETWEEN: {
            "بين|ما بين|في الفترة بين|في الفترة ما بين|خلال الفترة بين|خلال الفترة ما بين": True
        },
        lex.AND: {"و": True},
        lex.OR: {"أو": True},
        lex.BEFORE: {"قبل": True},
        lex.AFTER: {"بعد|بعد مرور": True},
        lex.BY: {"بحلول|في موعد أقصاه|في موعد لا يتجاوز": True},
        lex.NOT_BEFORE: {"ليس قبل": True},
        lex.ONWARDS: {"فصاعدا": True},
        lex.OR_LATER: {"أو بعد ذلك|أو بعدها": True},
        lex.OR_EARLIER: {"أو قبل ذلك|أو قبلها": True},
        lex.DURING: {"أثناء|خلال": True},
        lex.BOTH: {"كل من": True},
        lex.QUALIFIER: {
            "نحو|حوالي|تقريبا|قرابة|ما يقارب|زهاء": "~",
            "ربما|على الأرجح|من المحتمل|يحتمل|من المرجح|يرجح|لعله": "?",
        },
        lex.EXACTLY: {"بالضبط|تماما": True},
        lex.THE: {"ال": True},
        lex.PREP: {
            "في|يوم|بتاريخ|في تاريخ|خلال|أثناء|عند|شهر|الموافق": True,
        },
        lex.AT_HOUR: {"الساعة|عند الساعة|في الساعة": True},
        lex.LAG_BY: {"ب|بأكثر من|بأقل من|بما لا يقل عن": True},
        lex.OF: {"من|في|ل": True},
        lex.SOMETIME: {"في وقت ما|ذات يوم|في تاريخ غير معروف": True},
        lex.NEXT: {
            "التالي|التالية|اللاحق|اللاحقة|المقبل|المقبلة|القادم|القادمة": True,
        },
        lex.PREVIOUS: {
            "السابق|السابقة|الماضي|الماضية|الفائت|الفائتة|المنصرم|المنصرمة": True,
        },
        lex.SAME: {"ذات|نفس|نفسه|نفسها|ذاته|ذاتها": True},
        lex.THAT: {"ذلك|تلك|هذا|هذه": True},
        lex.LATER: {"لاحقا|في وقت لاحق": True},
        lex.EARLIER: {"سابقا|في وقت سابق": True},
        lex.AGO_BEFORE: {"قبل": True},
        lex.WITHIN: {"خلال|في غضون|في خلال": True},
        lex.LIMIT: {
            "أكثر من|ما لا يقل عن|لا يقل عن|لا تقل عن|ما يزيد على|ما يزيد عن": "least",
            "تزيد على|تزيد عن|على الأقل|بأكثر من|بما لا يقل عن": "least",
            "أقل من|ما لا يزيد على|ما لا يزيد عن|لا تزيد على|لا تزيد عن|لا تتجاوز": "most",
            "لا يتجاوز|على الأكثر|بأقل من": "most",
        },
        lex.LIMIT_AFTER: {
            "على الأقل|أو أكثر|فأكثر": "least",
            "على الأكثر|أو أقل|كحد أقصى": "most",
        },
        lex.LONG: {"لمدة": True},
        lex.THEN: {"ذلك الحين|ذلك الوقت": True},
        lex.TODAY: {"اليوم": 0, "أمس|البارحة": -1, "غدا": 1},
        lex.FOLLOWS: {
            "لاحقا|بعد ذلك|بعدها|فيما بعد|عقب ذلك|في وقت لاحق": "after",
            "قبل ذلك|قبلها|سابقا|من قبل|في وقت سابق": "before",
            "في هذه الأثناء|في تلك الأثناء|في الوقت نفسه|في غضون ذلك|آنذاك|حينها": "during",
        },
        lex.UNKNOWN: {"غير معروف|غير معروفة|مجهول|مجهولة|غير محدد|غير محددة": True},
        lex.VAGUE: _VAGUE,
    },
    prefixes={"و": {lex.AND: True}, "ب": {lex.LAG_BY: True}, "ل": {lex.OF: True}},
    options=frozenset({lex.TWO_NAMES, lex.ADJECTIVE_AFTER}),
    example="ديسمبر 2014",
)
