"""The format lines of ACP 127 as State telegrams have them: what each kind of line looks like."""

from __future__ import annotations

import re

from cablereader.model.dates import DATE_LINE_GROUP

MESSAGE_MARK = "VZCZC"
WEEKDAY_DATE = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,[ ]\d{1,2}[ ][A-Za-z]+[ ]\d{4}"
"""The date that an office tool set above the text: "Tuesday, 27 March 2007"."""
TRANSMISSION_ID = rf"{MESSAGE_MARK}[A-Z]{{3}}\d{{3,4}}"
STATION_NAME = r"(?:AMEMB|AMCONSUL|USMISSION|USDEL|USINT|USLO|USUN|SECSTATE|SECDEF|CINC|USCINC)"
"""How the name of a station begins in an address."""
NUMBERED_PARAGRAPH = re.compile(r"[ \t]*(?:¶[ \t]*)?\d{1,2}[.)][ \t]*(?:\(|[A-Z])")
"""What stands below an envelope, and never in it."""
PRECEDENCES = {
    "Z": "FLASH",
    "O": "IMMEDIATE",
    "P": "PRIORITY",
    "R": "ROUTINE",
    "Y": "EMERGENCY",
    "W": "EMERGENCY",
    "M": "DEFERRED",
}
LINE = re.compile(
    rf"""[ \t>]*(?:
    (?P<transmission>{TRANSMISSION_ID})
    |(?P<routing>(?:ZZ|OO|PP|RR|YY|WW)(?:[ ]+R[A-Z]{{3,7}})+)
    |(?P<station>DE[ ]+(?P<originator>R[A-Z]{{3,7}})[ ]*\#(?P<serial>\d{{1,4}})(?:/(?P<part>\d{{2}}))?
        [ ]+(?P<filing>\d{{7}})(?P<station_rest>[^\n]*))
    |(?P<security>(?P<prosign>ZN[RY][ ]+(?P<letter>[A-Z])(?P=letter){{4}}(?:/[A-Z]{{5}})?(?:[ ]ZZH)?)
        (?P<security_rest>[^\n]*))
    |(?P<dtg>(?:(?P<action>[ZOPRYWM])(?:[ /]*(?P<info_precedence>[ZOPRYWM])(?:[ ][OPR])?)?[ ]*)?
        {DATE_LINE_GROUP}
        (?P<signals>[^\n]*))
    |(?P<fm>FM(?:[ ]?:[ ]*|[ ]+)(?P<sender>[^\n]+))
    |(?P<distribution>(?:ACTION|ORIGIN|INFO)[ ]+[A-Z][A-Z/]*-\d\d\b[^\n]*)
    |(?P<drafting>(?:DRAFTED|APPROVED|CLEARED)[ ]+BY\b[^\n]*)
    |(?P<to>TO(?:[ ]?:[ ]*|[ ]+|(?=[ \t]*$)))
    |(?P<info>INFO(?:[ ]?:[ ]*|[ ]+|(?=[ \t]*$)))
    |(?P<exempt>XMT(?:[ ]+|/))
    |(?P<other_means>ZEN(?:[ ]*/[ ]*|[ ]+))
    # The accounting line stands below the addresses: "STATE GRNC", group count none.
    |(?P<break>(?:BT|(?:[A-Z]{{3,6}}[ ])?GRNC)[ \t]*$)
    |(?P<control>-{{8,}}[^\n]*)
    |(?P<weekday>{WEEKDAY_DATE}[^\n]*)
    |(?P<notice>This\ record\ is\ a\ partial\ extract[^\n]*)
    |(?P<stamp>\(?(?:CCY|ADX)\b[^\n]*|Z[A-Z]{{2}}[ \t]*$)
    |(?P<label>(?:E\.?[ ]?O\.?[ ]*:?[ ]*\d|TAGS?\b|SUBJ|SUBJECT|CLASSIFIED\ BY|REF(?:S|TELS?)?[: ]))
    )""",
    re.VERBOSE | re.MULTILINE,
)
