"""Address lines: routing indicator, name, precedence, serial; four groups of addressees."""

from __future__ import annotations

import pytest

from cablereader import parse_cable

from .messages import envelope, message, parse, texts

_LINES = [
    # (line, routing, name, precedence, serial)
    pytest.param(
        "RUEHC/SECSTATE WASHDC PRIORITY 4718",
        "RUEHC",
        "SECSTATE WASHDC",
        "PRIORITY",
        "4718",
        id="all",
    ),
    pytest.param("RUEHBO/AMEMBASSY BOGOTA", "RUEHBO", "AMEMBASSY BOGOTA", None, None, id="routed"),
    pytest.param(
        "RUEHBO/AMEMBASSY BOGOTA IMMEDIATE",
        "RUEHBO",
        "AMEMBASSY BOGOTA",
        "IMMEDIATE",
        None,
        id="fast",
    ),
    pytest.param(
        "RUEHBO/AMEMBASSY BOGOTA 0394", "RUEHBO", "AMEMBASSY BOGOTA", None, "0394", id="counted"
    ),
    pytest.param("AMEMBASSY BOGOTA 39", None, "AMEMBASSY BOGOTA", None, "39", id="counted-low"),
    pytest.param("TASK FORCE 39", None, "TASK FORCE 39", None, None, id="number-of-a-unit"),
    pytest.param(
        "AMEMBASSY BOGOTA DAO2",
        None,
        "AMEMBASSY BOGOTA DAO2",
        None,
        None,
        id="office-with-a-figure",
    ),
    pytest.param("AMEMBASSY BOGOTA", None, "AMEMBASSY BOGOTA", None, None, id="name-alone"),
    pytest.param("AMEMBASSY BOGOTA ROUTINE", None, "AMEMBASSY BOGOTA", "ROUTINE", None, id="slow"),
    pytest.param(
        "AMEMBASSY BOGOTA PRIORITY 0000", None, "AMEMBASSY BOGOTA", "PRIORITY", "0000", id="zeros"
    ),
    pytest.param("SECSTATE WASHDC 7561", None, "SECSTATE WASHDC", None, "7561", id="no-routing"),
    pytest.param("SECSTATE WASHDC 7561 ", None, "SECSTATE WASHDC", None, "7561", id="blank-after"),
    pytest.param(
        "RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 4718",
        *("RUEHC", "SECSTATE WASHDC", "NIACT IMMEDIATE", "4718"),
        id="night-action",
    ),
    pytest.param(
        "RUEHC/SECSTATE WASHDC FLASH 4718", "RUEHC", "SECSTATE WASHDC", "FLASH", "4718", id="flash"
    ),
    pytest.param(
        "RUEHBO/AMEMBASSY BOGOTA PIORITY 0394",
        *("RUEHBO", "AMEMBASSY BOGOTA", "PRIORITY", "0394"),
        id="misspelt-precedence",
    ),
    pytest.param(
        "RUEKJCS/DIA WASHINGTON DC//DHI-1B/CLM//DP//",
        *("RUEKJCS", "DIA WASHINGTON DC//DHI-1B/CLM//DP//", None, None),
        id="offices-in-the-name",
    ),
    pytest.param(
        "RUEHZL/EUROPEAN POLITICAL COLLECTIVE",
        *("RUEHZL", "EUROPEAN POLITICAL COLLECTIVE", None, None),
        id="collective",
    ),
    pytest.param(
        "RHMFISS/CDR USSOUTHCOM MIAMI FL",
        *("RHMFISS", "CDR USSOUTHCOM MIAMI FL", None, None),
        id="seven-letter-routing",
    ),
    pytest.param(
        "RUEHBO /AMEMBASSY BOGOTA",
        "RUEHBO",
        "AMEMBASSY BOGOTA",
        None,
        None,
        id="blank-before-slash",
    ),
    pytest.param(
        "  RUEHBO/AMEMBASSY BOGOTA 0394", "RUEHBO", "AMEMBASSY BOGOTA", None, "0394", id="indented"
    ),
    pytest.param(
        "RUEHBO/AMEMBASSY  BOGOTA  PRIORITY  0394",
        *("RUEHBO", "AMEMBASSY BOGOTA", "PRIORITY", "0394"),
        id="many-blanks",
    ),
    pytest.param(
        "SECSTATE WASHDC 4321 PRIORITY",
        *(None, "SECSTATE WASHDC", "PRIORITY", "4321"),
        id="serial-before-precedence",
    ),
    pytest.param(
        "AMEMBASSY BOGOTA PRIORITY UNN",
        *(None, "AMEMBASSY BOGOTA", "PRIORITY", None),
        id="unnumbered",
    ),
    pytest.param("UNN", None, "UNN", None, None, id="a-name-like-unnumbered"),
    pytest.param("AIG 5922", None, "AIG 5922", None, None, id="address-group-by-number"),
    pytest.param("AIG 5922 0041", None, "AIG 5922", None, "0041", id="address-group-with-serial"),
    pytest.param("DIA 1234", None, "DIA", None, "1234", id="short-name"),
    pytest.param("HQ 20TH AF", None, "HQ 20TH AF", None, None, id="digits-in-the-name"),
    pytest.param(
        "RUSSIA DESK", None, "RUSSIA DESK", None, None, id="name-that-begins-like-routing"
    ),
    pytest.param(
        "PRIORITY MAIL CENTER", None, "PRIORITY MAIL CENTER", None, None, id="precedence-word"
    ),
]


