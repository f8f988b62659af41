"""The words of calendars other than the Gregorian, which every language knows.

The names of months travel between languages with little change, and a phrase of
one language quotes those of another; so that they are one table. Accents, case,
dots and hyphens do not count (``folding``).
"""

from collections.abc import Mapping

#: Month of a calendar: the calendar's key and the number of the month.
CALENDAR_MONTH = "calendar month"

#: What tells the calendar of a date: the calendar's key.
CALENDAR_MARK = "calendar mark"

_HIJRI = {
    1: "muharram|al-muharram|muharrem|moharram|mouharram|muharam|muharrám|мухаррам|мухаррама"
    "|محرم|المحرم",
    2: "safar|sefer|saphar|сафар|сафара|صفر",
    3: "rabi al-awwal|rabi ' al-awwal|rabi al-awal|rabi ul-awwal|rabi ' ul-awwal|rabi'ul-awwal"
    "|rabi i|rabi ' i|rabia al-awal|rabia i|rabie al-awal|rabiʿ al-awwal|rabiul awwal|rabi al-ula"
    "|rabi' al-awwal|rebiülevvel|rebiyülevvel|rabi al-auwal|rabi ' al-auwal"
    "|раби аль-авваль|раби-уль-авваль|раби аль-ауваль|ربيع الأول|ربيع الاول",
    4: "rabi al-thani|rabi ' al-thani|rabi ath-thani|rabi ' ath-thani|rabi al-akhir|rabi ' al-akhir"
    "|rabi ul-thani|rabi us-sani|rabi'us-sani|rabi ii|rabi ' ii|rabia ath-thani|rabia al-thani"
    "|rabia ii|rabiʿ al-thani|rabiul akhir|rabi' al-thani|rebiülahir|rebiyülahir|раби ас-сани"
    "|раби аль-ахир|раби-уль-ахир|ربيع الثاني|ربيع الآخر|ربيع الاخر",
    5: "jumada al-ula|jumada al-awwal|jumada al-awal|jumada i|jumada l-ula|joumada al-oula"
    "|djoumada al-oula|joumada i|dschumada al-ula|dschumada l-ula|yumada al-ula|chumada al-ula|yumada al-awwal"
    "|jumadil awwal|cemaziyelevvel|джумада аль-уля|джумада-ль-уля|джумада аль-ула"
    "|جمادى الأولى|جمادى الاولى|جمادى الأول|جمادي الأولى",
    6: "jumada al-akhira|jumada al-akhirah|jumada al-thani|jumada al-thania|jumada al-thaniya"
    "|jumada ath-thani|jumada ath-thaniya|jumada al-akhir|jumada ii|joumada ath-thania|joumada ii"
    "|djoumada ath-thania|joumada al-akhira|dschumada th-thaniya|dschumada al-achira"
    "|yumada al-thani"
    "|yumada al-ajira|jumadil akhir|cemaziyelahir|джумада ас-сани|джумада аль-ахира"
    "|джумада-с-сания|جمادى الآخرة|جمادى الاخرة|جمادى الثانية|جمادى الآخر|جمادي الثاني",
    7: "rajab|recep|receb|redjeb|radjab|rayab|radschab|ragab|раджаб|раджаба|رجب",
    8: "sha'ban|shaban|shaʿban|shaaban|şaban|chaabane|chaaban|chaban|cha'ban|schaban|scha'ban"
    "|saaban"
    "|шаабан|шаабана|шабан|شعبان",
    9: "ramadan|ramazan|ramadhan|ramzan|ramadán|рамадан|рамадана|рамазан|рамазана|رمضان"
    "|month of ramadan"
    "|ramazan ayı|شهر رمضان",
    10: "shawwal|shawal|şevval|chawwal|chaoual|schawwal|schauwal|shaual|шавваль|шавваля|шауваль"
    "|شوال",
    11: "dhu al-qa'da|dhu al-qa'dah|dhu al-qi'da|dhu al-qi'dah|dhu al-qada|dhu al-qadah|dhul-qa'da"
    "|dhul-qa'dah|dhul-qadah|dhul-qada|dhu'l-qa'da|dhu'l-qa'dah|dhu l-qa'da|zul-qadah|zulqada"
    "|zilkade|dhou al-qi'da|dhou al-qa'da|dou al qi'da|du al-qa'da|du l-qa'da|dhu al-qaʿda"
    "|dhū l-qaʿda|зуль-када|зуль-каада|зу-ль-када|зу-ль-каада"
    "|ذو القعدة|ذي القعدة|ذو القعده|ذى القعدة",
    12: "dhu al-hijja|dhu al-hijjah|dhul-hijja|dhul-hijjah|dhu'l-hijja|dhu'l-hijjah|dhu l-hijja"
    "|zul-hijjah|zulhijja|zilhicce|dhou al-hijja|dhou al-hidjja|dou al hijja|du al-hiyya"
    "|du l-hijja|dhu al-hiddscha|dhu l-hiddscha|dhū l-ḥiǧǧa|зуль-хиджа|зу-ль-хиджа"
    "|зуль-хиджжа|ذو الحجة|ذي الحجة|ذو الحجه|ذى الحجة",
}

