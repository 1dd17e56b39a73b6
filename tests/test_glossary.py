"""The glossary: the contents of its file, looking up words, and finding terms in a text."""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import Any
from unicodedata import name as name_of
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.errors import ContentError, UnreadableError, UsageError
from hlreader.exits import Exit
from hlreader.glossary import Glossary, Hit, Match
from hlreader.glossary.store.compile import index_of
from hlreader.glossary.store.index import Index
from hlreader.glossary.store.layers import Layers
from hlreader.glossary.words.match import _GAPS
from hlreader.models import Source, Term
from hlreader.readability.lexicon.frequency import is_everyday

# --- Loading -----------------------------------------------------------------------------------


def load(folder: Path, text: str) -> Glossary:
    """Return the glossary that a YAML text holds."""
    path = folder / "words.yaml"
    path.write_text(text, "utf-8")
    return Glossary.load(path)


def fault(folder: Path, text: str) -> ContentError:
    """Return the error that a glossary text raises."""
    with pytest.raises(ContentError) as caught:
        load(folder, text)
    return caught.value


def test_an_entry_is_read_with_all_its_fields(tmp_path: Path) -> None:
    words = load(
        tmp_path,
        """
- term: computed tomography
  aliases: [body scan]
  abbreviations: [CT]
  forms: [computed tomographies]
  case_sensitive: true
  no_autolink: true
  pronunciation: kom-PYOO-ted toh-MOG-ruh-fee
  plain: A scan that takes many X-ray pictures from all sides.
  more: You lie on a table that slides through a ring.
  technical: Cross-sectional imaging by X-ray attenuation.
  see_also: [X-ray]
  source: {title: Tests explained, publisher: A health service, year: 2021, url: "https://x.org"}
  reviewed: 2026-01-31
  audience: adults
  language: en-GB
""",
    )

    assert words.terms[0] == Term(
        term="computed tomography",
        plain="A scan that takes many X-ray pictures from all sides.",
        aliases=("body scan",),
        abbreviations=("CT",),
        forms=("computed tomographies",),
        case_sensitive=True,
        no_autolink=True,
        pronunciation="kom-PYOO-ted toh-MOG-ruh-fee",
        more="You lie on a table that slides through a ring.",
        technical="Cross-sectional imaging by X-ray attenuation.",
        see_also=("X-ray",),
        source=Source("Tests explained", "A health service", "2021", "https://x.org"),
        reviewed="2026-01-31",
        audience="adults",
        language="en-GB",
        line=2,
    )


def test_entries_stay_in_the_order_of_their_file(tmp_path: Path) -> None:
    words = load(tmp_path, "- {term: rash, plain: Sore skin.}\n- {term: acne, plain: Spots.}\n")

    assert [term.term for term in words.terms] == ["rash", "acne"]


def test_a_word_that_yaml_would_take_for_a_value_stays_a_word(tmp_path: Path) -> None:
    words = load(tmp_path, "- term: No\n  plain: Nitric oxide.\n  case_sensitive: true\n")

    assert words.terms[0].term == "No"


def test_an_empty_file_is_a_glossary_without_entries(tmp_path: Path) -> None:
    words = load(tmp_path, "# nothing yet\n")

    assert list(words.terms) == []
    assert words.lookup("fever") is None
    assert words.find("You have a fever.") == []
    assert words.suggest("fever") == []


