"""Texts that repeat one thing over and over, to see if work grows faster than the text.

Each repeats a trigger of a rule, a piece of syntax, or a mixture. In a unit, ``{n}`` is a number
and ``{w}`` a made-up word. Neither ever repeats.
"""

from collections.abc import Iterator
from itertools import count, product
from typing import NamedTuple

_SYLLABLES = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]

PROSE = """
biopsy ¦metastatic ¦biopsy. ¦a biopsy (test) ¦a biopsy (taking tissue) ¦Biopsy: ¦scintigraphy and ¦
a biopsy is ¦called a biopsy ¦BIOPSY ¦MRI ¦an MRI scan, ¦computed tomography (CT) ¦CT (¦
CT stands for ¦cardiac catheterisation ¦hypertensive ¦bronchiectasis ¦Bronchiectasis ¦
bronchiectasis, ¦utilize ¦Utilize ¦utilise the ¦in order to ¦at this point in time ¦
due to the fact that ¦prior to ¦50% of ¦20% of people, ¦5% ¦95% CI ¦by 20 percent ¦
1 in 250 and 3 in 1,000 ¦3 in 1,000 ¦one in four ¦one in ¦of 250 people, 3 ¦out of ¦20 of 100 ¦
twice the risk ¦doubles the risk ¦half the risk of death ¦risk rose ¦the risk is ¦
risk of death falls by 30% ¦30% higher risk ¦risk, chance, ¦from 5% ¦9.5 ¦9.5 percent ¦2.1.¦
1,000,000 ¦1,000,000.¦1-2-3-¦10:30 ¦5. ¦5 ¦12345¦12345678901234567890 ¦1.1.1.1 ¦level 5.6 ¦
type 2.1 ¦(1) ¦[1] ¦(12 ¦take 2 tabs po bid prn ¦5 mg PO b.i.d. ¦b.i.d. ¦prn ¦qd ¦PO ¦e.g. ¦e.g., ¦
i.e. ¦etc. ¦et al. ¦vs. ¦cf. ¦a.m. ¦p.m. ¦No. 5 ¦Dr. ¦Dr. A. ¦A. ¦A.B. ¦A.B.C. ¦U.S. ¦
was reddened ¦was badly reddened ¦is is ¦be treated ¦can be treated ¦was ¦were gradually and ¦
it is recommended that ¦Patients should ¦patients with gout who ¦the patients and patients ¦
people with gout should ¦one must ¦adults over 50, ¦the elderly ¦diabetics ¦a diabetic ¦
suffer from ¦sufferers ¦addict ¦non-compliant ¦perform an examination of ¦the removal of ¦
carry out a review ¦make a decision ¦ABC ¦HIV/AIDS ¦IgG ¦NSAIDs ¦A&E ¦ABC-1 ¦COPD. ¦COPD, ¦
TAKE THIS DRUG NOW. ¦TAKE THIS ¦DO NOT STOP. ¦STOP! ¦WHO? ¦MS A. ¦I ¦II. ¦AN MRI. ¦OK. ABC ¦
"biopsy" ¦"¦“¦” ¦“a” ¦‘a’ ¦‘¦«¦'¦’s ¦don't ¦it's ¦'s ¦(¦)¦((¦()¦(a) ¦( a ¦[¦]¦[a] ¦{¦}¦<¦>¦< ¦> ¦
<>¦-¦- ¦--¦—¦– ¦ - ¦a-¦a-b-¦well-known-¦a - b ¦/¦a/¦and/or ¦\\¦*¦_¦`¦~¦^¦=¦+¦#¦@¦&¦&amp;¦&#8238;¦
&#x¦$¦%¦.¦. ¦..¦...¦… ¦? ¦! ¦?! ¦. . ¦.) ¦." ¦.” ¦.a¦a.¦a. ¦A ¦a ¦Aa ¦aA¦a b. ¦: ¦; ¦, ¦,¦a, ¦
, or ¦a, or b, ¦or heart attack ¦, a ¦: a ¦Note: ¦Sex: F. ¦reviewed ¦Last reviewed ¦review date ¦
Last reviewed: May 2019 ¦May 2019 ¦May ¦2019 ¦12/2019 ¦2019-01-01 ¦1st ¦January ¦last last ¦
https://example.org/a ¦www.example.org ¦http://¦www.¦a@b.c ¦a@¦example.org/¦://¦HTTPS://A.B/C?D=E ¦
hlreader ¦because ¦off because ¦because because ¦ignore ¦[picture ¦[picture: ¦picture ¦\u0301¦
e\u0301¦e\u0301 ¦\u0301 ¦ﬁ¦ß¦İ¦癌¦癌症。¦がん¦がん。¦
カメラ¦カメラ ¦אב ¦ا¦ا\u200cا¦🙂¦👩\u200d👩 ¦\u00ad¦a\u00ad¦
\u200b¦\u200ba¦\u2028¦\ufeff¦\u202e¦\x1b[31m¦\x1b]0;¦\x9b¦\x00¦\x85¦\x0c¦\xa0¦a\xa0¦\u3000¦\t¦a\t¦
{n} ¦{n}. ¦{n}) ¦{n}% of people ¦{n} in 1,000 ¦{w} ¦{w}. ¦{w}, ¦{w}itis ¦{w}-¦{w} ({w}) ¦No {w} ¦
{w} stands for ¦Mr {w} ¦Ana {w} ¦{w} biopsy ¦biopsy {w} ¦the {w} is ¦{w} means ¦aeiou¦bcdfg¦
antidisestablishment¦pneumonoultramicroscopic¦hyper¦itis¦ation¦less¦ing¦sss¦ies ¦yes¦
"""
"""Each unit makes one long paragraph of plain text without line breaks."""