#: The names of Iran, and the signs of the zodiac that Afghanistan uses for the same months.
_PERSIAN = {
    1: "farvardin|farwardin|ferverdin|farvardín|фарвардин|фарвардина|فروردین|hamal|حمل|хамаль",
    2: "ordibehesht|urdibihisht|ordíbehesht|ордибехешт|ордибехешта|اردیبهشت|sawr|saur|thawr|ثور"
    "|саур|саура",
    3: "khordad|khurdad|chordad|hordad|jordad|хордад|хордада|خرداد|jawza|jauza|جوزا|джауза",
    4: "tir|тир|тира|تیر|saratan|سرطان|саратан",
    5: "mordad|amordad|murdad|мордад|мордада|مرداد|امرداد|asad|اسد|асад",
    6: "shahrivar|schahriwar|chahrivar|şehriver|shahrivár|шахривар|шахривара|شهریور|sunbula"
    "|sonbola|سنبله",
    7: "mehr|mihr|мехр|мехра|مهر|mizan|میزان|мизан",
    8: "aban|abán|абан|абана|آبان|aqrab|عقرب|акраб",
    9: "azar|āzar|азар|آذر|qaws|qaus|قوس|каус",
    10: "dey|дей|دی|jadi|jaddi|جدی|джади",
    11: "bahman|behmen|бахман|бахмана|بهمن|dalw|dalwa|دلو|дальв",
    12: "esfand|isfand|эсфанд|эсфанда|اسفند|hut|حوت|хут",
}

_HEBREW = {
    1: "nisan|nissan|nisán|нисан|нисана|ניסן",
    2: "iyar|iyyar|ijar|ияр|ияра|אייר",
    3: "sivan|siwan|siván|сиван|сивана|סיוון|סיון",
    4: "tammuz|tamuz|tamouz|тамуз|таммуз|תמוז",
    5: "av|menachem av|aw|ав|אב",
    6: "elul|eloul|элул|элула|אלול",
    7: "tishrei|tishri|tischri|tichri|тишрей|тишрея|תשרי",
    8: "cheshvan|heshvan|marcheshvan|marheshvan|cheschwan|hechvan|jeshván|хешван|хешвана|חשוון"
    "|חשון",
    9: "kislev|chislev|kislew|кислев|кислева|כסלו",
    10: "tevet|teveth|tebeth|tewet|тевет|тевета|טבת",
    11: "shevat|shvat|schwat|chevat|schevat|шват|швата|שבט",
    0: "adar|adár|адар|адара|אדר",
    12: "adar i|adar aleph|adar alef|adar rishon|адар i|אדר א",
    13: "adar ii|adar bet|adar beit|adar sheni|veadar|адар ii|אדר ב",
}

_MARKS = {
    "julian": "julian|julian calendar|os|old style|old style calendar|julianisch"
    "|julianischer kalender|julianischen kalenders|julianischen kalender|alten stils|alter stil"
    "|a. s.|a. st.|julien|calendrier julien|ancien style|vieux style|v. st.|juliano"
    "|calendario juliano|estilo antiguo|antiguo estilo|jülyen|jülyen takvimi|eski takvim"
    "|по старому стилю|старого стиля|старый стиль|ст. ст.|ст. стиля|ст. стилю|по ст. ст."
    "|по юлианскому календарю|юлианского календаря|юлианский|يولياني|اليولياني"
    "|التقويم اليولياني|بالتقويم اليولياني|حسب التقويم اليولياني",
    "hijri": "ah|anno hegirae|hijri|hijri calendar|hijra|hijrah|hegira|of the hijra"
    "|of the hegira|islamic calendar|muslim calendar|islamic|hicri|hicri takvim|hegire"
    "|de l'hégire|hégirien|hégirienne|calendrier hégirien|hégira|de la hégira|héjira"
    "|de la héjira|calendario musulmán|nach der hidschra|der hidschra|hidschri"
    "|islamischen kalenders|хиджры|по хиджре|год хиджры|года хиджры|году хиджры|г. хиджры"
    "|lunar hijri|هـ|ه|هجري|هجرية|الهجري|الهجرية|للهجرة|هجري قمري|هجری قمری|قمری|هـ ق",
    "persian": "sh|ap|ahs|solar hijri|solar hijri calendar|hijri solar|hijri shamsi"
    "|shamsi|solar|persian|persian calendar|iranian calendar|calendrier iranien|calendario iraní|jalali|iranian|hicri şemsi|şemsi"
    "|calendrier persan|persan|hégire solaire|calendario persa|persa|persischen kalenders"
    "|iranischen kalenders|persisch|солнечной хиджры|по солнечной хиджре|иранского календаря"
    "|هـ ش|هـ.ش|هجري شمسي|هجرية شمسية|هجری شمسی|هجری خورشیدی|شمسی|خورشیدی",
    "hebrew": "am|anno mundi|hebrew|hebrew calendar|jewish|jewish calendar|hébraïque"
    "|calendrier hébraïque|calendrier hébreu|calendrier juif|calendario judío|calendario hebreo|hebreo|hebräisch"
    "|hebräischen kalenders|jüdischen kalenders|ibrani takvimi|ibrani"
    "|по еврейскому календарю|еврейского календаря|عبري|التقويم العبري",
    "gregorian": "ns|new style|gregorian|gregorian calendar|neuen stils|neuer stil|n. st."
    "|nouveau style|grégorien|calendrier grégorien|gregoriano|calendario gregoriano"
    "|estilo nuevo|gregorianisch|gregorianischen kalenders|по новому стилю|нового стиля"
    "|н. ст.|по н. ст.|по григорианскому календарю",
}


def _months() -> dict[str, tuple[str, int]]:
    months = {names: ("hijri", number) for number, names in _HIJRI.items()}
    months |= {names: ("persian", number) for number, names in _PERSIAN.items()}
    return months | {names: ("hebrew", number) for number, names in _HEBREW.items()}


#: Category → words → value, as a language's own tables.
CALENDAR_TABLES: Mapping[str, Mapping[str, object]] = {
    CALENDAR_MONTH: _months(),
    CALENDAR_MARK: {names: key for key, names in _MARKS.items()},
}