FAULTS = {
    "no term": (
        "- term: fever\n  plain: A hot body.\n- plain: A sore throat.\n",
        3,
        "this entry has no term. Write `term: the word`.",
    ),
    "an empty term": ("- term:\n  plain: A hot body.\n", 1, "this entry has no term."),
    "no plain meaning": (
        "- term: fever\n  plain: A hot body.\n\n- term: rash\n  aliases: [spots]\n",
        4,
        "`rash` has no plain meaning. Write `plain: ",
    ),
    "an empty plain meaning": ("- term: rash\n  plain: ''\n", 1, "`rash` has no plain meaning."),
    "the same term twice": (
        "- term: fever\n  plain: A hot body.\n- term: fever\n  plain: Being too hot.\n",
        3,
        "`fever` is already in the entry on line 1. Keep one of the two.",
    ),
    "an alias that is a term": (
        "- {term: fever, plain: A hot body.}\n- {term: heat, aliases: [fever], plain: Hot.}\n",
        2,
        "`fever` is already in the entry on line 1.",
    ),
    "a term that is an alias": (
        "- {term: stroke, aliases: [attack], plain: A.}\n- {term: attack, plain: B.}\n",
        2,
        "`attack` is already in the entry on line 1.",
    ),
    "an abbreviation that is a term": (
        "- {term: sclerosis, abbreviations: [MS], plain: A.}\n- {term: MS, plain: B.}\n",
        2,
        "`MS` is already in the entry on line 1.",
    ),
    "a plural of two terms": (
        "- {term: axis, forms: [axes], plain: A.}\n- {term: ax, forms: [axes], plain: B.}\n",
        2,
        "`axes` is already in the entry on line 1.",
    ),
    "an unknown field": (
        "- term: rash\n  plain: Sore skin.\n  pronounciation: RASH\n",
        3,
        "an entry has no field `pronounciation`. Did you mean `pronunciation`?",
    ),
    "an unknown field like no other": (
        "- term: rash\n  plain: Sore skin.\n  xyz: 1\n",
        3,
        "an entry has no field `xyz`. Known: term, plain, ",
    ),
    "a field twice": (
        "- term: rash\n  plain: Sore skin.\n  plain: Red skin.\n",
        3,
        "the key plain appears twice.",
    ),
    "a list for a text": (
        "- term: rash\n  plain: [Sore, skin]\n",
        2,
        "`plain` must be text.",
    ),
    "fields for a term": ("- term: {word: rash}\n", 1, "`term` must be text."),
    "a text for a list": (
        "- term: rash\n  plain: Sore skin.\n  aliases: spots\n",
        3,
        "`aliases` must be a list. Write `aliases: [one, two]`.",
    ),
    "an empty item": (
        "- term: rash\n  plain: Sore skin.\n  aliases:\n    - spots\n    -\n",
        5,
        "each item of `aliases` must be text.",
    ),
    "a list in a list": (
        "- term: rash\n  plain: Sore skin.\n  see_also: [[acne]]\n",
        3,
        "each item of `see_also` must be text.",
    ),
    "a word for true or false": (
        "- term: rash\n  plain: Sore skin.\n  no_autolink: maybe\n",
        3,
        "`no_autolink` must be true or false.",
    ),
    "a text for a source": (
        "- term: rash\n  plain: Sore skin.\n  source: NHS\n",
        3,
        "`source` must be fields, one per line.",
    ),
    "a source without a title": (
        "- term: rash\n  plain: Sore skin.\n  source: {publisher: NHS}\n",
        3,
        "this source has no title.",
    ),
    "an unknown field of a source": (
        "- term: rash\n  plain: Sore skin.\n  source:\n    title: Skin\n    publsher: NHS\n",
        5,
        "`source` has no field `publsher`. Did you mean `publisher`?",
    ),
    "a date in words": (
        "- term: rash\n  plain: Sore skin.\n  reviewed: last May\n",
        3,
        "`reviewed` must be a date. Write it as 2026-01-31.",
    ),
    "a month that is none": (
        "- term: rash\n  plain: Sore skin.\n  reviewed: 2026-13-01\n",
        3,
        "`reviewed` must be a date.",
    ),
    "a date without a day": (
        "- term: rash\n  plain: Sore skin.\n  reviewed: 2026-01\n",
        3,
        "`reviewed` must be a date.",
    ),
    "an entry that is a word": (
        "- term: rash\n  plain: Sore skin.\n- acne\n",
        3,
        "an entry must be fields, one per line.",
    ),
    "fields for a list of entries": (
        "term: rash\nplain: Sore skin.\n",
        1,
        "a glossary is a list of entries. Begin each entry with `- term: word`.",
    ),
    "a translation without a meaning": (
        "- term: rash\n  plain: Sore skin.\n  translations:\n    es:\n      term: sarpullido\n",
        5,
        "`sarpullido` has no plain meaning.",
    ),
    "a translation with an unknown field": (
        "- term: rash\n  plain: A.\n  translations:\n    es:\n      term: sol\n      plane: B.\n",
        6,
        "`es` has no field `plane`. Did you mean `plain`?",
    ),
    "broken YAML": ("- term: rash\n  plain: [Sore skin.\n", 3, "the YAML is broken"),
}


