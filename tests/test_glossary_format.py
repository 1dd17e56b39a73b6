"""What a glossary file may say: what stops it, and what an editor is told to fix."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from hlreader.errors import ContentError
from hlreader.glossary import Glossary
from hlreader.glossary.editing.circular_definitions import circles
from hlreader.glossary.editing.lint import RULES, Finding, Lint, lint
from hlreader.glossary.editing.schemas import ENTRY_FILE, LOOKUP_RECORD, read_schema
from hlreader.glossary.load import FIELDS, TRANSLATED_FIELDS
from hlreader.pages.term import record
from hlreader.provenance import SOURCE_FIELDS
from tests.conftest import ROOT
from tests.parsing import read_glossary
from tests.test_glossary import FAULTS

TODAY = date(2026, 3, 1)


def written(folder: Path, text: str) -> Path:
    path = folder / "words.yaml"
    path.write_text(text, "utf-8")
    return path


# --- What makes a glossary unusable --------------------------------------------------------------

UNUSABLE = {
    "a name in another case": (
        "- {term: fever, plain: A hot body.}\n- {term: Fever, plain: Being too hot.}\n",
        2,
        (
            "`Fever`, written `fever`, is already in the entry on line 1. Keep one of the two, "
            "or mark one `case_sensitive: true`."
        ),
    ),
    "an alias in another case": (
        "- {term: fever, plain: A.}\n- {term: heat, aliases: [FEVER], plain: B.}\n",
        2,
        "`FEVER`, written `fever`, is already in the entry on line 1.",
    ),
    "a language in words": (
        "- term: rash\n  plain: Sore skin.\n  language: English\n",
        3,
        "`English` is not a language tag. Use a tag such as en, es-MX or zh-Hant.",
    ),
    "a locale for a language": (
        "- term: rash\n  plain: Sore skin.\n  language: es_MX\n",
        3,
        "`es_MX` is not a language tag.",
    ),
    "a translation into no language": (
        "- term: rash\n  plain: A.\n  translations:\n    Spanish:\n      {term: b, plain: C.}\n",
        5,
        "`Spanish` is not a language tag.",
    ),
    "an anchor": (
        "- &rash\n  term: rash\n  plain: Sore skin.\n",
        1,
        "an anchor (&name) is not allowed. Write the value out.",
    ),
    "an alias of YAML": (
        "- term: rash\n  plain: *skin\n",
        2,
        "an alias (*name) is not allowed.",
    ),
    "a tag": ("- term: !!str rash\n  plain: A.\n", 1, "a tag (tag:yaml.org,2002:str)"),
    "a day that is none": (
        "- term: rash\n  plain: A.\n  reviewed: 2025-02-29\n",
        3,
        "`reviewed` must be a date. Write it as 2026-01-31.",
    ),
    "a date in another order": (
        "- term: rash\n  plain: A.\n  reviewed: 31.01.2026\n",
        3,
        "`reviewed` must be a date.",
    ),
}


@pytest.mark.parametrize(("text", "line", "message"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_fault_that_stops_a_glossary_is_named_with_its_place_and_the_next_step(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    path = written(tmp_path, text)

    with pytest.raises(ContentError) as caught:
        Glossary.load(path)

    assert str(caught.value).startswith(f"{path}:{line}:{caught.value.column}: {message}")


@pytest.mark.parametrize("tag", ["en", "es-MX", "zh-Hant-TW", "fil", "he", "no", "x-house"])
def test_any_language_tag_may_stand(tmp_path: Path, tag: str) -> None:
    words = Glossary.load(written(tmp_path, f"- {{term: a, plain: B., language: {tag}}}\n"))

    assert words.terms[0].language == tag


def test_capitals_tell_names_apart_where_the_entry_says_so(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "- {term: AIDS, case_sensitive: true, plain: An illness.}\n"
        "- {term: aids, plain: Tools that help.}\n"
        "- {term: multiple sclerosis, abbreviations: [MS], plain: An illness of the nerves.}\n"
        "- {term: Ms, plain: A title for a woman.}\n",
    )

    assert [term.term for term in Glossary.load(path).terms][:2] == ["AIDS", "aids"]


def test_words_that_yaml_takes_for_values_stay_words(tmp_path: Path) -> None:
    names = ["No", "yes", "On", "null", "~", "1e3", "0x1F", "2026-01-31", "12:30:00", ".inf", "007"]
    text = "".join(f"- term: {name}\n  plain: A word.\n" for name in names)

    assert [term.term for term in read_glossary(written(tmp_path, text))] == names


def test_empty_values_are_fields_that_are_not_there(tmp_path: Path) -> None:
    text = (
        "- term: rash\n  plain: Sore skin.\n"
        + "".join(f"  {name}:\n" for name in FIELDS if name not in ("term", "plain"))
        + "- {term: acne, plain: Spots., aliases: [], see_also: [], more: '', source: ''}\n"
    )

    rash, acne = read_glossary(written(tmp_path, text))

    assert rash._replace(line=0, term="", plain="") == acne._replace(line=0, term="", plain="")
    assert rash.source is None


@pytest.mark.parametrize(
    ("term", "plain", "language"),
    [
        ("خزعة", "اختبار تُؤخذ فيه قطعة صغيرة من الجسم.", "ar"),
        ("ביופסיה", "בדיקה של פיסת רקמה קטנה.", "he"),
        ("سرطان", "بیماری‌ای که در آن سلول‌ها رشد می‌کنند.", "fa"),
        ("生検", "体の組織を少し取って調べること。", "ja"),
        ("कैंसर", "एक बीमारी।", "hi"),
    ],
)
def test_text_of_any_language_and_direction_stays_letter_for_letter(
    tmp_path: Path, term: str, plain: str, language: str
) -> None:
    path = written(tmp_path, f"- term: {term}\n  plain: {plain}\n  language: {language}\n")

    words = Glossary.load(path)
    hit = words.lookup(term, language)

    assert hit
    assert (hit.term.term, hit.term.plain) == (term, plain)
    assert json.loads(json.dumps(record(term, hit, ())))["entry"]["plain"] == plain


# --- What an editor is told to fix --------------------------------------------------------------


def linted(folder: Path, text: str, others: Glossary | None = None, max_grade: float = 6) -> Lint:
    return lint([written(folder, text)], others or Glossary(()), max_grade, TODAY)


def found(report: Lint) -> Sequence[Finding]:
    assert report.errors == ()
    return report.findings


# One glossary for each rule: its text, and the line, column and beginning of what is said.
FINDINGS: dict[str, tuple[str, int, int, str]] = {
    "too-hard": (
        "- term: rash\n  plain: Inflammatory dermatological manifestation of hypersensitivity.\n",
        2,
        10,
        "the definition of `rash` has grade 43.0, over the limit of 6. Use shorter words",
    ),
    "too-long": (
        "- term: sol\n  language: es\n  plain: " + "una luz " * 16 + "\n",
        3,
        10,
        "the definition of `sol` has 32 words, over 30. Keep one sentence",
    ),
    "own-term": (
        "- term: bone biopsy\n  plain: A test in which Bone Biopsies are taken from you.\n",
        2,
        10,
        "the definition of `bone biopsy` uses the word itself: `Bone Biopsies`. Say it in other",
    ),
    "circle": (
        (
            "- term: tumor\n  plain: A growth that may be a neoplasm.\n"
            "- term: neoplasm\n  plain: A word that means a tumor of some kind.\n"
        ),
        2,
        10,
        (
            "these terms explain each other: `tumor` by `neoplasm`, `neoplasm` by `tumor`. "
            "Explain one of them in everyday words."
        ),
    ),
    "only-refers": (
        (
            "- {term: heart attack, plain: The blood to a part of the heart stops.}\n"
            "- term: infarction\n  plain: See heart attack.\n"
        ),
        3,
        10,
        "`infarction` only refers to `heart attack`. Add it to the `aliases` of",
    ),
    "see-also": (
        (
            "- {term: rash, plain: Sore skin.}\n"
            "- term: acne\n  plain: Spots on the skin.\n  see_also: [rash, rahs]\n"
        ),
        4,
        20,
        "`see_also` of `acne` leads nowhere: there is no entry `rahs`. Did you mean `rash`?",
    ),
    "same-name": (
        "- {term: X-ray, plain: A picture of bones.}\n- {term: X ray, plain: A kind of light.}\n",
        2,
        3,
        "`X ray` of `X ray` and `X-ray` of `X-ray` (line 1) are the same name when",
    ),
    "no-letters": ("- {term: '+', plain: More.}\n", 1, 3, "`+` has no letters or digits"),
    "name-twice": (
        "- {term: rash, aliases: [spots, spots], plain: Sore skin.}\n",
        1,
        3,
        "`spots` is in the entry of `rash` twice.",
    ),
    "null-value": (
        "- term: rash\n  plain: Sore skin.\n  more: null\n",
        3,
        9,
        "`more` of `rash` is the word `null`. Leave the field out",
    ),
    "review-to-come": (
        "- term: rash\n  plain: Sore skin.\n  reviewed: 2026-03-02\n",
        3,
        13,
        "`reviewed` of `rash` is in the future: 2026-03-02.",
    ),
    "harder-word": (
        "- term: rash\n  plain: Red skin with papules or vesiculation on it.\n",
        2,
        10,
        "`vesiculation` in the definition of `rash` is harder than the term.",
    ),
}


def test_every_rule_has_an_example() -> None:
    assert FINDINGS.keys() == RULES.keys()


@pytest.mark.parametrize("rule", FINDINGS)
def test_a_finding_has_a_place_a_plain_message_and_a_next_step(tmp_path: Path, rule: str) -> None:
    text, line, column, message = FINDINGS[rule]

    # No limit on grades, so that one finding does not bring a second
    findings = found(linted(tmp_path, text, max_grade=6 if rule == "too-hard" else 99))
    first = next(finding for finding in findings if finding.rule == rule)

    assert (first.place.line, first.place.column) == (line, column)
    assert f"{first.message} {first.hint}".startswith(message)


SOUND = {
    "related terms that point at each other": (
        "- {term: rash, plain: Sore skin., see_also: [acne]}\n"
        "- {term: acne, plain: Spots on your face., see_also: [rash]}\n"
    ),
    "an everyday word that others use and that uses them": (
        "- {term: blood, no_autolink: true, plain: What the heart pumps.}\n"
        "- {term: heart, plain: What pumps the blood.}\n"
    ),
    "one entry that uses another": (
        "- {term: tumor, plain: A lump of cells.}\n"
        "- {term: neoplasm, plain: A tumor of some kind.}\n"
    ),
    "a part of its own name": (
        "- {term: bone scan, plain: A test of the whole bone with a camera.}\n"
        "- {term: bone, plain: What your frame is made of.}\n"
    ),
    "a definition of two words": "- {term: acne, plain: Bad spots.}\n",
    "a definition with the parts of a name": (
        "- {term: blood pressure, plain: How hard the blood presses. It is a pressure.}\n"
    ),
    "a review of today": "- {term: acne, plain: Bad spots., reviewed: 2026-03-01}\n",
    "a hard word that is a part of an entry's name": (
        "- {term: rash, plain: What is not of the hormone receptor kind.}\n"
        "- {term: hormone receptor, plain: A spot on a cell.}\n"
    ),
    "words that only an accent tells apart": (
        "- {term: mama, plain: El pecho., language: es}\n"
        "- {term: mamá, plain: Quien te dio la vida., language: es}\n"
    ),
    "a hard word that is an entry": (
        "- {term: rash, plain: Red skin and a lot of vesiculation on it.}\n"
        "- {term: vesiculation, plain: Small blisters.}\n"
    ),
    "a sentence that begins with see": "- {term: sight, plain: See it as the work of your eyes.}\n",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_is_sound_is_left_alone(tmp_path: Path, text: str) -> None:
    assert [finding.message for finding in found(linted(tmp_path, text))] == []


def test_see_also_may_lead_to_a_glossary_that_is_in_use_too(tmp_path: Path) -> None:
    text = "- {term: clinic card, plain: The card you show., see_also: [biopsy]}\n"

    assert found(linted(tmp_path, text, Glossary.load())) == ()


SEE_ALSO = {
    "another name of an entry": ("CAT scan", "says `CAT scan`, but the entry is `CT scan`."),
    "the plural of an entry": ("CT scans", "says `CT scans`, but the entry is `CT scan`."),
    "itself": ("test", "leads to itself."),
    "another name of itself": ("exam", "leads to itself, because `exam` is another name for it."),
}


@pytest.mark.parametrize(("name", "message"), SEE_ALSO.values(), ids=SEE_ALSO)
def test_see_also_names_another_entry_by_its_term(tmp_path: Path, name: str, message: str) -> None:
    text = (
        "- {term: CT scan, aliases: [CAT scan], plain: Many pictures made one.}\n"
        f"- {{term: test, aliases: [exam], plain: A way to find out., see_also: [{name}]}}\n"
    )

    (finding,) = found(linted(tmp_path, text))

    assert finding.message == f"`see_also` of `test` {message}"


def test_a_long_circle_is_found_once_and_reported_in_order(tmp_path: Path) -> None:
    text = (
        "- {term: serum, plain: What is left of plasma.}\n"
        "- {term: plasma, plain: What lymph looks like.}\n"
        "- {term: lymph, plain: What seeps from serum.}\n"
        "- {term: blister, plain: A bag of lymph.}\n"
    )

    (finding,) = found(linted(tmp_path, text))

    assert finding.message == (
        "these terms explain each other: `serum` by `plasma`, `plasma` by `lymph`, "
        "`lymph` by `serum`."
    )


def test_circles_are_the_shortest_ones_each_once() -> None:
    uses = {1: [2], 2: [1, 3], 3: [4], 4: [2], 5: [1]}

    assert list(circles(uses)) == [[1, 2], [3, 4, 2]]


def test_a_name_of_a_translation_is_reported_at_its_own_place(tmp_path: Path) -> None:
    text = (
        "- term: rash\n  plain: Sore skin.\n  translations:\n"
        "    es:\n      term: sarpullido\n      plain: Un sarpullido.\n"
    )

    (finding,) = found(linted(tmp_path, text))

    assert (finding.term, finding.place) == ("sarpullido", (6, 14))


def test_entries_on_one_line_have_places_of_their_own(tmp_path: Path) -> None:
    text = '[{"term": "a1", "plain": "x a1"}, {"term": "b1", "plain": "y b1"}]\n'

    assert [finding.place.column for finding in found(linted(tmp_path, text))] == [26, 59]


def test_all_entries_that_make_a_file_unusable_are_reported_at_once(tmp_path: Path) -> None:
    text = (
        "- {term: rash}\n- {term: acne, plain: Acne.}\n- {term: fever, plane: Hot.}\n"
        "- {term: Acne, plain: Bad spots.}\n"
    )

    report = linted(tmp_path, text)

    lines = [error.line for error in report.errors if isinstance(error, ContentError)]
    assert lines == [1, 3, 4]
    assert [finding.rule for finding in report.findings] == ["own-term"]


def test_the_level_of_each_definition_is_measured_or_the_reason_is_given(tmp_path: Path) -> None:
    text = (
        "- {term: acne, plain: Bad spots.}\n"
        "- {term: bone scan, plain: A test that shows where bone has changed.}\n"
        "- {term: sol, plain: Una luz muy grande que vemos., language: es}\n"
    )

    short, measured, foreign = linted(tmp_path, text).files[0].levels

    assert (short.grade, short.difficulty) == (None, None)
    assert short.note == "too short to measure: 2 words"
    assert measured.grade == pytest.approx(0.39 * 8 + 11.8 - 15.59)  # 8 words, 8 syllables
    assert measured.difficulty is not None
    assert foreign.note == "not measured in this language (es)"


# --- The schemas for other tools -----------------------------------------------------------------

SCHEMA = json.loads(read_schema(ENTRY_FILE))
RECORD = json.loads(read_schema(LOOKUP_RECORD))


@pytest.mark.parametrize("schema", [SCHEMA, RECORD], ids=["file", "record"])
def test_a_schema_is_valid_itself(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_the_schema_knows_the_fields_that_loading_knows() -> None:
    defined = SCHEMA["$defs"]

    assert set(defined["entry"]["properties"]) == set(FIELDS)
    assert set(defined["translation"]["properties"]) == set(TRANSLATED_FIELDS)
    assert set(defined["source"]["properties"]) == set(SOURCE_FIELDS)
    assert all("description" in field for name, field in defined["entry"]["properties"].items())


def as_editors_read(text: str, base: type = yaml.SafeLoader) -> Any:
    """Return YAML as an editor's tool sees it, which knows true and null but no dates."""
    text = text.replace("*skin", "skin")
    loader: Any = type("Loader", (base,), {})
    loader.yaml_implicit_resolvers = {
        letter: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
        for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, loader)  # noqa: S506 - a safe loader, without dates