LINES = """
a¦A line¦A line.¦- ¦- a¦-a¦* a¦• a¦1. a¦{n}. a¦{n}) a¦a. b¦1¦12¦Menu¦Search¦Privacy policy¦
By Ana Ruiz¦A line of words that goes on and on without a full stop at its end, but a comma,¦
TAKE THIS DRUG NOW.¦NOTE: take it¦Lungs: clear¦Name:¦What is it?¦biopsy¦50% of people¦  a¦\ta¦\t¦
Last reviewed: May 2019¦---¦--- ¦...¦===¦a: b¦a:¦# a¦> a¦>¦ a ¦a\\¦```¦~~~¦    a¦<!-- a -->¦<p>¦
Take 2 tabs po bid.¦reviewed on¦{w}¦{w}.¦{w}: {w}.¦癌症。¦A. ¦a.)¦(a)¦"a"¦"a¦https://example.org¦
"""
"""Each unit makes a plain text of such lines, with and without blank lines between them."""

MARKDOWN = """
[¦![¦[]¦![]¦[a]¦[a](¦[a](b) ¦[a](b)¦![a](b) ¦![](a.png) ¦[a][b] ¦[a][¦[a]: b⏎¦[a]: b⏎⏎¦[{w}]: {w}⏎¦
[{w}][{w}] ¦[^1]¦[^{n}]: a⏎⏎¦[^{n}] ¦[here](a.md) ¦[click here]({n}.md) ¦[a](<b> "c") ¦[a](b "¦
[a](<¦](¦]¦[[¦]]¦[[a]]¦[a [a ¦[a](b [a](b ¦![a ![a ¦*¦**¦***¦*a¦*a* ¦**a** ¦**a¦a**¦_a_ ¦__a ¦
*a _b ¦*a**b ¦`¦``¦`a¦`a` ¦``a` ¦` `` ¦~~a~~ ¦<¦<a¦<a ¦<a>¦<a href="¦<a href="b">¦</¦</a>¦<b>a</b>¦
<!¦<!--¦<!-- ¦<!-- a --¦<!-- a -->¦<!---->¦<?¦<?a?>¦<!A¦<![CDATA[¦<img ¦<img src="a">¦<br>¦
<http://a>¦<a@b.c>¦<a:¦<script>¦<style>a¦<!-- hlreader:¦<!-- hlreader: off HL1 -->¦
<!-- hlreader: on HL1 -->¦<!-- hlreader: ignore HL1 -->⏎⏎¦<!-- hlreader: off HL1 --> a⏎⏎¦
<!-- hlreader: ignore HL101 because a -->⏎⏎Utilize it.⏎⏎¦<!-- hlreader off ¦<!-- hlreader: offf ¦
<!-- hlreader: off HL1 because ¦<!-- hlreader: off HL1⏎¦<!-- hlreader: off HL{n} -->⏎⏎¦
<!-- hlreader: {w} -->¦<!-- hlreader: off HL1, ¦hlreader <!-- ¦&¦&a¦&amp;¦&#¦&#35;¦&#x23;¦&{w};¦\\¦
\\[¦\\\\¦\\a¦# ¦# a⏎¦# a⏎⏎¦## {w}⏎⏎Utilize {w}.⏎⏎¦#¦a⏎===⏎¦a⏎---⏎¦###### a⏎¦ a⏎¦a  ⏎¦a\\⏎¦a⏎¦⏎¦⏎⏎¦
 ⏎¦a⏎⏎¦> ¦>¦> a⏎¦> > a⏎¦> a⏎⏎¦>⏎¦> [¦> `¦- > ¦- ¦- a⏎¦- a⏎⏎¦- [ ] a⏎¦  - a⏎¦-⏎¦1. ¦1. a⏎¦{n}. a⏎¦
1) a⏎¦* * ¦* a⏎¦+ a⏎¦- - ¦- a⏎  b⏎¦- [a](b)⏎¦- <!-- hlreader: ignore HL101 -->⏎¦- biopsy⏎¦
- utilize⏎¦- `a`⏎¦- > a⏎¦- # a⏎¦  ¦    ¦    a⏎¦\t¦\ta⏎¦|a|b|⏎¦||⏎¦a\\|b¦`|`¦a|⏎¦-|⏎¦
|biopsy|utilize|⏎¦|---|⏎¦-|-⏎¦|⏎¦||||¦|--|a|⏎|--|--|⏎¦```⏎¦```⏎a⏎¦```⏎⏎¦````¦~~~⏎¦~~~a⏎¦
```a⏎b⏎```⏎¦---⏎¦***⏎¦- - -⏎¦___¦a⏎-¦a: b⏎¦---⏎a: b⏎¦**biopsy** ¦*biopsy* ¦[biopsy](a) ¦`biopsy` ¦
**a** b ¦utilize [a](b) ¦`a` utilize ¦*utilize* ¦"*a*" ¦“[a](b)” ¦a&nbsp;¦a<br>¦<b>utilize</b> ¦
[picture](a) ¦![picture: a](b) ¦www.example.org/{w} ¦https://example.org/{w}/{w} ¦
<https://example.org/{w}> ¦[{w}](https://example.org/{w}) ¦[](a)¦[ ](a) ¦
"""
"""Each unit makes a Markdown text, in one paragraph unless it has line breaks."""

