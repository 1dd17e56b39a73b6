"""The danger signs that a text lists are found, and other lists are not."""

import pytest

from hlreader.library.danger_signs import find_danger_signs
from tests.parsing import parse

_SIGNS = "- Chest pain.\n- Trouble breathing, or\n- A fever\n"


@pytest.mark.parametrize(
    ("section", "lead"),
    [
        ("Warning signs", ""),
        ("After your test", "Call 911 if you have:"),
        ("After your test", "Rest for a day. Call your doctor right away if you notice:"),
        ("Go to the emergency room if you have", ""),
        ("When should I call for help?", "Look out for these:"),
        ("Señales de alarma", ""),
        ("Después de la prueba", "Llame de inmediato a su médico si nota algo de esto:"),
        ("¿Cuándo debo pedir ayuda?", ""),
    ],
)
def test_a_heading_or_a_lead_in_announces_danger_signs(section: str, lead: str) -> None:
    document = parse(f"# Your test\n\n## {section}\n\n{lead}\n\n{_SIGNS}", "test.md")

    (found,) = find_danger_signs(document.blocks)

    assert found.signs.section == section
    assert found.signs.signs == ("Chest pain", "Trouble breathing", "A fever")
    assert document.source[found.offset :].startswith("- Chest pain")


@pytest.mark.parametrize(
    "text",
    [
        f"## What you may feel\n\nYou may have:\n\n{_SIGNS}",
        f"## How to prepare\n\nCall us to book. Bring these things.\n\n{_SIGNS}",
        "## Warning signs\n\n- Chest pain\n",
        "## Cómo prepararse\n\nLleve lo siguiente:\n\n- Su tarjeta\n- Sus medicinas\n",
    ],
)
def test_other_lists_are_not_danger_signs(text: str) -> None:
    assert [*find_danger_signs(parse(text, "test.md").blocks)] == []


def test_signs_in_a_box_count_and_a_list_without_a_heading_has_no_section() -> None:
    text = "> **Call 911 if you have:**\n>\n> - Chest pain\n> - A cold sweat\n"

    (found,) = find_danger_signs(parse(text, "test.md").blocks)

    assert found.signs.section == ""
    assert found.signs.signs == ("Chest pain", "A cold sweat")