@pytest.mark.parametrize(("line", "routing", "name", "precedence", "serial"), _LINES)
def test_addressee(
    line: str, routing: str | None, name: str, precedence: str | None, serial: str | None
) -> None:
    cable = parse(head=envelope(to=f"TO {line}"))
    found = cable.to[0]
    assert len(cable.to) == 1
    assert (found.routing, found.name) == (routing, name)
    assert (found.precedence, found.serial) == (precedence, serial)


@pytest.mark.parametrize(
    "line", ["SECSTATE WASHDC 4321 PRIORITY", "SECSTATE WASHDC PRIORITY 4321", "DIA PRIORITY UNN"]
)
def test_precedence_is_shown_where_it_stands(line: str) -> None:
    cable = parse(head=envelope(to=f"TO {line}", info=None))
    assert texts(cable, "precedence")[-1] == "PRIORITY"


_TO = "TO RUEHC/SECSTATE WASHDC PRIORITY 4718"
_SECSTATE = ("SECSTATE WASHDC",)
_GROUPS = [
    # (to, info, names of to, info, exempt, by other means)
    pytest.param(
        _TO + "\nRUEHLP/AMEMBASSY LA PAZ 0012",
        "INFO RUEHBO/AMEMBASSY BOGOTA\nRUEHQT/AMEMBASSY QUITO 1111",
        *(("SECSTATE WASHDC", "AMEMBASSY LA PAZ"), ("AMEMBASSY BOGOTA", "AMEMBASSY QUITO")),
        *((), ()),
        id="several-of-each",
    ),
    pytest.param(_TO, None, _SECSTATE, (), (), (), id="no-info"),
    pytest.param(None, None, (), (), (), (), id="no-addressees"),
    pytest.param(
        None, "INFO AMEMBASSY BOGOTA", (), ("AMEMBASSY BOGOTA",), (), (), id="info-without-action"
    ),
    pytest.param(
        _TO,
        "INFO IRAN COLLECTIVE\nXMT AMCONSUL SAMPLETOWN\nAMEMBASSY SAMPLE",
        *(_SECSTATE, ("IRAN COLLECTIVE",), ("AMCONSUL SAMPLETOWN", "AMEMBASSY SAMPLE"), ()),
        id="exempt-goes-on",
    ),
    pytest.param(
        _TO,
        "INFO IRAN COLLECTIVE\nXMT/AMEMBASSY SAMPLE",
        *(_SECSTATE, ("IRAN COLLECTIVE",), ("AMEMBASSY SAMPLE",), ()),
        id="exempt-with-slash",
    ),
    pytest.param(
        _TO,
        "INFO IRAN COLLECTIVE\nXMT/AMEMBASSY SAMPLE\nRUEHBO/AMEMBASSY BOGOTA",
        *(_SECSTATE, ("IRAN COLLECTIVE", "AMEMBASSY BOGOTA"), ("AMEMBASSY SAMPLE",), ()),
        id="routed-line-after-the-exempt",
    ),
    pytest.param(
        _TO,
        "INFO IRAN COLLECTIVE\nXMT RUEHSA/AMEMBASSY SAMPLE\nRUEHBO/AMEMBASSY BOGOTA",
        *(_SECSTATE, ("IRAN COLLECTIVE",), ("AMEMBASSY SAMPLE", "AMEMBASSY BOGOTA"), ()),
        id="exempt-with-routes",
    ),
    pytest.param(
        _TO + "\nZEN/AMEMBASSY SAMPLE PRIORITY 4778-4781",
        None,
        *(_SECSTATE, (), (), ("AMEMBASSY SAMPLE",)),
        id="by-other-means",
    ),
    pytest.param(
        _TO + "\nPAGE 02        LIMA   015113  182333Z\nRUEHLP/AMEMBASSY LA PAZ",
        None,
        *(("SECSTATE WASHDC", "AMEMBASSY LA PAZ"), (), (), ()),
        id="page-heading-between",
    ),
    pytest.param(
        "TO PAGE 02        LIMA   015113  182333Z\nRUEHLP/AMEMBASSY LA PAZ",
        None,
        *(("AMEMBASSY LA PAZ",), (), (), ()),
        id="page-heading-after-the-label",
    ),
    pytest.param(
        "TO\nRUEHC/SECSTATE WASHDC",
        "INFO\nAMEMBASSY BOGOTA",
        _SECSTATE,
        ("AMEMBASSY BOGOTA",),
        *((), ()),
        id="labels-alone",
    ),
    pytest.param(
        _TO,
        "INFO RHEFDIA/DIA\nRUEHVEN/ORG FOR SECURITY CO OP IN EUR\nAMEMBASSY BOGOTA",
        _SECSTATE,
        ("DIA", "ORG FOR SECURITY CO OP IN EUR", "AMEMBASSY BOGOTA"),
        *((), ()),
        id="cut-name-is-not-joined",
    ),
    pytest.param(
        _TO,
        "INFO RUEHBO/AMEMBASSY BOGOTA\n\nRUEHQT/AMEMBASSY QUITO",
        *(_SECSTATE, ("AMEMBASSY BOGOTA", "AMEMBASSY QUITO"), (), ()),
        id="blank-line-between",
    ),
    pytest.param(
        "TO SECSTATE WASHDC\nAMEMBASSY TOKYO",
        None,
        ("SECSTATE WASHDC", "AMEMBASSY TOKYO"),
        *((), (), ()),
        id="name-with-to-inside",
    ),
]