@pytest.mark.parametrize(("text", "line", "message"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_named_with_file_and_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    error = fault(tmp_path, text)

    assert (error.file, error.line) == (str(tmp_path / "words.yaml"), line)
    assert str(error).startswith(f"{tmp_path / 'words.yaml'}:{line}:{error.column}: {message}")
    assert error.exit_code == Exit.UNREADABLE


def test_entries_on_one_line_may_not_share_a_name_either(tmp_path: Path) -> None:
    # Given a glossary that a program wrote as JSON, all in one line
    text = '[{"term": "rash", "plain": "Sore skin."}, {"term": "rash", "plain": "Red skin."}]\n'

    error = fault(tmp_path, text)

    assert error.line == 1
    assert "`rash` is already in" in str(error)


def test_a_name_may_stand_twice_in_its_own_entry(tmp_path: Path) -> None:
    words = load(tmp_path, "- term: rash\n  aliases: [rash, spots]\n  plain: Sore skin.\n")

    assert words.terms[0].aliases == ("rash", "spots")


def test_names_that_differ_in_case_are_two_names(tmp_path: Path) -> None:
    words = load(
        tmp_path,
        "- term: AIDS\n  case_sensitive: true\n  plain: An illness.\n"
        "- term: aids\n  plain: Tools that help.\n",
    )

    assert len(words.terms) == 2


def test_the_same_name_may_stand_once_in_each_language(tmp_path: Path) -> None:
    words = load(
        tmp_path,
        "- term: hospital\n  plain: A place for sick people.\n"
        "  translations:\n    es: {term: hospital, plain: Un lugar para enfermos.}\n",
    )

    assert [(term.term, term.language) for term in words.terms] == [
        ("hospital", "en"),
        ("hospital", "es"),
    ]


def test_a_translation_has_the_source_of_its_entry(tmp_path: Path) -> None:
    words = load(
        tmp_path,
        "- term: fever\n  plain: A hot body.\n  source: {title: Fever}\n"
        "  translations:\n    es: {term: fiebre, plain: Un cuerpo muy caliente.}\n",
    )

    hit = words.lookup("fiebre", "es")

    assert hit
    assert hit.term.source == Source("Fever", "")


def test_a_glossary_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.yaml: this glossary file does not exist\."):
        Glossary.load(tmp_path / "nowhere.yaml")


def test_a_glossary_that_is_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="this is a folder"):
        Glossary.load(tmp_path)


def test_without_a_path_the_shipped_glossary_is_loaded() -> None:
    hit = Glossary.load().lookup("biopsy")

    assert hit
    assert hit.term.term == "biopsy"


# --- Looking up --------------------------------------------------------------------------------

WORDS = Glossary(
    Term(term, f"What {term} means.", **names)  # type: ignore[arg-type]
    for term, names in {
        "biopsy": {},
        "bone scan": {"aliases": ("bone scintigraphy",)},
        "metastasis": {"aliases": ("secondary tumor",)},
        "diagnosis": {},
        "vertebra": {},
        "axilla": {},
        "nucleus": {},
        "bronchus": {},
        "bacterium": {},
        "ganglion": {},
        "criterion": {},
        "stoma": {},
        "sarcoma": {},
        "foramen": {},
        "appendix": {},
        "cervix": {},
        "cortex": {},
        "phalanx": {},
        "syringe": {},
        "artery": {},
        "calorie": {},
        "calf": {},
        "valve": {},
        "nerve": {},
        "virus": {},
        "bruise": {},
        "disease": {},
        "mass": {},
        "abscess": {},
        "bone": {},
        "rash": {},
        "reflex": {},
        "toe": {},
        "hospice": {},
        "tooth": {"forms": ("teeth",)},
        "test": {},
        "testis": {},
        "lymph node": {},
        "Crohn's disease": {},
        "follow-up": {},
        "X-ray": {},
        "Pap test": {"case_sensitive": True},
        "magnetic resonance imaging": {"abbreviations": ("MRI",)},
        "urinary tract infection": {"abbreviations": ("UTI",)},
        "family doctor": {"abbreviations": ("GP",)},
        "PET scan": {"abbreviations": ("PET",), "case_sensitive": True},
        "electrocardiogram": {"abbreviations": ("ECG", "EKG")},
        "café au lait spot": {},
        "Sjögren syndrome": {},
    }.items()
)


def found(word: str, words: Glossary = WORDS) -> tuple[str, str] | None:
    """Return the term a word leads to and how, or None."""
    hit = words.lookup(word)
    return (hit.term.term, hit.match) if hit else None


@pytest.mark.parametrize("word", ["biopsy", "Biopsy", "BIOPSY", "  biopsy ", "biopsy.", "“biopsy”"])
def test_a_word_is_found_in_any_case_and_with_signs_around_it(word: str) -> None:
    assert found(word) == ("biopsy", "exact")


@pytest.mark.parametrize(
    ("plural", "term"),
    [
        ("biopsies", "biopsy"),
        ("arteries", "artery"),
        ("calories", "calorie"),
        ("metastases", "metastasis"),
        ("diagnoses", "diagnosis"),
        ("vertebrae", "vertebra"),
        ("axillae", "axilla"),
        ("nuclei", "nucleus"),
        ("bronchi", "bronchus"),
        ("bacteria", "bacterium"),
        ("ganglia", "ganglion"),
        ("criteria", "criterion"),
        ("stomata", "stoma"),
        ("sarcomata", "sarcoma"),
        ("sarcomas", "sarcoma"),
        ("foramina", "foramen"),
        ("appendices", "appendix"),
        ("cervices", "cervix"),
        ("cortices", "cortex"),
        ("phalanges", "phalanx"),
        ("syringes", "syringe"),
        ("calves", "calf"),
        ("valves", "valve"),
        ("nerves", "nerve"),
        ("viruses", "virus"),
        ("bruises", "bruise"),
        ("diseases", "disease"),
        ("masses", "mass"),
        ("abscesses", "abscess"),
        ("bones", "bone"),
        ("rashes", "rash"),
        ("reflexes", "reflex"),
        ("toes", "toe"),
        ("hospices", "hospice"),
        ("teeth", "tooth"),
        ("lymph nodes", "lymph node"),
        ("Bone Scans", "bone scan"),
        ("secondary tumors", "metastasis"),
    ],
)
def test_a_plural_finds_its_singular(plural: str, term: str) -> None:
    assert found(plural) == (term, "plural")


@pytest.mark.parametrize("plural", ["ECGs", "MRIs", "UTIs", "GPs"])
def test_the_plural_of_an_abbreviation_finds_its_entry(plural: str) -> None:
    hit = WORDS.lookup(plural)

    assert hit
    assert plural[:-1] in hit.term.abbreviations


@pytest.mark.parametrize("word", ["diagnosis's", "diagnosis’s", "diagnosis'", "Diagnosis’"])
def test_a_possessive_finds_its_word(word: str) -> None:
    assert found(word) == ("diagnosis", "exact")


@pytest.mark.parametrize("word", ["biopsies'", "biopsies’"])
def test_the_possessive_of_a_plural_finds_its_singular(word: str) -> None:
    assert found(word) == ("biopsy", "plural")


def test_another_name_finds_its_entry() -> None:
    assert found("Bone Scintigraphy") == ("bone scan", "alias")


@pytest.mark.parametrize("word", ["MRI", "mri", "Mri"])
def test_an_abbreviation_finds_its_entry_in_any_case(word: str) -> None:
    assert found(word) == ("magnetic resonance imaging", "abbreviation")


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("x ray", "X-ray"),
        ("X‑RAY", "X-ray"),
        ("follow up", "follow-up"),
        ("follow‐up", "follow-up"),
        ("bone-scan", "bone scan"),
        ("lymph  node", "lymph node"),
        ("lymph\nnode", "lymph node"),
        ("crohn’s disease", "Crohn's disease"),
        ("CAFÉ AU LAIT SPOT", "café au lait spot"),
        ("sjögren-syndrome", "Sjögren syndrome"),
    ],
)  # fmt: skip
def test_hyphens_apostrophes_and_spaces_are_alike(word: str, term: str) -> None:
    assert found(word) == (term, "exact")


@pytest.mark.parametrize("word", ["scan", "scan bone", "biops", "nbiopsy", "lymph", "", "?"])
def test_a_part_of_a_name_or_another_order_is_not_the_name(word: str) -> None:
    assert found(word) is None


def test_a_case_sensitive_entry_is_looked_up_in_any_case() -> None:
    assert found("pap test") == ("Pap test", "exact")


def test_of_names_that_differ_in_case_the_one_written_so_is_found() -> None:
    words = Glossary(
        [
            Term("AIDS", "The last stage of HIV.", case_sensitive=True),
            Term("aids", "Tools that help you hear, see or walk."),
        ]
    )

    assert [found(word, words) for word in ("AIDS", "aids", "Aids")] == [
        ("AIDS", "exact"),
        ("aids", "exact"),
        ("aids", "exact"),
    ]