HTML = """
<¦<a¦<a ¦<a b¦<a b=¦<a b="¦<a b='¦<a "¦<a>¦<a href="b">¦<a href="b">a</a> ¦</¦</a¦</a>¦</p>¦</b>¦
<!¦<!--¦<!-- ¦<!-- a -->¦<!-- a --¦<?¦<!doctype¦<img ¦<img src="a">¦<img src="a" alt="b">¦
<img alt="¦<br>¦<hr>¦<p>¦<p>a¦<p>a.</p>¦<p>A line of ten words that is long enough to count.</p>¦
<b>¦<b>a</b> ¦<i>a¦<span>¦<div>¦<div>a¦<div>a</div>¦<div>a.</div>¦<div></div>¦
<div class="sidebar">a</div>¦<div hidden>a¦<section>¦<article>¦<article>a.¦
<article><p>a.</p></article>¦<main>¦<main>a.¦<h1>¦<h1>a¦<h1>a</h1>¦<h1>a</h1><p>b.</p>¦
<h1><article>¦<h1>A<article>b.</article></h1>¦<h1><div role="main">a.¦<header>¦
<header><h1>a</h1></header>¦<article><header><h1>a</h1></header><p>b.</p></article>¦<h2>a</h2>¦
<h2>a</h2><p>b.</p>¦<ul>¦<ul><li>¦<li>¦<li>a¦<li>a.</li>¦<ul><li>a</li></ul>¦
<ul><li><a href="b">a</a></li></ul>¦<li><a href="b">a</a></li>¦<dl>¦<dt>a<dd>b¦<dd>a¦<table>¦
<table><tr>¦<tr>¦<td>¦<td>a¦<tr><td>a¦<tr><td>a<td>b¦<table><tr><td>a</table>¦
<table><tr><th>a<tr><td>b</table>¦<th>a¦<tbody>¦<caption>a¦<blockquote>¦<blockquote>a.¦
<blockquote><p>a.</p></blockquote>¦<pre>¦<pre>a</pre>¦<code>a</code> ¦<script>¦<script>a</script>¦
<style>¦<title>¦<title>a</title>¦<textarea>¦<form>¦<input>¦<button>¦<select><option>a¦<option>¦
<svg>¦<svg/>¦<nav>¦<nav>a</nav>¦<footer>¦<aside>a¦<details><summary>a</summary>b.</details>¦
<figure><figcaption>a.¦<font>¦<center>¦<em>a</em> ¦<strong>¦<a href="#b">a</a> ¦
<a href="b"><p>a.</p></a>¦<div style="display:none">¦&¦&a¦&amp;¦&amp¦&#¦&#35;¦&#x23;¦&{w};¦&nbsp;¦
&shy;¦a ¦a. ¦A line of words. ¦ ¦⏎¦a⏎¦\t¦"¦'¦=¦>¦/>¦<>¦</>¦< ¦<div><p>a.</p></div>¦
<div><span>a</span></div>¦<div><b>a¦<p><b>a¦<p><a href="b">a¦<b><p>a¦<a><p>a¦<p>utilize ¦
<p>50% of people.</p>¦<p>biopsy</p>¦<b>biopsy</b> ¦<p>TAKE THIS NOW.</p>¦<p><i>utilize</i> it.</p>¦
<div id="{w}" class="{w}">a.¦<{w}>¦<{w}>a.</{w}>¦<html>¦<body>¦<head>¦<html><body>¦</body>¦</html>¦
<table></p>¦<!-- hlreader: off HL1 -->¦<!-- hlreader:¦<ruby>a<rt>b</rt></ruby>¦<sup>1</sup>¦
<del>a</del>¦<p hidden>a.</p>¦
"""
"""Each unit makes the body of a web page."""