@pytest.mark.parametrize(("to", "info", "action", "informed", "exempt", "other"), _GROUPS)
def test_groups(
    to: str | None,
    info: str | None,
    action: tuple[str, ...],
    informed: tuple[str, ...],
    exempt: tuple[str, ...],
    other: tuple[str, ...],
) -> None:
    cable = parse(head=envelope(to=to, info=info))
    assert tuple(item.name for item in cable.to) == action
    assert tuple(item.name for item in cable.info) == informed
    assert tuple(item.name for item in cable.exempt) == exempt
    assert tuple(item.name for item in cable.by_other_means) == other


def test_range_of_serials() -> None:
    cable = parse(head=envelope(to="TO SECSTATE WASHDC\nZEN/AMEMBASSY SAMPLE PRIORITY 4778-4781"))
    assert cable.by_other_means[0].serial == "4778-4781"


def test_distribution_is_no_addressee() -> None:
    head = "ACTION ARA-20\n\nINFO  OCT-01  ISO-00  EB-11  L-03  /086 W\n" + envelope(
        transmission=None, routing=None, station=None, security=None
    )
    cable = parse(head=head)
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]


def test_body_line_that_begins_with_to_is_no_addressee() -> None:
    cable = parse(body="1. (C) The keeper said\nTO THE MINISTER that he would\nINFO HIM later.")
    assert [item.name for item in cable.to] == ["SECSTATE WASHDC"]
    assert len(cable.info) == 1


def test_place_of_an_addressee() -> None:
    cable = parse_cable(message())
    assert cable.text_of(cable.to[0]) == "RUEHC/SECSTATE WASHDC PRIORITY 4718"