def test_a_word_ending_like_a_plural_prefers_its_likeliest_singular() -> None:
    assert found("tests") == ("test", "plural")
    assert found("testes") == ("testis", "plural")


TRAPS = (
    "diabetes", "sepsis", "pus", "lens", "pelvis", "rabies", "scabies", "herpes", "caries",
    "measles", "ascites", "virus", "uterus", "thrombus", "iris", "arthritis", "cirrhosis",
    "psoriasis", "stress", "illness", "gas", "pancreas", "biceps", "feces", "faeces",
    "menses", "series", "species", "insulin", "anemia", "alopecia", "mammography", "biopsy",
    "edema", "asthma", "media", "sciatica", "chi", "AIDS", "news", "kidneys",
)  # fmt: skip


@pytest.mark.parametrize("word", TRAPS)
def test_a_word_that_looks_like_a_plural_is_its_own_entry(word: str) -> None:
    words = Glossary(Term(trap, "Something else.") for trap in TRAPS)

    assert found(word, words) == (word, "exact")
    assert [match.text for match in words.find(f"It is {word}, they said.")] == [word]


@pytest.mark.parametrize("word", [trap for trap in TRAPS if trap not in ("virus", "biopsy")])
def test_a_word_that_looks_like_a_plural_is_never_cut_down(word: str) -> None:
    # Given a glossary of other words only
    assert found(word) is None


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("pus", "pu"),
        ("gas", "ga"),
        ("virus", "viru"),
        ("pelvis", "pelvi"),
        ("sepsis", "sepsi"),
        ("stress", "stres"),
        ("has", "ha"),
        ("us", "u"),
    ],
)
def test_a_word_ending_in_s_is_not_taken_for_a_plural_of_what_is_left(
    word: str, other: str
) -> None:
    words = Glossary([Term(other, "An odd entry.")])

    assert found(word, words) is None
    assert words.find(f"So {word} it is.") == []


def test_the_readers_language_goes_first() -> None:
    words = Glossary(
        [
            Term("tumor", "A lump of cells."),
            Term("tumor", "Un bulto de células.", language="es"),
            Term("fiebre", "Un cuerpo muy caliente.", language="es"),
        ]
    )

    def language(word: str, wanted: str) -> str | None:
        hit = words.lookup(word, wanted)
        return hit.term.language if hit else None

    assert language("tumor", "en-US") == "en"
    assert language("tumor", "es-MX") == "es"
    assert language("fiebre", "en") == "es"


# --- Finding in a text -------------------------------------------------------------------------


def marked(text: str, words: Glossary = WORDS) -> list[str]:
    """Return the passages of a text that are terms."""
    return [match.text for match in words.find(text)]


def test_a_match_has_its_place_its_text_and_its_entry() -> None:
    text = "You may need a biopsy soon."

    assert WORDS.find(text) == [Match(15, 21, "biopsy", WORDS.terms[0])]


@pytest.mark.parametrize(
    "text",
    [
        "autobiopsy",
        "biopsyed",
        "biopsy2",
        "2biopsy",
        "éluvirus",
        "bonescan",
        "testing",
        "contest",
        "toenail",
        "reflexology",
    ],
)
def test_only_whole_words_are_found(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    "text", ["(biopsy)", "biopsy.", "“biopsy”", "pre-biopsy", "biopsy/surgery", "—biopsy—"]
)
def test_signs_around_a_word_do_not_hide_it(text: str) -> None:
    assert marked(text) == ["biopsy"]


def test_the_longest_of_the_names_that_fit_is_found() -> None:
    words = Glossary([Term("bone", "x"), Term("bone scan", "x"), Term("bone scan report", "x")])

    assert marked("A bone, a bone scan and a bone scan report.", words) == [
        "bone",
        "bone scan",
        "bone scan report",
    ]


def test_the_leftmost_name_wins_over_a_longer_one_that_begins_in_it() -> None:
    words = Glossary([Term("bone scan", "x"), Term("scan report day", "x")])

    assert marked("Your bone scan report day.", words) == ["bone scan"]


def test_a_name_that_breaks_off_does_not_swallow_the_names_in_it() -> None:
    words = Glossary([Term("bone scan report", "x"), Term("bone", "x"), Term("scan", "x")])

    assert marked("Your bone scan is done.", words) == ["bone", "scan"]


def test_the_same_word_is_found_each_time() -> None:
    assert marked("A biopsy is a biopsy.") == ["biopsy", "biopsy"]


@pytest.mark.parametrize(
    "passage",
    [
        "bone scan",
        "bone-scan",
        "Bone Scan",
        "BONE SCAN",
        "bone/scan",
        "bone\nscan",
        "bone  scan",
        "bone   scan",
        "bone \n  scan",
    ],
)
def test_the_words_of_a_name_may_be_joined_in_any_usual_way(passage: str) -> None:
    assert marked(f"After the {passage} you rest.") == [passage]


def test_a_text_that_ends_with_the_beginning_of_a_name_has_no_more_of_it() -> None:
    assert marked("Bone scan of the bone") == ["Bone scan", "bone"]
    assert marked("Scan: a bone.") == ["bone"]


def test_words_that_are_known_are_not_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given what a matcher asks of the index
    asked: list[set[str]] = []
    names = Index.names

    def counted(index: Index, keys: Collection[str]) -> dict[str, list[Any]]:
        asked.append(set(keys))
        return names(index, keys)

    monkeypatch.setattr(Index, "names", counted)
    matcher = WORDS.matcher()
    texts = ["You may need a bone scan.", "A biopsy of the axilla takes tissue."]

    # When it has prepared some texts
    matcher.prepare(texts)
    prepared = len(asked)

    # Then their words are known: in these texts, and in later ones
    found = [[match.text for match in matcher.find(text)] for text in (*texts, *texts)]
    assert found[:2] == found[2:] == [["bone scan"], ["biopsy", "axilla"]]
    assert 0 < prepared == len(asked)


