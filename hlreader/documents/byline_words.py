"""The words of bylines in English and Spanish: the beginnings of statements, and parts of names."""

from hlreader.patterns import lazy

_REVIEWED = r"""
    (?:(?:this|the)\s+\w+\s+(?:was|has\ been)\s+ | (?:page|content|article|information|date)\s+)?
    (?:(?:last|medically|clinically|scientifically|expert|peer|most\ recently)[\s-]+)*
    (?:(?:written|updated|edited|checked|approved)\s+(?:and|&)\s+(?:(?:last|medically)\s+)*)?
    reviewed(?:\s*(?:and|&|/)\s*(?:approved|updated|revised|edited|verified))?
  | fact[-\ ]checked | (?:medical\s+)?reviewers?(?=\s*:)
  | (?:medical\s+)?review(?=\s*(?::|by\b|date\b))(?:\s+date)?
  | (?:date\s+of\s+)?last\s+(?:medical\s+)?review(?:\s+date)? | date\s+of\s+review
  | (?:fecha\s+de\s+(?:la\s+)?)?(?:[uú]ltima\s+)?revisi[oó]n(?:\s+m[eé]dica|\s+cl[ií]nica)?
  | (?:esta\s+\w+\s+fue\s+)?(?:m[eé]dicamente\s+)?revisad[oa]
    (?:\s+(?:m[eé]dica|cl[ií]nica|cient[ií]fica)mente)?(?:\s+y\s+(?:aprobad|actualizad)[oa])?
  | revisora?(?:\s+m[eé]dic[oa])?(?=\s*:)
"""
_DUE = r"""
    (?:next|due|date\ (?:of|for)\ next)\s+(?:date\s+)?review(?:\s+(?:due|date))*
  | review\s+(?:due|again|by(?=\s*:)|before)(?:\s+(?:date|on|in))?
  | (?:fecha\s+de\s+la\s+)?pr[oó]xima\s+revisi[oó]n
"""
_WRITTEN = r"""
    (?:medically\s+)?(?:written|authored|posted|published|reported|compiled|edited|created|prepared)
    (?:\s+(?:and|&)\s+\w+)?(?=\s*by\b)
  | (?:contributing\s+)?(?:authors?|writers?|editors?|contributors?)(?=\s*:)
  | (?:escrit|redactad|elaborad|publicad|preparad)[oa](?=\s*por\b) | autor(?:a|es|as)?(?=\s*:)
"""
_DATED = r"""
    (?:(?:this|the)\s+\w+\s+(?:was|has\ been)\s+ | (?:page|content|article|information|date)\s+)?
    (?:(?:last|first|originally)\s+)*(?:updated|published|posted|modified|revised|created|edited|written|changed)
    (?:\s+online)?(?:\s+date)?
  | (?:publication|posted|effective|issue|revision)\s+date | last\s+(?:update|revision)
  | date(?=\s*:) | current\s+as\s+of | date\s+of\s+(?:preparation|publication|issue|revision)
  | (?:fecha\s+de\s+(?:la\s+)?)?(?:[uú]ltima\s+)?
    (?:actualizaci[oó]n|publicaci[oó]n|modificaci[oó]n)
  | (?:[uú]ltima\s+vez\s+)?(?:actualizad|publicad|modificad)[oa] | fecha(?=\s*:)
"""
LEADS = rf"(?:{_DUE} | {_REVIEWED} | {_WRITTEN} | {_DATED})"
"""The beginnings of statements, except a plain "by". For a verbose pattern."""

LEAD = rf"""
    (?P<due>{_DUE}) | (?P<reviewed>{_REVIEWED}) | (?P<written>{_WRITTEN}) | (?P<dated>{_DATED})
  | (?P<by>(?=(?:by|por)\b))
"""
"""The beginnings of statements, by kind. For a verbose pattern."""

TOPICS = ("review", "revisión", "revision")
"""Endings of leads that may also come before a topic: "Review: Aspirin"."""

HINTS = (
    "by ", "por ", "review", "revis", "updat", "actuali", "publi", "posted", "auth", "autor",
    "writ", "escrit", "edit", "elabor", "redac", "prepar", "check", "date", "fecha", "modif",
    "center", "centre", "centro", "library", "created", "changed", "reported", "compiled",
    "current", "contribut", "issue",
)  # fmt: skip
"""Every byline has one of these, in small letters."""

CREDENTIAL = lazy(
    r"\b(?:M\.?D|D\.?O|Ph\.?\s?D|R\.?N|B\.?S\.?N|M\.?S\.?N|D\.?N\.?P|F?N\.?P|P\.?A-?C?|R\.?D|"
    r"M\.?P\.?H|M\.?B\.?B\.?S|Pharm\.?D|FACP|FRCP|MRCP|M\.?A|M\.?S|D\.?D\.?S|Dr|Dra|Prof)\b"
)
DESK = lazy(
    r"(?:[A-Z]\w*['’]?s?\s+){1,4}"
    r"(?:Feature|News|Staff|Team|Editors?|Writer|Reporter|Publishing|Archives?|Contributor)"
)
"""What a publisher calls its own texts: "Acme Feature"."""
SECTION = lazy(
    r"(?:[A-Z][\w'’,&-]*\s+(?:(?:and|of|the|for)\s+)?){1,5}"
    r"(?:Health|Resource|Learning|Information|Care|Wellness)\s+(?:Cent(?:er|re)|Library|Topics|Guide)"
    r"|Centro\s+de\s+(?:[A-ZÁÉÍÓÚ]?[\w-]+\s*){1,6}"
)
"""What a site calls one of its sections: "Heart Health Center"."""

JOINING = frozenset(
    "of the and for at in de del la las los y e van von der den di da dos du le bin al el "
    "with on".split()
)
"""Small words in the middle of names."""
ROLES = frozenset(
    "staff team teams editorial medical clinical nursing nurse nurses board committee department "
    "editor editors reviewer reviewers physician physicians doctor doctors pharmacist pharmacists "
    "expert experts specialist specialists writer writers reporter correspondent contributor "
    "health our an a advisory review panel group information education patient services "
    "equipo médico médica clínico comité personal redacción dr dra prof mph rn ii iii jr sr".split()
)
"""Words for the role of a person or a group. They may be in small letters."""
PROFESSION = lazy(
    r"\w+(?:ologist|ician|iatrist|iatrician|itian|urgeon|erapist|actitioner|ogo|oga)s?|"
    r"(?:professional|midwife|assistant|director|professor|manager|chair|chief|head|consultant|"
    r"lead|certified|registered|licensed|senior|associate)s?"
)
NO_NAMES = frozenset(
    "you your we us my i it this these that those each every all any some no not when if who "
    "usted su sus nosotros yo este esta estos cada todo".split()
)
NOT_BY = frozenset(
    "mouth injection phone mail email age law hand choice prescription appointment day week month "
    "number gender sex type group request accident default design nature name weight monday "
    "tuesday wednesday thursday friday saturday sunday boca teléfono correo edad favor ejemplo día "
    "semana mes qué lo eso".split()
)
"""Words after "by" that do not name an author."""