_ODD_LINES = [
    # (line, routing, name, precedence, serial)
    pytest.param("RUEHC/SECSTATE WASHDC IMEDIATE 4718", "RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "4718", id="letter-lost"),
    pytest.param("RUEHC/SECSTATE WASHDC PROIRITY 4718", "RUEHC", "SECSTATE WASHDC", "PRIORITY", "4718", id="letters-swapped"),
    pytest.param("RUEHC/SECSTATE WASHDC ROUTIN 4718", "RUEHC", "SECSTATE WASHDC", "ROUTINE", "4718", id="last-letter-lost"),
    pytest.param("RUEHC/SECSTATE WASHDC IMMED 4718", "RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "4718", id="short-immediate"),
    pytest.param("RUEHC/SECSTATE WASHDC PRIO 4718", "RUEHC", "SECSTATE WASHDC", "PRIORITY", "4718", id="short-priority"),
    pytest.param("RUEHC/SECSTATE WASHDC PRIORITY PRIORITY", "RUEHC", "SECSTATE WASHDC", "PRIORITY", None, id="precedence-twice"),
    pytest.param("RUEHC/SECSTATE WASHDC IMMEDIATE NIACT 4718", "RUEHC", "SECSTATE WASHDC", "NIACT IMMEDIATE", "4718", id="night-action-behind"),
    pytest.param("RUEHC//SECSTATE WASHDC PRIORITY", "RUEHC", "SECSTATE WASHDC", "PRIORITY", None, id="two-slashes"),
    pytest.param("RUEHC/Secstate Washdc Priority 4718", "RUEHC", "Secstate Washdc", "PRIORITY", "4718", id="mixed-case"),
    pytest.param("RUEHPR/AMCONSUL PRIORATO", "RUEHPR", "AMCONSUL PRIORATO", None, None, id="name-near-a-precedence"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "routing", "name", "precedence", "serial"), _ODD_LINES)
def test_odd_line(
    line: str, routing: str, name: str, precedence: str | None, serial: str | None
) -> None:
    found = parse(head=envelope(to=f"TO {line}", info=None)).to[-1]
    assert (found.routing, found.name) == (routing, name)
    assert (found.precedence, found.serial) == (precedence, serial)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param(
            "INFO RUEHBO/AMEMBASSY BOGOTA 0394 RUEHQT/AMEMBASSY QUITO PRIORITY 0011",
            [("AMEMBASSY BOGOTA", None, "0394"), ("AMEMBASSY QUITO", "PRIORITY", "0011")],
            id="two",
        ),
        pytest.param(
            "INFO RUEHBO/AMEMBASSY BOGOTA  RHEHNSC/NSC WASHDC RUEKJCS/SECDEF WASHDC//DSAA//",
            [
                ("AMEMBASSY BOGOTA", None, None),
                ("NSC WASHDC", None, None),
                ("SECDEF WASHDC//DSAA//", None, None),
            ],
            id="three",
        ),
        pytest.param(
            "INFO RHMFISS/DEPT OF ENERGY WASHINGTON DC//NA-24/RUSSIA DESK/PO//",
            [("DEPT OF ENERGY WASHINGTON DC//NA-24/RUSSIA DESK/PO//", None, None)],
            id="office-with-a-slash",
        ),
    ],
)
def test_addressees_whose_lines_were_joined(
    line: str, names: list[tuple[str, str | None, str | None]]
) -> None:
    cable = parse(head=envelope(info=line, last=None))
    assert [(item.name, item.precedence, item.serial) for item in cable.info] == names
    assert len([span for span in cable.spans if span.kind == "info_addressee"]) == len(names)


@pytest.mark.parametrize("foot", ["LIMA 00001052  001.2 OF 003", "\nLIMA 00001052  002 OF 003\n\n"])
def test_page_foot_among_addressees(foot: str) -> None:
    info = f"INFO RUEHBO/AMEMBASSY BOGOTA\n{foot}\nRUEHQT/AMEMBASSY QUITO\nRIO GROUP COLLECTIVE"
    cable = parse(head=envelope(info=info, last=None))
    assert [item.name for item in cable.info] == [
        *("AMEMBASSY BOGOTA", "AMEMBASSY QUITO", "RIO GROUP COLLECTIVE"),
    ]
    assert texts(cable, "page_line") == [foot.strip()]


def test_address_that_only_looks_like_a_page_foot() -> None:
    info = "INFO RUEHBO/AMEMBASSY BOGOTA\nBATTALION 002 OF 003"
    cable = parse(head=envelope(info=info, last=None))
    assert len(cable.info) == 2
