"""Makes the PDFs in this folder: one leaflet as five programs print it.

Run it by hand when the leaflet changes; the tests read what it made. It needs LibreOffice and
Chromium as commands (Debian: ``libreoffice-writer``, ``chromium``, ``fonts-liberation``), and
``pip install weasyprint reportlab typst python-docx``.

    python tests/data/pdf/make.py
"""

import html
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

INTRO = (
    "A knee scan shows your bones and the soft parts between them. It does not hurt at all, and it "
    "takes about half an hour. Gastroenterologists and cardiologists use the same machine, so you "
    "may have to wait a while for your turn."
)
STEPS = (
    ("Wash your hands.", ("Use soap.", ("Use warm water, and take your time, because it helps to "
     "rinse off the soap between all of your fingers as well."))),
    (("Dry your hands with a clean towel. Take a new one each time, and put the old one into the "
     "basket that is next to the door."), ()),
    ("Sit down.", ()),
)  # fmt: skip
FOOD = (("Soup is good", ("So is rice", "So is bread")), ("Rest", ()))
DRUGS = (
    ("Medicine", "Dose", "When to take it"),
    ("Paracetamol", "500 mg", ("In the morning and in the evening, with a full glass of water and "
     "a little food")),
    ("Ibuprofen", "200 mg", "Once a day"),
    ("Iron", "65 mg of iron in one tablet, or as your doctor told you", "Before you go to bed"),
)  # fmt: skip
SHORT = (
    "Take one pill at night",
    "Do not drive a car",
    "Drink lots of water",
    "Keep the wound dry",
)
AFTER = (
    "You can go home on the same day.",
    "Bring your follow-up card to the appointment, and tell us about any allergy.",
    "Your blood should have more than 4 × 10^9 white cells in each litre.",
)
FOOTER = "City Clinic leaflets"


def as_html() -> str:
    """Return the leaflet as a web page."""

    def items(tag: str, entries: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
        made = ""
        for text, inner in entries:
            nested = (
                f"<{tag}>{''.join(f'<li>{one}</li>' for one in inner)}</{tag}>" if inner else ""
            )
            made += f"<li>{text}{nested}</li>"
        return f"<{tag}>{made}</{tag}>"

    rows = "".join(
        "<tr>" + "".join(f"<{cell}>{html.escape(text)}</{cell}>" for text in row) + "</tr>"
        for row, cell in zip(DRUGS, ("th", "td", "td", "td"), strict=True)
    )
    after = AFTER[2].replace("^9", "<sup>9</sup>")
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Your knee scan</title>
<style>
@page {{ size: A5; margin: 18mm; @bottom-center {{ content: "{FOOTER} " counter(page); }} }}
body {{ font-family: "Liberation Serif"; font-size: 11pt; }} p {{ hyphens: auto; }}
table {{ border-collapse: collapse; }}
td, th {{ border: 1px solid; padding: 2pt; vertical-align: top; text-align: left }}
.short p {{ margin: 3pt 0; }}
</style></head><body>
<h1>Your knee scan</h1>
<p>{INTRO}</p>
<h2>Before the scan</h2>
<p>Do these things:</p>
{items("ol", STEPS)}
<p>Eat soft food:</p>
{items("ul", FOOD)}
<h2>Your medicines</h2>
<p><b>Do not stop</b> your medicines without asking us.<sup>1</sup> We know them all.</p>
<table>{rows}</table>
<h3>On the day</h3>
<div class="short">{"".join(f"<p>{text}</p>" for text in SHORT)}</div>
<h3>After the scan</h3>
<p>{AFTER[0]}</p><p>{AFTER[1]}</p><p>{after}</p>
</body></html>"""


def run(*command: object) -> None:
    """Run a command, quietly."""
    subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=120)


def chrome(target: Path) -> None:
    """Print the page with Chromium, which tags what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "leaflet.html")
        page.write_text(as_html(), encoding="utf-8")
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}",
            page.as_uri())  # fmt: skip


def weasyprint(target: Path, **options: str) -> None:
    """Print the page with WeasyPrint."""
    import weasyprint as library

    library.HTML(string=as_html()).write_pdf(target, **options)


