"""HTML hand-outs for tests."""

from pathlib import Path
from typing import NamedTuple

import lxml.html

from hlreader.actions.find_article import ArticleRequest, open_reading
from hlreader.handouts.html.page import written
from hlreader.handouts.leaflet import Clinic, Leaflet, leaflet
from hlreader.handouts.paper import Paper
from hlreader.pages.reading import Definitions

ARABIC = """\
---
title: ارتفاع ضغط الدم
topic: القلب
language: ar
---

ضغط الدم المرتفع يعني أن الدم يدفع جدران الأوعية بقوة أكبر من اللازم.

## ماذا أفعل؟

- خذ دواءك كل يوم. **لا تتوقف** عنه وحدك.
- قس ضغطك في البيت: 120/80 mmHg.

| الدواء | متى |
|---|---|
| Lisinopril 10 mg | في الصباح |
| Amlodipine | في المساء |

Call your care team at 555-0100 if you have chest pain, and do not wait until the morning to see
if it goes away on its own.
"""

HOSTILE = """\
---
title: "</title><script>window.hit=1</script><img src=x onerror=window.hit=2>"
topic: "\\"><svg onload=window.hit=3>"
summary: "\\" onmouseover=\\"window.hit=4"
byline: "a\\u0007\\u202eb"
language: en
sources:
  - title: "<b>x</b></style><script>window.hit=5</script>"
    publisher: a body
    url: "javascript:window.hit=6"
danger_signs:
  section: "Get <b>help</b>"
  signs: ["<img src=http://evil.example/x.png onerror=window.hit=7>"]
---

## Get `<b>help</b>`

<script>window.hit=8</script>

<img src="http://evil.example/y.png" onerror="window.hit=9">

Click [1](javascript:window.hit=10), [2](<java\tscript:window.hit=10>), [three](<data:text/html,x>),
[four](vbscript:x), [five](<https://x.example/"onclick="window.hit=11>) or [six](//evil.example).

</style><style>body{display:none}</style><script>window.hit=12</script> <!-- x --> -->
&lt;script&gt;window.hit=13&lt;/script&gt; `</script><script>window.hit=14</script>` &#7; &#8238;

```
</pre><script>window.hit=15</script>
```

| "><script>window.hit=16</script> | b |
|---|---|
| " onclick="window.hit=17 | a biopsy |

{wording} {0} {section} ${window.hit=18} biopsy[^1]

[^1]: <iframe src="javascript:parent.hit=19"></iframe> a note
"""


class HtmlPage(NamedTuple):
    """A hand-out: what it was made of, its source, and its elements."""

    leaflet: Leaflet
    source: str
    tree: lxml.html.HtmlElement

    def all(self, path: str) -> list[lxml.html.HtmlElement]:
        """Return the elements at an XPath."""
        return list(self.tree.xpath(path))

    def texts(self, path: str) -> list[str]:
        """Return the texts of the elements at an XPath, with single spaces."""
        return [" ".join(one.text_content().split()) for one in self.all(path)]


def page_of(
    name: str,
    language: str = "en",
    clinic: Clinic = Clinic(),  # noqa: B008 - it is immutable
    paper: Paper = Paper(),  # noqa: B008
) -> HtmlPage:
    """Return the hand-out of an article or of a file."""
    reading = open_reading(ArticleRequest(name, language=language), Definitions.NOTES)
    made = leaflet(reading.article, reading.related, reading.glossary, clinic, paper)
    source = written(made).decode()
    return HtmlPage(made, source, lxml.html.document_fromstring(source.encode(), parser=_PARSER))


def page_from(markdown: str, folder: Path, clinic: Clinic = Clinic()) -> HtmlPage:  # noqa: B008
    """Return the hand-out of a Markdown text."""
    path = folder / "text.md"
    path.write_text(markdown, "utf-8")
    return page_of(str(path), clinic=clinic)


_PARSER = lxml.html.HTMLParser(encoding="utf-8")