@pytest.mark.slow
def test_the_shipped_glossary_fits_the_schema() -> None:
    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    shipped = as_editors_read((ROOT / "glossary.yaml").read_text("utf-8"), fast)

    # One entry with each set of fields and types. To validate all 7,000 takes seconds.
    different = list({shape(entry): entry for entry in shipped}.values())

    assert list(Draft202012Validator(SCHEMA).iter_errors(different)) == []


def shape(value: Any) -> Any:
    """Return which fields and types a value of YAML has, and whether texts are blank."""
    if isinstance(value, dict):
        return frozenset((name, shape(each)) for name, each in value.items())
    if isinstance(value, list):
        return list, frozenset(map(shape, value))
    return type(value), not str(value).strip()


BEYOND_A_SCHEMA = (
    "twice", "alias", "plural", "abbreviation", "case", "term that", "broken YAML", "an anchor",
    "a tag", "a field twice", "month", "day that is none",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        text
        for name, (text, _, _) in {**FAULTS, **UNUSABLE}.items()
        if not any(part in name for part in BEYOND_A_SCHEMA)
    ],
)
def test_what_loading_refuses_in_an_entry_the_schema_refuses_too(text: str) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(as_editors_read(text))


def test_what_loading_takes_the_schema_takes_too() -> None:
    text = (
        "- {term: No, plain: Nitric oxide., aliases: [7, yes], reviewed: 2026-01-31}\n"
        "- {term: a, plain: B., more:, source:, translations:, aliases:, language: zh-Hant}\n"
        "- {term: c, plain: D., source: {title: T, year: 2021}, case_sensitive: true}\n"
        "- {term: e, plain: F., translations: {es-MX: {term: g, plain: H., forms: [i]}}}\n"
    )

    assert list(Draft202012Validator(SCHEMA).iter_errors(as_editors_read(text))) == []