BEGUN = """
| a | b |⏎|---|---|⏎▸| biopsy | utilize |⏎¦| a | b |⏎|---|---|⏎▸| {n} in 1,000 | {n} in 2,500 |⏎¦
| a |⏎|---|⏎| ▸a ¦| a |⏎|---|⏎| ▸utilize ¦| a |⏎|---|⏎| ▸biopsy ¦| a |⏎▸|---¦| a |⏎|---|⏎▸| a | a ¦
| a |⏎|---|⏎▸| `a` |⏎¦| a |⏎|---|⏎▸| \\| |⏎¦| a |⏎|---|⏎▸a⏎¦| [a](b) |⏎|---|⏎▸| [a](b) |⏎¦
---⏎title: A⏎---⏎⏎▸a⏎¦---⏎▸{w}: a⏎¦---⏎keywords: [▸a, ¦---⏎▸- a⏎¦---⏎a: "▸b ¦---⏎a: |⏎▸  b⏎¦
---⏎▸#⏎¦---▸⏎¦- a⏎⏎▸  b⏎⏎¦- a⏎▸b⏎¦1. a⏎⏎▸   b⏎¦> a⏎▸b⏎¦> - a⏎▸> - b⏎¦- a⏎⏎▸      b⏎¦```⏎▸a⏎¦
```⏎▸utilize⏎¦~~~⏎▸⏎¦<div>⏎▸a⏎¦<div>⏎▸<p>a⏎¦<div>⏎▸&amp;⏎¦<script>⏎▸a⏎¦<!--⏎▸a⏎¦
<!-- hlreader: off HL201 -->⏎⏎▸Utilize it.⏎⏎¦<!-- hlreader: off HL201 because▸ because¦
<!-- hlreader: off▸ because¦<!-- hlreader: off▸ HL201¦<!-- hlreader: ignore▸ HL{n}¦
<!-- hlreader:▸ ¦<!-- hlreader▸ ¦<!-- hlreader: off▸-¦<!--▸ ¦<!--▸-¦<▸!¦[▸a¦[a](▸b¦[a](▸(¦[a](▸\\¦
[a](b "▸c¦[a](<▸b¦![▸a ¦[▸[¦[a](b▸ ¦[a]: ▸b¦[▸\\]¦`▸a¦`▸``a¦*▸a ¦**▸*a¦_▸a_¦(▸a¦"▸a ¦“▸a ¦‘▸a ¦
a▸'a¦a▸-a¦a▸.a¦a▸/a¦1▸,111¦1▸.1¦1▸:1¦1▸-1¦A▸&A¦A▸.A¦a▸\u0301¦e▸\u0301a¦(▸(¦a▸ ¦a▸_¦a▸*¦
biopsy ▸(a) ¦biopsy ▸( ¦a biopsy, ▸a ¦a biopsy, a ▸test ¦biopsy is ▸a ¦biopsy is a-▸a-¦
biopsy, or ▸a ¦biopsy ▸, ¦biopsy▸ ¦biopsy▸s¦biopsy▸'¦▸a biopsy ¦(biopsy ▸a ¦biopsy:▸ a¦biopsy —▸ a¦
biopsy, which ▸which ¦The biopsy ▸is ¦patients with ▸gout ¦patients ▸who ¦patients, ▸aged ¦
It is ▸recommended ¦a, ▸a, ¦Patients▸ patients¦one ▸in ¦1 in ▸1¦1 in ▸1,000,¦1 ▸people ¦
of 250 people ▸a ¦of 250 people, ▸3 ¦5 ▸percent ¦5▸ ¦50▸0¦50% ▸a ¦the risk ▸risk ¦risk ▸a ¦
risk is ▸about ¦double ▸the ¦twice ▸the ¦reduces ▸a ¦reduces the risk ▸by ¦Last ▸last ¦
Last▸ reviewed ¦reviewed ▸a ¦reviewed on ▸May ¦review▸ date ¦Jan ▸1 ¦May▸ ¦12▸/12¦CT (▸computed ¦
(▸CT) ¦CT stands for ▸a ¦▸a (CT)¦AB▸C¦A▸B. ¦A▸.B.¦ABC-▸1¦A▸bC¦www.▸a¦www.▸.¦http://▸a.¦was ▸a ¦
was ▸fully ¦was fully ▸reddened ¦is▸ is¦be ▸be ¦was a, ▸reddened ¦suffer ▸from ¦carry ▸out ¦&▸a¦
&#▸1¦&amp▸;¦\x1b[▸1¦\x1b]▸a¦\x1b ▸ ¦\x90▸a¦\x1b]▸\x1b]¦a\r▸\r¦\u200c▸\u200c¦[picture: ▸a ¦
[picture▸]¦
"""
"""Each has a beginning, and a part to repeat after it."""