def test_a_page_of_text_is_one_question(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given three sentences, when terms are looked for in them
    asked: list[object] = []
    ask = Layers.ask

    def counted(layers: Layers, question: Callable[[], Any]) -> Any:
        asked.append(question)
        return ask(layers, question)

    monkeypatch.setattr(Layers, "ask", counted)
    assert marked("A biopsy hurts.\nAn axilla hurts.\nA nucleus does not.") == [
        "biopsy", "axilla", "nucleus",
    ]  # fmt: skip

    # Then all of it is one part
    assert len(asked) == 1


@pytest.mark.parametrize(
    "text", ["A lymph. Node", "lymph, node", "lymph – node", "lymph (node)", "lymph--node"]
)
def test_a_name_does_not_reach_over_a_comma_a_dash_or_a_full_stop(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_name_with_an_apostrophe_is_found_with_either_sign(apostrophe: str) -> None:
    assert marked(f"It is Crohn{apostrophe}s disease.") == [f"Crohn{apostrophe}s disease"]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Two biopsies.", "biopsies"),
        ("Bone metastases.", "metastases"),
        ("Both axillae hurt.", "axillae"),
        ("Swollen lymph nodes.", "lymph nodes"),
        ("Bacteria grow.", "Bacteria"),
        ("Your teeth hurt.", "teeth"),
        ("Several ECGs.", "ECGs"),
    ],
)
def test_a_plural_is_found(text: str, passage: str) -> None:
    assert passage in marked(text)


@pytest.mark.parametrize("plural", ["MRIs", "UTIs", "GPs"])
def test_the_plural_of_an_abbreviation_is_found(plural: str) -> None:
    assert marked(f"We speak of {plural} here.") == [plural]


def test_only_the_last_word_of_a_name_may_be_in_the_plural() -> None:
    assert marked("lymphs node and bones scans") == ["bones"]


@pytest.mark.parametrize(
    ("term", "passage", "language"),
    [
        ("stage of labor", "stages of labour", "en"),
        ("carcinoma in situ", "carcinomas in situ", "en"),
        ("inborn error of metabolism", "inborn errors of metabolism", "en"),
        ("vena cava", "venae cavae", "en"),
        ("corpus luteum", "corpora lutea", "en"),
        ("vas deferens", "vasa deferentia", "en"),
        ("chorda tendinea", "chordae tendineae", "en"),
        ("ganglio linfático", "ganglios linfáticos", "es"),
        ("factor de riesgo", "factores de riesgo", "es"),
        ("ganglio linfático axilar", "Ganglios linfáticos axilares", "es"),
    ],
)
def test_words_before_the_last_are_in_the_plural_where_the_language_puts_them_so(
    term: str, passage: str, language: str
) -> None:
    words = Glossary([Term(term, "x", language=language)])

    assert [match.text for match in words.find(f"Ver {passage} aquí.", language)] == [passage]


@pytest.mark.parametrize("passage", ["tests result", "stages labor", "Tests results"])
def test_an_english_plural_before_the_last_word_is_no_name(passage: str) -> None:
    words = Glossary(
        [Term("test result", "x"), Term("stage of labor", "x"), Term("stage labor", "x")]
    )

    assert words.find(f"The {passage} are here.") == []


def test_the_possessive_sign_is_left_outside() -> None:
    assert marked("The biopsy’s result, the nuclei's shape.") == ["biopsy", "nuclei"]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("A Pap test or two Pap tests.", ["Pap test", "Pap tests"]),
        ("Your pap spoke of a pap test.", ["test"]),
        ("PAP TEST", ["TEST"]),
    ],
)
def test_a_case_sensitive_name_is_found_only_as_it_is_written(
    text: str, passages: list[str]
) -> None:
    assert marked(text) == passages


def test_a_small_letter_name_of_a_case_sensitive_entry_is_found_in_any_case() -> None:
    words = Glossary(
        [Term("AIDS", "x", aliases=("late HIV illness", "immunodeficiency"), case_sensitive=True)]
    )

    assert marked("Hearing aids. Immunodeficiency. Late hiv illness. AIDS.", words) == [
        "Immunodeficiency",
        "AIDS",
    ]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("An MRI shows it.", ["MRI"]),
        ("An mri, an Mri.", []),
        ("Your pet may stay. A PET may help.", ["PET"]),
        ("PETs find it.", ["PETs"]),
        ("PETS or pets are at home.", []),
    ],
)
def test_an_abbreviation_is_found_only_in_its_case(text: str, passages: list[str]) -> None:
    assert marked(text) == passages


def test_an_entry_with_no_autolink_is_not_found_but_looked_up() -> None:
    words = Glossary([Term("stage", "How far it is.", no_autolink=True)])

    assert marked("At this stage, both stages.", words) == []
    assert found("stages", words) == ("stage", "plural")


def test_an_entry_with_no_autolink_does_not_hide_a_shorter_name() -> None:
    words = Glossary([Term("bone scan", "x", no_autolink=True), Term("scan", "x")])

    assert marked("A bone scan.", words) == ["scan"]


def test_an_entry_with_no_autolink_does_not_hide_one_of_the_same_name() -> None:
    words = Glossary(
        [
            Term("all", "Everything.", no_autolink=True),
            Term("leukemia", "x", abbreviations=("ALL",)),
        ]
    )

    assert [(match.text, match.term.term) for match in words.find("all of ALL")] == [
        ("ALL", "leukemia")
    ]


def test_only_the_terms_of_the_texts_language_are_found() -> None:
    words = Glossary([Term("dolor", "Lo que duele.", language="es"), Term("pain", "What hurts.")])
    text = "El dolor (pain)."

    assert [match.text for match in words.find(text, "es-MX")] == ["dolor"]
    assert [match.text for match in words.find(text, "en")] == ["pain"]
    assert words.find(text, "fr") == []


