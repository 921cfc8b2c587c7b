"""Message reference numbers: every spelling that names a cable, and those that do not."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

from cablereader.model.mrn import parse_mrn

_SPELLINGS = [
    # canonical and archival forms
    pytest.param("07LIMA1052", "07LIMA1052", id="canonical"),
    pytest.param("07LIMA001052", "07LIMA1052", id="canonical-padded"),
    pytest.param("2007LIMA1052", "07LIMA1052", id="four-digit-year"),
    pytest.param("1973LIMA02545", "73LIMA2545", id="archives-form"),
    pytest.param("2007LIMA1052_a", "07LIMA1052", id="plusd-suffix-a"),
    pytest.param("1975LIMA02545_b", "75LIMA2545", id="plusd-suffix-b"),
    pytest.param("66SAMPLE2481", "66SAMPLE2481", id="canonical-unknown-post"),
    pytest.param("10OTTAWA57", "10OTTAWA57", id="year-2010"),
    pytest.param("08STATE105125", "08STATE105125", id="six-digit-serial"),
    # spoken forms
    pytest.param("lima 01052", "07LIMA1052", id="lower-case-year-assumed"),
    pytest.param("Lima 1052", "07LIMA1052", id="title-case"),
    pytest.param("LIMA 00001052", "07LIMA1052", id="serial-padded-to-eight"),
    pytest.param("07 LIMA 1052", "07LIMA1052", id="spaced"),
    pytest.param("07  LIMA\t1052", "07LIMA1052", id="tab-and-two-blanks"),
    pytest.param("07 LIMA\n1052", "07LIMA1052", id="line-break-before-serial"),
    pytest.param("06 LIMA 1052", "06LIMA1052", id="written-year-beats-assumed"),
    pytest.param("2006 LIMA 1052", "06LIMA1052", id="written-long-year-beats-assumed"),
    pytest.param("'06 LIMA 1052", "06LIMA1052", id="apostrophe-year"),
    pytest.param("’06 LIMA 1052", "06LIMA1052", id="typographic-apostrophe-year"),
    pytest.param("10-OTTAWA-57", "10OTTAWA57", id="hyphens"),
    pytest.param("06/LIMA/1052", "06LIMA1052", id="slashes"),
    pytest.param("08/KIGALI 12", "08KIGALI12", id="slash-after-year"),
    pytest.param("06LIMA 1052", "06LIMA1052", id="year-glued"),
    pytest.param("LIMA1052", "07LIMA1052", id="serial-glued"),
    pytest.param("LIMA 1052 (06)", "06LIMA1052", id="year-after"),
    pytest.param("LIMA 1052 (2006)", "06LIMA1052", id="long-year-after"),
    pytest.param("LIMA 1052 ('06)", "06LIMA1052", id="apostrophe-year-after"),
    pytest.param(
        "LIMA 1052 (NOTAL)",
        "07LIMA1052",
        id="qualifier-after",
    ),
    pytest.param(
        "07 LIMA 1052 AND PREVIOUS",
        "07LIMA1052",
        id="and-previous-after",
    ),
    pytest.param("07 LIMA 1052.", "07LIMA1052", id="full-stop-after"),
    pytest.param("  07 LIMA 1052  ", "07LIMA1052", id="blanks-around"),
    # prefixes
    pytest.param("REF LIMA 1052", "07LIMA1052", id="prefix-ref"),
    pytest.param("REFTEL LIMA 1052", "07LIMA1052", id="prefix-reftel"),
    pytest.param("REF A LIMA 1052", "07LIMA1052", id="prefix-ref-letter"),
    pytest.param("REF A: LIMA 1052", "07LIMA1052", id="prefix-ref-letter-colon"),
    pytest.param("REF: LIMA 1052", "07LIMA1052", id="prefix-ref-colon"),
    pytest.param(
        "A. LIMA 1052",
        "07LIMA1052",
        id="bullet-stop",
    ),
    pytest.param(
        "(B) 06 LIMA 1052",
        "06LIMA1052",
        id="bullet-brackets",
    ),
    pytest.param("AMEMBASSY LIMA 1052", "07LIMA1052", id="prefix-amembassy"),
    pytest.param("EMBASSY LIMA 1052", "07LIMA1052", id="prefix-embassy"),
    pytest.param("AMCONSUL RIO DE JANEIRO 12", "07RIODEJANEIRO12", id="prefix-amconsul"),
    pytest.param("CONSULATE SAO PAULO 12", "07SAOPAULO12", id="prefix-consulate"),
    pytest.param("USMISSION GENEVA 12", "07GENEVA12", id="prefix-usmission"),
    # posts of several words and with signs
    pytest.param("TEL AVIV 12", "07TELAVIV12", id="two-words"),
    pytest.param("PORT AU PRINCE 12", "07PORTAUPRINCE12", id="three-words"),
    pytest.param("PORT-AU-PRINCE 12", "07PORTAUPRINCE12", id="hyphens-in-post"),
    pytest.param("N'DJAMENA 12", "07NDJAMENA12", id="apostrophe-in-post"),
    pytest.param("N’DJAMENA 12", "07NDJAMENA12", id="typographic-apostrophe-in-post"),
    pytest.param("ST. PETERSBURG 12", "07STPETERSBURG12", id="full-stop-in-post"),
    pytest.param("TEL\nAVIV 12", "07TELAVIV12", id="line-break-in-post"),
    # slips of spelling, in names of more than five letters
    pytest.param("BUCHARST 12", "07BUCHAREST12", id="letter-lost"),
    pytest.param("CARACCAS 12", "07CARACAS12", id="letter-doubled"),
    pytest.param("ISLAMBAAD 12", "07ISLAMABAD12", id="letters-swapped"),
]

_NO_CABLE = [
    pytest.param("", id="empty"),
    pytest.param("   ", id="blanks"),
    pytest.param("1052", id="number-alone"),
    pytest.param("LIMA", id="post-alone"),
    pytest.param("07LIMA", id="number-missing"),
    pytest.param("06ASTANA", id="number-missing-long"),
    pytest.param("MARCH 27", id="month"),
    pytest.param("May 12", id="month-may"),
    pytest.param(
        "27 MARCH 2007",
        id="date",
    ),
    pytest.param("DTG 272239", id="dtg"),
    pytest.param("PARA 12", id="para"),
    pytest.param("SECTION 01", id="section"),
    pytest.param("PAGE 02", id="page"),
    pytest.param("IIR 6", id="intelligence-report"),
    pytest.param("TD 314", id="agency-report"),
    pytest.param("UNSCR 1540", id="resolution"),
    pytest.param("EO 12958", id="executive-order"),
    pytest.param("E.O. 12958", id="executive-order-with-stops"),
    pytest.param("9 FAM 41", id="manual"),
    pytest.param("SUMMARY 1", id="summary"),
    pytest.param("AND 12", id="and"),
    pytest.param("OF 12", id="of"),
    pytest.param("ON 12", id="on"),
    pytest.param("DAILY REPORT 12", id="daily-report"),
    pytest.param("POINTS 4", id="points"),
    pytest.param("NOWHERETOWN 12", id="unknown-post"),
    pytest.param("LOMA 12", id="slip-in-short-name"),
    pytest.param("LIMA 12345678", id="eight-digit-serial"),
    pytest.param("092OF5", id="section-words-without-post"),
    pytest.param("X" * 5000, id="very-long"),
    # Words that stand before a number in a text; no table may make a station of them.
    *(
        pytest.param(f"{word} 12", id=f"word-{word.lower()}")
        for word in (
            "JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER "
            "JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC PARAS PARAGRAPH TDX IN TO THE "
            "RESOLUTION ARTICLE CHAPTER ANNEX"
        ).split()
    ),
    pytest.param("١٢ 34", id="arabic-digits"),
]

# Names for one station; the number keeps the first.
_ALIASES = [
    *("STATE=SECSTATE", "STATE=SECSTATE WASHDC", "STATE=WASHDC", "STATE=DEPT", "STATE=DEPTEL"),
    *("STATE=SECTSTATE", "STATE=STAT", "STATE=TATE"),
    *("OSAKAKOBE=OSAKA", "CIUDADJUAREZ=JUAREZ", "TEGUCIGALPA=TEGUS", "CHISINAU=KISHINEV"),
    *("ALMATY=ALMA ATA", "SANAA=SANA", "VATICAN=HOLY SEE", "NOUAKCHOTT=NOUAK"),
    *("USUNNEWYORK=USUN", "USUNNEWYORK=USUN NEW YORK", "USUNNEWYORK=USUNNY"),
    *("USUNNEWYORK=USUN NE YORK", "USUNNEWYORK=NEWYORK"),
    *("USNATO=NATO", "USNATO=USMISSION USNATO"),
    *("USEUBRUSSELS=USEU", "USEUBRUSSELS=USEU BRUSSELS", "BRUSSELS=BRUSSELS"),
    *("UNVIEVIENNA=UNVIE", "UNVIEVIENNA=UNVIENNA", "UNVIEVIENNA=USMISSION UNVIE VIENNA"),
    *("VIENNA=VIENNA", "USOSCE=USMISSION USOSCE", "UNROME=USUN ROME", "ROME=ROME"),
    *("UNESCOPARISFR=PARISFR", "UNESCOPARISFR=UNESCOPARIS", "UNESCOPARISFR=USUNESCO PARIS FR"),
    *("GENEVA=USMISSION GENEVA", "RIODEJANEIRO=RIO", "RIODEJANEIRO=RIO DE JAN"),
    *("SAOPAULO=SAO PAUL", "SAOPAULO=PAULO", "MEXICO=MEXICO CITY", "MEXICO=MEX"),
    *("QUEBEC=QUEBEC CITY", "GUATEMALA=GUATEMALA CITY", "PANAMA=PANAM", "KUWAIT=KUWAIT CITY"),
    *("THEHAGUE=HAGUE", "THEHAGUE=THE HAGUE", "PORTAUPRINCE=PAP", "PORTAUPRINCE=PAUP"),
    *("PORTAUPRINCE=PORT A", "PORTOFSPAIN=POS", "BUENOSAIRES=BA", "BUENOSAIRES=BUENOS AIRE"),
    *("HOCHIMINHCITY=HCMC", "HOCHIMINHCITY=HCM", "KUALALUMPUR=KL", "BANDARSERIBEGAWAN=BSB"),
    *("BANDARSERIBEGAWAN=BANDAR", "ANTANANARIVO=TANA", "ANTANANARIVO=ANTAN"),
    *("ADDISABABA=ADDIS", "TEGUCIGALPA=TEGUC", "TEGUCIGALPA=TGG", "DARESSALAAM=DAR"),
    *("BANGKOK=BKK", "HONGKONG=HK", "NEWDELHI=DELHI", "BASRAH=REO BASRAH", "BASRAH=BASRA"),
]

# Identifiers that were cut from damaged classification lines.
_DAMAGED = [
    pytest.param("09EFTOLONDON2468", "09LONDON2468", id="efto"),
    pytest.param("08SECTIN01OF02CAIRO416", "08CAIRO416", id="section-words"),
    pytest.param("0901OF02RPODUBAI28", "09RPODUBAI28", id="section-numbers"),
    pytest.param("06ANOI582", "06HANOI582", id="first-letter-lost"),
    pytest.param("09BRUSSLS1332", "09BRUSSELS1332", id="inner-letter-lost"),
    pytest.param(
        "07QXICO3307",
        "07MEXICO3307",
        id="letters-changed",
    ),
    pytest.param("07MONTXVIDDO12", "07MONTEVIDEO12", id="two-letters-changed"),
    pytest.param("07LJUB12", "07LJUBLJANA12", id="cut-to-four-letters"),
    pytest.param("07LJU12", "07LJU12", id="cut-to-three-letters"),
    pytest.param("REFERENCE 07LIMA12ZDK", "07LIMA12", id="label-before-a-damaged-one"),
    pytest.param(
        "PROGRAM REFS: A. 07LIMA12ZDK", "07LIMA12", id="label-and-letter-before-a-damaged-one"
    ),
    pytest.param("REFTEL07LIMA12ZDK", "07LIMA12", id="label-glued-to-a-damaged-one"),
    pytest.param("07MOXTXVIDDO12", "07MOXTXVIDDO12", id="three-letters-changed"),
    pytest.param("09AMEMBASSYHANOI917", "09HANOI917", id="amembassy"),
    pytest.param("85NOFORNMOGADISHU1643", "85MOGADISHU1643", id="caption"),
    pytest.param("09SIFIEDABUJA1673", "09ABUJA1673", id="rest-of-level"),
    pytest.param("07OSLO000160ZDK164", "07OSLO160", id="operating-sign"),
    pytest.param("06MADRID002583ZFR2585", "06MADRID2583", id="cancellation-sign"),
    pytest.param("08ACCRA001382SUSPECTEDDUPLICATE1392", "08ACCRA1392", id="suspected-duplicate"),
    pytest.param("90STATE255577TOSEC140323", "90STATE255577", id="second-series"),
    pytest.param("7575LIBREVILLE1895", "75LIBREVILLE1895", id="year-twice"),
    pytest.param("7475LIBREVILLE1895", None, id="two-different-years"),
    pytest.param("09LIMA EFTO 123", "09LIMA123", id="efto-behind-the-station"),
    pytest.param("08SECTIONO1OFO2LIMA416", "08LIMA416", id="letters-for-zeros-in-the-section"),
    pytest.param("08LIMA1052CORRECTED", "08LIMA1052", id="corrected"),
    pytest.param("08LIMA1052SENSITIVESIPDIS", "08LIMA1052", id="two-captions-behind"),
    pytest.param("08LIMA1052ZDKCTG", "08LIMA1052", id="two-signs-behind"),
    pytest.param("08LIMA1052PAINT", None, id="other-word-behind"),
]


@pytest.mark.parametrize(("written", "number"), _SPELLINGS)
def test_spelling(written: str, number: str) -> None:
    found = parse_mrn(written, year=2007)
    assert found is not None
    assert found.canonical == number


@pytest.mark.parametrize("written", _NO_CABLE)
def test_no_cable(written: str) -> None:
    assert parse_mrn(written, year=2007) is None


_FAILING_ALIASES = {}


def _alias(pair: str) -> ParameterSet:
    reason = _FAILING_ALIASES.get(pair)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(pair, id=pair, marks=marks)


@pytest.mark.parametrize("pair", [_alias(pair) for pair in _ALIASES])
def test_alias(pair: str) -> None:
    key, _, written = pair.partition("=")
    found = parse_mrn(f"{written} 12", year=2007)
    assert found is not None
    assert found.canonical == f"07{key}12"


@pytest.mark.parametrize(("written", "number"), _DAMAGED)
def test_damaged_identifier(written: str, number: str | None) -> None:
    found = parse_mrn(written)
    assert (found.canonical if found else None) == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "06 KIEV 12",
            "06 KYIV 12",
            id="kyiv",
        ),
        pytest.param(
            "06 CALCUTTA 12",
            "06 KOLKATA 12",
            id="kolkata",
        ),
        pytest.param(
            "06 MADRAS 12",
            "06 CHENNAI 12",
            id="chennai",
        ),
        pytest.param(
            "06 BOMBAY 12",
            "06 MUMBAI 12",
            id="mumbai",
        ),
        pytest.param(
            "06 AIT TAIPEI 12",
            "06 TAIPEI 12",
            id="taipei",
        ),
        pytest.param(
            "06 IRAN RPO DUBAI 12",
            "06 RPO DUBAI 12",
            id="iran-rpo-dubai",
        ),
    ],
)
def test_two_names_of_one_post_are_found_alike(one: str, other: str) -> None:
    first, second = parse_mrn(one), parse_mrn(other)
    assert first is not None
    assert second is not None
    assert first.identity == second.identity


@pytest.mark.parametrize(
    ("written", "year"),
    [
        pytest.param("66LIMA1", 1966, id="first-year"),
        pytest.param("99LIMA1", 1999, id="last-of-century"),
        pytest.param("00LIMA1", 2000, id="year-2000"),
        pytest.param("10LIMA1", 2010, id="last-year"),
        pytest.param("30LIMA1", 2030, id="pivot"),
        pytest.param("31LIMA1", 1931, id="after-pivot"),
    ],
)
def test_century(written: str, year: int) -> None:
    found = parse_mrn(written)
    assert found is not None
    assert found.year == year


def test_no_year_no_cable() -> None:
    assert parse_mrn("LIMA 1052") is None


def test_display() -> None:
    found = parse_mrn("07PORTAUPRINCE12")
    assert found is not None
    assert found.display == "07 PORTAUPRINCE 12"


_ODD = [
    # (written, number)
    pytest.param("09SECTION1OF2LIMA1052", "09LIMA1052", id="section-of-one-figure"),
    pytest.param("08SECTION001OF002LIMA12", "08LIMA12", id="section-of-three-figures"),
    pytest.param("08CTIONOF02LIMA12", "08LIMA12", id="section-half-lost"),
    pytest.param("08OF02LIMA12", "08LIMA12", id="section-almost-lost"),
    pytest.param("0901OF02RPODUBAI28", "09RPODUBAI28", id="section-figures-behind-the-year"),
    pytest.param("08LIMA001052CORRECTEDCOPY", "08LIMA1052", id="corrected-copy-behind"),
    pytest.param("08LIMA001052SIPDIS", "08LIMA1052", id="caption-behind"),
    pytest.param("07LIMA1052.html", "07LIMA1052", id="file-name"),
    pytest.param("07_LIMA_1052", "07LIMA1052", id="underscores"),
    pytest.param("07LIMA1052_a", "07LIMA1052", id="letter-of-the-archives"),
    pytest.param("07PORTAUPR12", "07PORTAUPRINCE12", id="post-cut-short"),
    pytest.param("O7LIMA1O52", "07LIMA1052", id="letter-o-for-zero"),
    pytest.param("07OSLO12", "07OSLO12", id="post-that-begins-with-o"),
    pytest.param("07OTTAWA12", "07OTTAWA12", id="post-of-canada"),
]


@pytest.mark.parametrize(("written", "number"), _ODD)
def test_odd_identifier(written: str, number: str) -> None:
    found = parse_mrn(written)
    assert found is not None
    assert found.canonical == number


def test_redacted_station_names_no_cable() -> None:
    assert parse_mrn("08XXXXXXXXXXXX12") is None