NESTED = """
[▸]¦![▸]¦[▸](a)¦![▸](a)¦(▸)¦"▸"¦“▸”¦‘▸’¦«▸»¦{▸}¦<▸>¦*▸*¦**▸**¦_▸_¦`▸`¦*a▸a*¦[a](▸)¦[a](<▸>)¦
<a>▸</a>¦<b>▸</b>¦<div>▸</div>¦<p>▸</p>¦<!--▸-->¦<ul><li>▸</li></ul>¦<table><tr><td>▸</table>¦
<blockquote>▸</blockquote>¦<article>▸</article>¦<h1>▸</h1>¦<header>▸</header>¦<span>▸</span>¦
<h1><article>▸</article></h1>¦<a href="b">▸</a>¦<section><div>a.▸b.</div></section>¦> ▸a⏎¦- ▸a⏎¦
(a ▸b) ¦(a. ▸b.) ¦biopsy (▸) ¦<!-- hlreader: off HL101 -->⏎⏎▸<!-- hlreader: on HL101 -->⏎⏎¦
```⏎▸~~~⏎¦
"""
"""Each has a beginning to repeat, and an end to repeat as often after that."""


class PathologicalText(NamedTuple):
    """A text of any length."""

    name: str
    suffix: str
    unit: str
    before: str = ""
    closing: str = ""
    """What to repeat as often after all units."""

    def text(self, size: int) -> str:
        """Return about ``size`` characters of it."""
        made: list[str] = []
        left = size - len(self.before)
        words = made_up_words()
        for number in count(1):
            if left <= 0:
                break
            unit = self.unit.replace("{n}", str(number))
            while "{w}" in unit:
                unit = unit.replace("{w}", next(words), 1)
            made.append(unit)
            left -= len(unit) + len(self.closing)
        return self.before + "".join(made) + self.closing * len(made)


def made_up_words() -> Iterator[str]:
    """Yield words of four syllables that look English, and never repeat one."""
    return ("".join(parts) for parts in product(_SYLLABLES, repeat=4))


def pathological_texts() -> Iterator[PathologicalText]:
    """Yield the texts."""
    page = "<!doctype html><html><body>"
    for unit in _units(PROSE):
        yield PathologicalText(f"text {unit!r}", ".txt", unit)
    for line in _units(LINES):
        yield PathologicalText(f"lines {line!r}", ".txt", f"{line}\n")
        yield PathologicalText(f"blank lines {line!r}", ".txt", f"{line}\n\n")
    for unit in _units(MARKDOWN):
        yield PathologicalText(f"markdown {unit!r}", ".md", unit)
    for unit in _units(HTML):
        yield PathologicalText(f"html {unit!r}", ".html", unit, page)
    for pair in _units(BEGUN):
        before, unit = pair.split("▸")
        yield PathologicalText(f"begun {before!r} {unit!r}", ".md", unit, before)
    for pair in _units(NESTED):
        unit, closing = pair.split("▸")
        yield PathologicalText(f"nested {unit!r} {closing!r}", ".md", unit, "", closing)
        yield PathologicalText(f"nested html {unit!r} {closing!r}", ".html", unit, page, closing)


def _units(listed: str) -> list[str]:
    """Return the units between the marks of a list. An arrow is a line break."""
    found = listed.replace("\n", "").split("¦")
    return list(dict.fromkeys(unit.replace("⏎", "\n") for unit in found if unit))