@pytest.mark.parametrize(
    "before",
    [
        "İİİ ", "🎗️🎗️ ", "👩🏽‍⚕️ says: ", "骨骨 ", "ǰ ΐ ŉ ", "e\u0301e\u0301 ", "ẞ ß ", "ﬁ ﬀ ",
    ],
)  # fmt: skip
def test_a_place_is_true_after_letters_that_grow_in_lower_case(before: str) -> None:
    text = f"{before}Your BIOPSY, {before}a bone scan."

    assert [text[match.start : match.end] for match in WORDS.find(text)] == ["BIOPSY", "bone scan"]
    assert marked(text) == ["BIOPSY", "bone scan"]


def test_an_entry_with_a_letter_that_grows_in_lower_case_is_found() -> None:
    words = Glossary([Term("İnme", "Beyne kan gitmemesi.", language="tr")])

    assert [match.text for match in words.find("Acil: İnme!", "tr")] == ["İnme"]


def test_a_combining_accent_belongs_to_its_word() -> None:
    # Given a text that writes é as e and a combining accent, as some programs do
    words = Glossary([Term("dose", "How much you take.")])

    assert marked("Bien dose\u0301, a dose.", words) == ["dose"]


@pytest.mark.parametrize("word", ["cafe\u0301 au lait spot", "Sjo\u0308gren syndrome"])
def test_a_word_with_its_accent_apart_is_the_same_word(word: str) -> None:
    text = f"It may be {word}."

    assert WORDS.lookup(word)
    assert [text[match.start : match.end] for match in WORDS.find(text)] == [word]


def test_nothing_is_found_in_nothing() -> None:
    assert marked("") == []
    assert marked("… — !? 🎗️") == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("她患了乳癌,要做MRI檢查。早期乳癌治療很好。", "zh", ["乳癌", "MRI檢查", "乳癌"]),
        ("乳がんの検査ではCTスキャンをします。", "ja", ["乳がん", "スキャン"]),
        ("スキャンダルの記事です。", "ja", []),
    ],
)
def test_terms_are_found_in_scripts_that_put_no_spaces(
    text: str, language: str, found: list[str]
) -> None:
    words = Glossary(
        [
            Term("乳癌", "乳房長出壞的細胞。", language="zh"),
            Term("磁力共振", "用磁石照相。", aliases=("MRI檢查",), language="zh"),
            Term("乳がん", "胸にできる病気。", language="ja"),
            Term("スキャン", "体の写真。", language="ja"),
        ]
    )

    matches = words.find(text, language)

    assert [match.text for match in matches] == found
    assert [text[match.start : match.end] for match in matches] == found
    assert words.lookup("乳癌", "zh") == Hit(words.terms[0], "exact")


# --- Found as an obvious reference finds --------------------------------------------------------

PLURALS = {
    "biopsy": "biopsies",
    "bone": "bones",
    "cell": "cells",
    "metastasis": "metastases",
    "node": "nodes",
    "nucleus": "nuclei",
    "scan": "scans",
    "vertebra": "vertebrae",
    "tumour": "tumours",
    "haemorrhage": "haemorrhages",
    "tumor": "tumors",
    "hemorrhage": "hemorrhages",
    "café": "cafés",
    "جلد": "جلدs",
    "İnme": "İnmes",
    "癌": "癌s",
    "が": "がs",
    "スキャン": "スキャンs",
}
AMERICAN = {"tumour": "tumor", "haemorrhage": "hemorrhage"}
ACCENT = "\N{COMBINING ACUTE ACCENT}"
JOINTS = frozenset("-‐‑'’/")
GAPS = [
    " ",
    "  ",
    "\n",
    "-",
    "‑",
    "’",
    "/",
    ", ",
    ". ",
    " – ",
    "--",
    "",
    "_",
    " 🎗️ ",
    "İ ",
    "(",
    ACCENT,
    ACCENT + " ",
]


