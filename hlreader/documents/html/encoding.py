"""Find the encoding of a web page by its byte order mark, its declaration, or by trying.

A declared label means what it means in browsers (the WHATWG encoding standard): "iso-8859-1" is
windows-1252. A page without a label is UTF-8, or else windows-1252.
"""

import re

from hlreader.documents.source import decode

_DECLARED = re.compile(
    rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|\A\s*<\?xml\b[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096

_LABELS = """
utf-8: utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-16 utf-16le utf-16be
cp866: 866 cp866 csibm866 ibm866
iso8859-2: csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 l2 latin2
iso8859-3: csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 l3 latin3
iso8859-4: csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 l4 latin4
iso8859-5: csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5
iso8859-6: arabic asmo-708 ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6
iso8859-7: ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso_8859-7 sun_eu_greek
iso8859-8: hebrew iso-8859-8 iso-8859-8-e iso-8859-8-i iso-ir-138 iso8859-8 logical visual
iso8859-10: csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 l6 latin6
iso8859-13: iso-8859-13 iso8859-13
iso8859-14: iso-8859-14 iso8859-14
iso8859-15: csisolatin9 iso-8859-15 iso8859-15 iso_8859-15 l9
iso8859-16: iso-8859-16
koi8-r: cskoi8r koi koi8 koi8-r koi8_r
koi8-u: koi8-ru koi8-u
mac-roman: csmacintosh mac macintosh x-mac-roman
cp874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
cp1250: cp1250 windows-1250 x-cp1250
cp1251: cp1251 windows-1251 x-cp1251
cp1252: ansi_x3.4-1968 ascii us-ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100
cp1252: iso8859-1 iso88591 iso_8859-1 l1 latin1 latin-1 windows-1252 x-cp1252
cp1253: cp1253 windows-1253 x-cp1253
cp1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso_8859-9 l5 latin5 windows-1254
cp1255: cp1255 windows-1255 x-cp1255
cp1256: cp1256 windows-1256 x-cp1256
cp1257: cp1257 windows-1257 x-cp1257
cp1258: cp1258 windows-1258 x-cp1258
mac-cyrillic: x-mac-cyrillic x-mac-ukrainian
gb18030: chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk
big5hkscs: big5 big5-hkscs cn-big5 csbig5 x-x-big5
euc-jp: cseucpkdfmtjapanese euc-jp x-euc-jp
iso2022-jp: csiso2022jp iso-2022-jp
cp932: csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
cp949: cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601
cp949: ksc_5601 windows-949
"""
"""The labels of each of Python's encodings."""


def decode_page(data: bytes, name: str) -> str:
    """Return the clean text of a page. Bytes without a letter in its encoding become U+FFFD."""
    return decode(data, name, _encoding(data), errors="replace")


def _encoding(data: bytes) -> str:
    """Return the encoding of a page, by its declaration or by trying."""
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    if declared:
        label = (declared[1] or declared[2]).decode("ascii").lower()
        for line in _LABELS.strip().split("\n"):
            encoding, labels = line.split(": ")
            if label in (encoding, *labels.split()):
                return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