def libreoffice(target: Path, *, tagged: bool) -> None:
    """Print a Word file with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "leaflet.docx")
        as_docx(source)
        value = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
        options = f"pdf:writer_pdf_Export:{value}"
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", options, "--outdir", folder, source)  # fmt: skip
        target.write_bytes(source.with_suffix(".pdf").read_bytes())


def as_docx(target: Path) -> None:
    """Write the leaflet as a Word file."""
    import docx
    from docx.shared import Mm

    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.footer.paragraphs[0].text = FOOTER
    made.core_properties.title = "Your knee scan"
    made.add_heading("Your knee scan", 1)
    made.add_paragraph(INTRO)
    made.add_heading("Before the scan", 2)
    made.add_paragraph("Do these things:")
    for text, inner in STEPS:
        made.add_paragraph(text, "List Number")
        for one in inner:
            made.add_paragraph(one, "List Number 2")
    made.add_paragraph("Eat soft food:")
    for text, inner in FOOD:
        made.add_paragraph(text, "List Bullet")
        for one in inner:
            made.add_paragraph(one, "List Bullet 2")
    made.add_heading("Your medicines", 2)
    paragraph = made.add_paragraph()
    paragraph.add_run("Do not stop").bold = True
    paragraph.add_run(" your medicines without asking us.")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" We know them all.")
    table = made.add_table(0, 3, "Table Grid")
    for row in DRUGS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_heading("On the day", 3)
    for text in SHORT:
        made.add_paragraph(text).paragraph_format.space_after = Mm(1)
    made.add_heading("After the scan", 3)
    made.add_paragraph(AFTER[0])
    made.add_paragraph(AFTER[1])
    before, after = AFTER[2].split("^9")
    paragraph = made.add_paragraph(before)
    paragraph.add_run("9").font.superscript = True
    paragraph.add_run(after)
    made.save(str(target))


def reportlab(target: Path) -> None:
    """Print the leaflet with ReportLab, which tags nothing."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import (
        ListFlowable,
        ListItem,
        Paragraph,
        SimpleDocTemplate,
        Spacer,
        Table,
    )

    styles = getSampleStyleSheet()

    def body(text: str) -> Paragraph:
        return Paragraph(text, styles["BodyText"])

    def items(kind: str, entries: tuple[tuple[str, tuple[str, ...]], ...]) -> ListFlowable:
        made = []
        for text, inner in entries:
            nested = [ListFlowable([body(one) for one in inner], bulletType=kind)] if inner else []
            made.append(ListItem([body(text), *nested]))
        return ListFlowable(made, bulletType=kind)

    def footer(canvas: Any, document: Any) -> None:
        canvas.drawCentredString(210, 30, f"{FOOTER} {document.page}")

    SimpleDocTemplate(str(target), pagesize=A5, title="Your knee scan").build(
        [
            Paragraph("Your knee scan", styles["Heading1"]),
            body(INTRO),
            Paragraph("Before the scan", styles["Heading2"]),
            body("Do these things:"),
            items("1", STEPS),
            body("Eat soft food:"),
            items("bullet", FOOD),
            Paragraph("Your medicines", styles["Heading2"]),
            body("<b>Do not stop</b> your medicines without asking us.<super>1</super> We know "
                 "them all."),
            Table([[body(text) for text in row] for row in DRUGS], colWidths=[80, 80, 110]),
            Spacer(1, 8),
            Paragraph("On the day", styles["Heading3"]),
            *map(body, SHORT),
            Paragraph("After the scan", styles["Heading3"]),
            body(AFTER[0]),
            body(AFTER[1]),
            body(AFTER[2].replace("^9", "<super>9</super>")),
        ],
        onFirstPage=footer,
        onLaterPages=footer,
    )  # fmt: skip


def typst(target: Path) -> None:
    """Print the leaflet with Typst."""
    import typst as library

    def items(sign: str, entries: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
        return "\n".join(
            "\n".join((f"{sign} {text}", *(f"  {sign} {one}" for one in inner)))
            for text, inner in entries
        )

    cells = ", ".join(f"[{text}]" for row in DRUGS[1:] for text in row)
    head = ", ".join(f"[{text}]" for text in DRUGS[0])
    source = f"""
#set document(title: "Your knee scan")
#set page(paper: "a5", footer: [{FOOTER} #context counter(page).display()])
#set text(size: 11pt, lang: "en", hyphenate: true)
#set par(justify: true)
= Your knee scan
{INTRO}

== Before the scan
Do these things:
{items("+", STEPS)}

Eat soft food:
{items("-", FOOD)}

== Your medicines
*Do not stop* your medicines without asking us.#super[1] We know them all.

#table(columns: (1fr, 1fr, 1.6fr), table.header({head}), {cells})

=== On the day
{(chr(10) * 2).join(SHORT)}

=== After the scan
{AFTER[0]}

{AFTER[1]}

{AFTER[2].replace("^9", "#super[9]")}
"""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "leaflet.typ")
        path.write_text(source, encoding="utf-8")
        target.write_bytes(library.compile(str(path)))


def main() -> None:
    """Make all of them."""
    chrome(HERE / "chrome.pdf")
    weasyprint(HERE / "weasyprint.pdf")
    libreoffice(HERE / "libreoffice.pdf", tagged=False)
    libreoffice(HERE / "libreoffice-tagged.pdf", tagged=True)
    reportlab(HERE / "reportlab.pdf")
    typst(HERE / "typst.pdf")


if __name__ == "__main__":
    main()