@pytest.mark.parametrize("query", ["biopsies", "PET", "AIDS", "CAT scan", "sintigrafy", "", "日本"])
def test_the_record_of_a_look_up_fits_its_schema(query: str) -> None:
    words = Glossary.load()
    hit = words.lookup(query)

    made = record(query, hit, () if hit else words.suggest(query))

    assert list(Draft202012Validator(RECORD).iter_errors(made)) == []
    assert set(RECORD["properties"]) == set(made)
    if made["entry"]:
        assert set(RECORD["$defs"]["entry"]["properties"]) == set(made["entry"])


# --- Many names that are alike -------------------------------------------------------------------


def alike(names: Iterable[str], *, cased: bool) -> str:
    """Return a glossary with an entry for each name."""
    flag = "  case_sensitive: true\n" if cased else ""
    return "".join(f"- term: {name}\n{flag}  plain: Sore skin.\n" for name in names)


def in_capitals(count: int) -> list[str]:
    """Return one name in this many mixtures of small and capital letters."""
    return [
        "".join(c.upper() if number >> at & 1 else c for at, c in enumerate("shortnessofbreath"))
        for number in range(count)
    ]


def with_accents(count: int) -> list[str]:
    """Return one name in this many mixtures of accents."""
    letters = ["eéèêëē" if c == "e" else "aáàâä" if c == "a" else "oóòôö" if c == "o" else c
               for c in "shortnessofbreathagoe"]  # fmt: skip
    return ["".join(each) for each in islice(product(*letters), count)]


def calls(work: Callable[[], object]) -> int:
    """Return how many functions a piece of work calls."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "cased"), [(in_capitals, True), (with_accents, False)], ids=["capitals", "accents"]
)
def test_names_that_are_alike_cost_no_more_than_others(
    names: Callable[[int], list[str]],
    cased: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    path = tmp_path / "words.yaml"

    def cost(count: int) -> int:
        path.write_text(alike(names(count), cased=cased), "utf-8")
        return calls(lambda: lint([path], Glossary(()), 6, date(2026, 1, 31)))

    cost(400)  # what is done once
    assert cost(800) < 2.5 * cost(400)