def reference_words(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand: the longest runs of letters and digits.

    An accent that is apart belongs to the word before it. Chinese letters and hiragana are
    words each, katakana part from other letters.
    """
    places: list[tuple[int, int]] = []
    last = ""
    for position, letter in enumerate(text):
        script = name_of(letter, "").split(" ")[0]
        if "\u0300" <= letter <= "\u036f" and last not in ("", "CJK", "HIRAGANA", "KATAKANA"):
            script = last
        elif not letter.isalnum():
            script = ""
        elif script not in ("CJK", "HIRAGANA", "KATAKANA"):
            script = "OTHER"
        if script and script == last and script not in ("CJK", "HIRAGANA"):
            places[-1] = (places[-1][0], position + 1)
        elif script:
            places.append((position, position + 1))
        last = script
    return places


def small(word: str) -> str:
    """Return a word in small letters, with its accents in one piece with the letters."""
    return normalize("NFC", word.lower().replace("i\u0307", "i"))


def bare(word: str) -> str:
    """Return a word in small letters without accents, in American spelling."""
    word = small(word)
    for british, american in AMERICAN.items():
        word = word.replace(british, american)
    return "".join(letter for letter in normalize("NFD", word) if letter != ACCENT)


def reference_names(term: Term) -> Iterator[tuple[str, bool]]:
    """Yield the names of an entry, and whether each is true to its case."""
    for name in (term.term, *term.aliases, *term.forms):
        yield name, term.case_sensitive and name != name.lower()
    for name in term.abbreviations:
        yield name, True


def says_itself(name: str, term: Term) -> bool:
    """Return whether a name is another one of several everyday words, which no text has marked."""
    return (
        " " in name
        and name in term.aliases
        and name not in (term.term, *term.forms)
        and all(map(is_everyday, name.split(" ")))
    )


def reference_term(words: list[str], files: list[list[Term]]) -> Term | None:
    """Return the first entry that some words name, in the singular before the plural.

    The last file's entries come first; in a file, names that are true to their case. A text may
    leave accents out, but not put others in. A word before the last may be in the plural if that
    has no English ending, or if what follows can only follow the head of a phrase.
    """
    accents = sum(normalize("NFD", small(word)).count(ACCENT) for word in words)
    again = {small(one): many for one, many in PLURALS.items()}
    ways = product((False, True), repeat=len(words))
    for plurals, terms, true_to_case in product(ways, files, (True, False)):
        heads = [word for word, plural in zip(words[:-1], plurals, strict=False) if plural]
        after = [word for word, plural in zip(words[1:], plurals, strict=False) if plural]
        if any(
            head[-1] in "sS" and small(word) not in ("of", "in")
            for head, word in zip(heads, after, strict=True)
        ):
            continue
        for term in terms:
            for name, cased in reference_names(term):
                if says_itself(name, term):
                    continue
                if cased != true_to_case:
                    continue
                parts = [name[start:end] for start, end in reference_words(name)]
                if len(parts) != len(words):
                    continue
                wanted = [small(part) for part in parts]
                wanted = [
                    small(again.get(one, one + "s")) if plural else one
                    for one, plural in zip(wanted, plurals, strict=True)
                ]
                written = "".join(parts) + ("s" if plurals[-1] else "")
                own = sum(normalize("NFD", part).count(ACCENT) for part in wanted)
                if (
                    [bare(one) for one in wanted] == [bare(word) for word in words]
                    and accents <= own
                    and (not cased or written == "".join(words))
                ):
                    return term
    return None


def reference_heir(term: Term, later: list[Term]) -> Term:
    """Return what a later file has in the place of an entry, or the entry."""

    def parts(name: str) -> list[str]:
        return [bare(name[start:end]) for start, end in reference_words(name)]

    own = [cased for name, cased in reference_names(term) if parts(name) == parts(term.term)]
    for other in later:
        for name, cased in reference_names(other):
            same = name == term.term or not (own[0] or cased)
            if same and parts(name) == parts(term.term):
                return other
    return term


def reference_find(text: str, terms: list[Term], later: list[Term] | None = None) -> list[Match]:
    """Return the matches of a text by trying each passage, the longest first."""
    heirs = {id(term): reference_heir(term, later or []) for term in terms}
    heirs.update((id(term), term) for term in later or [])
    files = [
        [term for term in some if not term.no_autolink and not heirs[id(term)].no_autolink]
        for some in (later or [], terms)
    ]
    places = reference_words(text)
    names = [name for some in files for term in some for name, _ in reference_names(term)]
    longest = max((len(reference_words(name)) for name in names), default=0)
    matches = []
    first = 0
    while first < len(places):
        for last in range(min(first + longest, len(places)) - 1, first - 1, -1):
            passage = places[first : last + 1]
            gaps = [text[a[1] : b[0]] for a, b in pairwise(passage)]
            words = [text[start:end] for start, end in passage]
            term = reference_term(words, files)
            if term and all(not gap or gap.isspace() or gap in JOINTS for gap in gaps):
                start, end = passage[0][0], passage[-1][1]
                matches.append(Match(start, end, text[start:end], heirs[id(term)]))
                first = last
                break
        first += 1
    return matches


cases = st.sampled_from([str.lower, str.lower, str.lower, str.capitalize, str.upper])
names = st.builds(
    lambda words, joint, case: case(joint.join(words)),
    st.lists(st.sampled_from([*PLURALS, "pet", "of", "in"]), min_size=1, max_size=3),
    st.sampled_from([" ", " ", "-", "'", ""]),
    cases,
)
entries = st.builds(
    lambda name, aliases, abbreviations, forms, *flags: Term(
        name, "What it means.", tuple(aliases), tuple(abbreviations), tuple(forms), *flags
    ),
    names,
    st.lists(names, max_size=2),
    st.sets(st.sampled_from(["PET", "BONE", "ECG"]), max_size=1),
    st.sets(st.sampled_from([*PLURALS.values(), "petten"]), max_size=1),
    st.booleans(),
    st.sampled_from([False, False, False, True]),
)
text_words = st.one_of(
    st.builds(
        lambda word, case: str(case(word)), st.sampled_from([*PLURALS, *PLURALS.values()]), cases
    ),
    st.sampled_from(
        ["PET", "PETs", "pet", "pets", "ECG", "ecg", "BONE", "BONEs", "the", "7", "of", "in", "In"]
    ),
)
texts = st.lists(st.tuples(text_words, st.sampled_from(GAPS)), max_size=12).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_words_that_differ_in_case_the_one_that_is_written_is_found(order: int) -> None:
    terms = [
        Term("aid", "Help.", forms=("aids",)),
        Term("AIDS", "Ill.", case_sensitive=True),
    ]

    found = Glossary(terms[::order]).find("Hearing aids, and AIDS.")

    assert [match.term.term for match in found] == ["aid", "AIDS"]


@given(st.lists(entries, min_size=1, max_size=6), texts)
def test_the_same_is_found_as_an_obvious_reference_finds(terms: list[Term], text: str) -> None:
    assert Glossary(terms).find(text) == reference_find(text, terms)


@given(
    st.lists(entries, min_size=1, max_size=4),
    st.lists(entries, min_size=1, max_size=4),
    texts,
)
def test_of_two_files_the_same_is_found_as_the_reference_finds(
    terms: list[Term], later: list[Term], text: str
) -> None:
    words = Glossary((), [index_of(terms), index_of(later)])

    assert words.find(text) == reference_find(text, terms, later)


@given(st.lists(entries, min_size=1, max_size=4), st.lists(texts, min_size=2, max_size=4))
def test_a_text_read_in_parts_gives_what_it_gives_in_one(
    terms: list[Term], parts: list[str]
) -> None:
    text = "; ".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hlreader.glossary.words.match._AT_ONCE", 7)
        found = Glossary(terms).find(text)

    assert found == Glossary(terms).find(text)


def test_gaps_between_words_are_what_the_words_of_names_leave() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    assert every.translate(_GAPS).split() == re.findall(r"[^\W_]+", every)


@given(st.text(max_size=60), st.lists(st.sampled_from(["é", "İ", "bone", " "]), max_size=9))
def test_matches_stand_in_order_without_overlaps_and_hold_their_text(
    text: str, more: list[str]
) -> None:
    words = Glossary([Term("bone", "x"), Term("é", "x"), Term("bone bone", "x"), Term("a", "x")])
    text += "".join(more)

    position = 0
    for match in words.find(text):
        assert position <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.text
        position = match.end


# --- Did you mean ------------------------------------------------------------------------------

SPELLED = Glossary(
    Term(term, "x", aliases=aliases)
    for term, aliases in {
        "scintigraphy": (),
        "metastasis": (),
        "chemotherapy": ("chemo",),
        "pneumonia": (),
        "psoriasis": (),
        "diarrhea": ("diarrhoea",),
        "hemorrhage": (),
        "esophagus": ("oesophagus",),
        "catheter": (),
        "physical therapist": (),
        "lymphedema": (),
        "ischemia": (),
        "biopsy": (),
        "mammogram": (),
        "tamoxifen": (),
        "asthma": (),
        "anesthesia": (),
        "xerostomia": (),
        "gynecologist": (),
        "bone scan": (),
    }.items()
)


@pytest.mark.parametrize(
    ("misspelling", "term"),
    [
        ("sintigrafy", "scintigraphy"),
        ("metastisis", "metastasis"),
        ("kemotherapy", "chemotherapy"),
        ("keemoe", "chemotherapy"),
        ("newmonia", "pneumonia"),
        ("soriasis", "psoriasis"),
        ("diarea", "diarrhea"),
        ("hemorage", "hemorrhage"),
        ("esofagus", "esophagus"),
        ("katheter", "catheter"),
        ("fisical therapist", "physical therapist"),
        ("limfedema", "lymphedema"),
        ("iskemia", "ischemia"),
        ("asma", "asthma"),
        ("anastezia", "anesthesia"),
        ("jinecologist", "gynecologist"),
    ],
)
def test_a_word_spelled_by_its_sound_is_understood(misspelling: str, term: str) -> None:
    assert SPELLED.suggest(misspelling)[0] == term


@pytest.mark.parametrize(
    ("slip", "term"),
    [
        ("biospy", "biopsy"),
        ("mamogram", "mammogram"),
        ("tamoxfien", "tamoxifen"),
        ("cathetre", "catheter"),
        ("BIOPPSY", "biopsy"),
        ("bone-scna", "bone scan"),
    ],
)
def test_a_slip_of_the_fingers_is_understood(slip: str, term: str) -> None:
    assert SPELLED.suggest(slip)[0] == term


def test_a_misspelled_alias_suggests_the_term() -> None:
    assert SPELLED.suggest("oesofagus")[0] == "esophagus"


def test_a_term_is_suggested_once_even_if_several_of_its_names_are_close() -> None:
    assert SPELLED.suggest("diarrhoa").count("diarrhea") == 1


def test_no_more_is_suggested_than_wanted() -> None:
    words = Glossary(Term(f"biops{letter}", "x") for letter in "abcdefghij")

    assert len(words.suggest("biops")) == 5
    assert len(words.suggest("biops", 2)) == 2


@pytest.mark.parametrize("word", ["qqqqqq", "", "!!!", "12345"])
def test_nothing_is_suggested_for_what_is_like_nothing(word: str) -> None:
    assert SPELLED.suggest(word) == []


def test_suggestions_are_in_the_readers_language_where_there_are_any() -> None:
    words = Glossary([Term("biopsy", "x"), Term("biopsia", "x", language="es")])

    assert words.suggest("biopsa", language="es") == ["biopsia"]
    assert words.suggest("biopsa", language="en") == ["biopsy"]


TWO_LANGUAGES = Glossary(
    [
        Term("remission", "When an illness goes away."),
        Term("mammogram", "A picture of the breast."),
        Term("remisión", "Cuando se va.", language="es"),
        Term("gammagrafía", "Una imagen.", aliases=("gamagrafía",), language="es"),
        Term("fiebre", "Calor.", forms=("fiebres",), language="es"),
    ]
)


@pytest.mark.parametrize(
    ("word", "language", "found"),
    [
        ("remision", "en", None),
        ("remision", "es", ("remisión", "spelling")),
        ("remisión", "en", ("remisión", "exact")),
        ("fiebres", "en", ("fiebre", "plural")),
        ("gammagrafía", "en", ("gammagrafía", "exact")),
    ],
)
def test_a_slip_is_not_taken_for_another_spelling_of_a_foreign_word(
    word: str, language: str, found: tuple[str, str] | None
) -> None:
    hit = TWO_LANGUAGES.lookup(word, language)

    assert (hit and (hit.term.term, hit.match)) == found


def test_a_foreign_word_in_another_spelling_is_suggested_after_the_words_of_the_language() -> None:
    assert TWO_LANGUAGES.suggest("remision") == ["remission", "remisión"]


@pytest.mark.parametrize(
    ("written", "term"),
    [("gammagrafia", "gammagrafía"), ("mamografia", "mamografía"), ("gammagrafias", "gammagrafía")],
)
def test_a_word_of_another_language_without_its_accent_is_found_if_no_word_is_as_near(
    written: str, term: str
) -> None:
    hit = Glossary.load().lookup(written)

    assert hit
    assert (hit.term.term, hit.match) == (term, "spelling")


def test_a_foreign_word_in_another_spelling_is_found_where_nothing_else_is_like_it() -> None:
    words = Glossary([Term("cough", "A noise."), Term("gammagrafía", "Imagen.", language="es")])

    hit = words.lookup("gammagrafia")

    assert hit
    assert (hit.term.term, hit.match) == ("gammagrafía", "spelling")
