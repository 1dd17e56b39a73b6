"""A word without an entry is taken apart; what its parts mean is always said to be that."""

import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest

from hlreader import locations
from hlreader.errors import ContentError
from hlreader.exits import Exit
from hlreader.glossary import Glossary
from hlreader.glossary.editing.schemas import LOOKUP_RECORD, read_schema
from hlreader.glossary.parts import store
from hlreader.glossary.parts.analysis import take_apart
from hlreader.glossary.parts.examples import failures, reading
from hlreader.glossary.parts.explain import explain_by_parts
from hlreader.glossary.parts.finder import Finder
from hlreader.glossary.parts.load import EXCEPTIONS, is_parts_file, read_parts
from hlreader.glossary.parts.table import Table, from_text, to_text
from hlreader.models import Term
from hlreader.quick.lookup import answer
from hlreader.reader.screen.frame import compose
from tests.conftest import ROOT, Result
from tests.reader_harness import context, opened, shown

Run = Callable[..., Result]

PARTS = ROOT / "glossary" / "parts.yaml"
CONTENT = read_parts(PARTS.read_text("utf-8"), "parts.yaml")
TABLE = Table(CONTENT.parts, CONTENT.exceptions)

SOURCE = "  source: {title: Word parts, publisher: A library}\n"
SMALL = f"""
- kind: place
{SOURCE}  parts:
    peri: around {{}}
- kind: body part
{SOURCE}  parts:
    gastr: the stomach
    nephr, ren: the kidneys
    cyst: the bladder or a sac
- kind: adjective
{SOURCE}  after: [body part, place]
  parts:
    al, ic: [to do with, "to do with {{}}"]
- kind: ending
{SOURCE}  after: [body part, place]
  parts:
    itis: [swelling, "swelling of {{}}"]
- kind: ending
{SOURCE}  after: [body part]
  parts:
    stomy: [an opening, "an opening in {{}}", "an opening between {{}}"]
    tomy: a cut
- kind: drug
{SOURCE}  parts:
    renal: a drug that is made up
"""


def small(more: str = "") -> Table:
    content = read_parts(SMALL + more, "parts.yaml")
    return Table(content.parts, content.exceptions)


# What a word means


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("gastritis", "swelling of the stomach"),
        ("gastric", "to do with the stomach"),
        ("perigastric", "around the stomach"),
        ("perinephritis", "swelling around the kidneys"),
        ("gastrostomy", "an opening in the stomach"),
        ("gastronephrostomy", "an opening between the stomach and the kidneys"),
        ("gastrotomy", "stomach + a cut"),
        ("cystonephritis", "bladder or a sac + kidneys + swelling"),
    ],
)
def test_a_meaning_of_the_whole_is_made_where_the_parts_say_it_surely(
    word: str, meaning: str
) -> None:
    assert reading(word, small()) == meaning


@pytest.mark.parametrize(
    "word",
    [
        "gastrxitis",  # letters that no part has
        "gastr", "gastro",  # no ending
        "gastrnephritis",  # no o where two consonants meet
        "perigastrostomy",  # an ending that says nothing of a place
        "periitis",  # no root
        "gastrogastritis",  # twice the same
        "itis", "gastritis-like", "gastritis7", "gastritis" * 20, "", " ",
    ],
)  # fmt: skip
def test_a_word_is_explained_as_a_whole_or_not_at_all(word: str) -> None:
    assert take_apart(word, small()) is None


def test_two_readings_that_differ_explain_nothing() -> None:
    # Given a second meaning for a root
    table = small(f"- kind: tissue\n{SOURCE}  parts: {{gastr: bellies}}\n")
    both = small(
        f"- kind: tissue\n{SOURCE}  parts: {{gastr: bellies}}\n"
        f"- kind: ending\n{SOURCE}  after: [tissue]\n  parts: {{itis: [ache, 'ache of {{}}']}}\n"
    )

    # Then it matters only where both make a whole word
    assert reading("gastritis", table) == "swelling of the stomach"
    assert reading("gastritis", both) == ""


def test_an_exception_is_a_word_or_an_ending() -> None:
    table = small("- exceptions: [gastric, -nephritis]\n")

    assert reading("gastric", table) == ""
    assert reading("perinephritis", table) == ""
    assert reading("gastritis", table) == "swelling of the stomach"


def test_a_drug_is_never_explained_by_parts_of_the_body() -> None:
    # "perirenal" would be "around the kidneys"
    table = small()

    assert reading("perirenal", table) == "a drug that is made up"
    assert reading("prrenal", table) == ""


@pytest.mark.parametrize("word", ["gastritises", "Perigastric", "perinephritis", "PERIGASTRIC"])
def test_case_does_not_matter(word: str) -> None:
    assert bool(reading(word, small())) is (word != "gastritises")


def test_a_plural_is_read_as_its_singular() -> None:
    assert reading("gastropathies", TABLE) == reading("gastropathy", TABLE) != ""
    assert reading("arthrodeses", TABLE) == reading("arthrodesis", TABLE) != ""
    assert reading("gangliosides", TABLE) == ""


def test_british_spelling_has_the_same_parts() -> None:
    assert reading("hypernatraemia", TABLE) == reading("hypernatremia", TABLE) != ""


# What ships


def test_the_examples_in_the_shipped_parts_come_out() -> None:
    assert [failure.message for failure in failures(CONTENT)] == []
    assert len(CONTENT.parts) > 900


@pytest.mark.parametrize("word", ["hematoma", "urate", "ileus", "lithium", "haematomas"])
def test_words_whose_parts_mislead_are_not_explained(word: str) -> None:
    assert reading(word, TABLE) == ""


@pytest.mark.parametrize(
    "word",
    ["concept", "april", "Andersen", "palatial", "colonial", "bilingual", "triumvir", "coral",
     "temporary", "glossary", "phonemic", "wolverine", "cholesterols", "intercept"],
)  # fmt: skip
def test_everyday_words_are_not_explained(word: str) -> None:
    assert reading(word, TABLE) == ""


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("tislelizumab", "antibody"), ("quizartinib", "cancer"), ("bucindolol", "beta blocker"),
        ("imidapril", "lowers blood pressure"), ("posaconazole", "against fungus"),
        ("pitavastatin", "cholesterol"), ("ozarelix", "hormone"), ("telavancin", "antibiotic"),
    ],
)  # fmt: skip
def test_the_stem_of_a_drugs_name_says_what_kind_of_drug_it_is(word: str, kind: str) -> None:
    assert kind in reading(word, TABLE)


def test_the_compiled_table_explains_as_the_file_does() -> None:
    compiled = from_text(to_text(CONTENT.parts, CONTENT.exceptions))

    words = [str(example.word) for example in CONTENT.examples]
    assert [reading(word, compiled) for word in words] == [
        example.meaning for example in CONTENT.examples
    ]


def test_each_meaning_has_one_of_few_lengths() -> None:
    """All meanings of a word are read at once."""
    long = [part.spelling for part in CONTENT.parts if len(part.meaning.split()) > 16]

    assert long == []


def test_no_exception_is_there_for_nothing() -> None:
    free = Table(CONTENT.parts, ())

    idle = [
        word for word in CONTENT.exceptions if not word.startswith("-") and not reading(word, free)
    ]

    assert idle == []


def test_no_shipped_part_hides_another_entry_of_the_glossary() -> None:
    words = Glossary.load()

    assert words.lookup("gastroenteropathy") is None
    assert words.lookup("gastritis") is not None


# In commands


def test_define_says_that_the_meaning_is_made_from_the_parts(run: Run) -> None:
    result = run("define", "gastroenteropathy")

    assert result.code == Exit.OK
    assert " ".join(result.out.split()) == (
        "gastroenteropathy The parts of this word mean: gastro- (stomach) + entero- (gut) + "
        "-pathy (disease). So it likely means: a disease of the stomach and the gut."
    )


def test_an_entry_wins_over_parts(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("- {term: gastroenteropathy, plain: What we call it.}\n", "utf-8")

    result = run("define", "gastroenteropathy", "--glossary", own)

    assert "What we call it." in result.out
    assert "parts of this word" not in result.out


def test_json_says_that_a_word_was_found_by_its_parts(run: Run) -> None:
    result = run("define", "perinephritis", "biopsy", "qqqq", "--json")

    by_parts, entry, miss = map(json.loads, result.out.splitlines())
    assert by_parts["match"] == "parts"
    assert by_parts["found"] is True
    assert by_parts["entry"]["plain"].startswith("The parts of this word mean: ")
    assert by_parts["parts"] == [
        {"part": "peri-", "meaning": "around"},
        {"part": "nephr-", "meaning": "kidneys"},
        {"part": "-itis", "meaning": "swelling"},
    ]
    assert entry["parts"] == miss["parts"] == []
    assert miss["match"] is None
    assert by_parts.keys() == entry.keys() == miss.keys()
    for record in (by_parts, entry, miss):
        jsonschema.validate(record, json.loads(read_schema(LOOKUP_RECORD)))


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch, run: Run) -> Callable[[str], Result]:
    """Look up lines of standard input."""

    def piped(text: str) -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return run("glossary", "lookup", "--stdin")

    return piped


def test_a_word_with_parts_counts_as_found(run: Run, pipe: Callable[[str], Result]) -> None:
    assert run("define", "perinephritis", "--json").code == Exit.OK
    assert run("glossary", "lookup", "perinephritis").code == Exit.OK
    assert pipe("perinephritis\nbiopsy\n").code == Exit.OK
    assert pipe("perinephritis\nqqqq\n").code == Exit.NO


def test_all_ways_to_look_up_say_the_same(run: Run, pipe: Callable[[str], Result]) -> None:
    # Given parts that are compiled
    asked = ["perinephritis", "bucindolol"]
    store.find_table.cache_clear()
    store.find_table()

    at_once = run("define", *asked, "--json").out
    looked_up = run("glossary", "lookup", *asked, "--json").out
    streamed = pipe("\n".join(asked) + "\n").out
    quickly = answer(["glossary", "lookup", *asked, "--json"], {})

    assert at_once == looked_up == streamed
    assert quickly == (0, at_once)


def test_the_parts_are_fields_for_a_script(run: Run) -> None:
    result = run("glossary", "lookup", "perinephritis", "--fields", "match,parts")

    assert result.out == "parts\tperi-, around, nephr-, kidneys, -itis, swelling\n"


def test_parts_explain_no_word_of_another_language(run: Run) -> None:
    result = run("define", "perinephritis", "--lang", "es", "--json")

    assert json.loads(result.out)["match"] is None
    assert explain_by_parts("gastroenteropatía", "es") is None


def test_check_does_not_count_a_word_with_parts_as_explained(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "leaflet.md"
    text.write_text("# Your kidneys\n\nYou have perinephritis. Rest at home.\n", "utf-8")

    result = run("glossary", "find", text, "--json")

    (word,) = json.loads(result.out)["files"][0]["hard_words"]
    assert word["word"] == "perinephritis"
    assert word["parts"][0] == {"part": "peri-", "meaning": "around"}
    assert "perinephritis, its parts: peri- (around) +" in run("glossary", "find", text).out


# In texts


TEXT = "You have perinephritis and a fever. Perinephritis hurts. Our Splenology team helps.\n"


def found_in(text: str) -> list[tuple[str, int, str]]:
    words = Glossary.load()
    return [(match.text, match.start, match.role) for match in Finder(words).find(text)]


def test_a_hard_word_in_a_text_is_found_by_its_parts() -> None:
    assert found_in("A biopsy showed perinephritis.") == [
        ("biopsy", 2, "term"),
        ("perinephritis", 16, "parts"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "See Dr. Splenology.",
        "the facial skin",
        "a non-subcapsular cut",
        "subcapsulars7",
    ],
)
def test_names_easy_words_and_pieces_of_words_are_not_found(text: str) -> None:
    assert [role for _, _, role in found_in(text)] == []


def test_no_part_of_a_term_is_found_again() -> None:
    words = Glossary([Term("acute perinephritis", "A sore place.")])

    found = list(Finder(words).find("an acute perinephritis"))

    assert [(match.text, match.role) for match in found] == [("acute perinephritis", "term")]


def test_words_of_another_language_are_not_taken_apart() -> None:
    assert list(Finder(Glossary([]), "es").find("una perinephritis")) == []


def test_the_reader_marks_such_a_word_more_quietly_and_explains_it() -> None:
    on = context(TEXT)

    spans = [span for strip in compose(opened(on), on).strips for span in strip.spans]
    italic = [span.text for span in spans if "3" in span.style.split(";")]
    assert italic == ["perinephritis"]

    # When it is chosen, then its pop-out says what its parts mean
    said = " ".join(shown(opened(on, keys="tab enter"), on).split())
    assert "The parts of this word mean: peri- (around)" in said


# The file


def test_glossary_check_checks_a_file_of_parts(run: Run, tmp_path: Path) -> None:
    good, wrong = tmp_path / "good.yaml", tmp_path / "wrong.yaml"
    good.write_text(SMALL, "utf-8")
    wrong.write_text(
        SMALL + "- passes: {gastritis: fever, nephrx: foo}\n- fails: [gastric]\n", "utf-8"
    )

    assert run("glossary", "check", good).out == f"{good}: 11 word parts\nNothing to fix.\n"
    found = run("glossary", "check", wrong)

    assert found.code == Exit.NO
    lines = SMALL.count("\n")
    first, second, third, *_ = found.out.splitlines()
    assert first.startswith(f"{wrong}:{lines + 1}:12: example: `gastritis` means: swelling of the")
    assert first.endswith("Expected: fever.")
    assert f"{wrong}:{lines + 1}:30: example: `nephrx` has no meaning." in second
    assert f"{wrong}:{lines + 2}:11: example: `gastric` must have no meaning" in third


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("- kind: roots\n", "1:9", "`roots` is not a kind of part. Kinds: place, prefix"),
        ("- kinds: drug\n", "1:3", "a group has no field `kinds`. Did you mean `kind`?"),
        ("- kind: drug\n  parts: {mab: a drug}\n", "1:3", "this group has no source."),
        (f"- kind: drug\n{SOURCE}", "1:3", "this group has no parts."),
        (f"- kind: drug\n{SOURCE}  parts: [mab]\n", "3:10", "this group has no parts."),
        (f"- kind: drug\n{SOURCE}  parts: {{Mab: a drug}}\n", "3:11", "`Mab` is not the spelling"),
        (f"- kind: drug\n{SOURCE}  parts: {{mab: ''}}\n", "3:16", "`mab` has no meaning."),
        (f"- kind: drug\n{SOURCE}  parts: {{mab: a (b)}}\n", "3:16", "`a (b)` has brackets."),
        (f"- kind: drug\n{SOURCE}  parts: {{mab: 'a {{}}'}}\n", "3:16", "`a {}` must not have"),
        (f"- kind: place\n{SOURCE}  parts: {{sub: under}}\n", "3:16", "`under` needs one"),
        (f"- kind: tissue\n{SOURCE}  parts: {{my: x}}\n", "3:11", "the root `my` is too short"),
        (
            f"- kind: tissue\n{SOURCE}  parts: {{'myo, myo': x}}\n",
            "3:11",
            "`myo` is already a part",
        ),
        (f"- kind: ending\n{SOURCE}  parts: {{oma: x}}\n", "1:3", "these endings need the parts"),
        (f"- kind: drug\n{SOURCE}  after: [place]\n  parts: {{mab: x}}\n", "3:10", "only endings"),
        (
            f"- kind: ending\n{SOURCE}  after: [bone]\n  parts: {{oma: x}}\n",
            "3:10",
            "`bone` is not a kind of part.",
        ),
        (
            f"- kind: ending\n{SOURCE}  after: [tissue]\n  parts: {{oma: [a, b, c, d]}}\n",
            "4:16",
            "`oma` has too many or too few texts.",
        ),
        ("- exceptions: [Glossary]\n", "1:16", "each of the `exceptions` must be a word."),
        ("- exceptions: [april, april]\n", "1:23", "`april` is already an exception on line 1."),
        ("- exceptions: april\n", "1:15", "`exceptions` must be a list of words."),
        ("- passes: [april]\n", "1:11", "`passes` must be `word: meaning` pairs."),
        ("- passes: {april: }\n", "1:19", "`april` has no meaning."),
        ("- fails: [{}]\n", "1:11", "each of the `fails` must be a word."),
        ("- april\n", "1:3", "a group must be fields, one per line."),
        ("- {}\n", "1:3", "this group is empty."),
    ],
)
def test_a_fault_in_a_file_of_parts_names_its_line_and_column(
    text: str, place: str, message: str
) -> None:
    with pytest.raises(ContentError, match=re.escape(f"parts.yaml:{place}: {message}")):
        read_parts(text, "parts.yaml")


def test_one_fault_does_not_hide_the_next() -> None:
    faults: list[ContentError] = []

    content = read_parts(
        "- kind: nothing\n" + SMALL.replace("gastr:", "ga:") + "- fails: [A, b]\n",
        "parts.yaml",
        faults.append,
    )

    assert [fault.line for fault in faults] == [1, 10, 33]
    assert len(content.parts) == 10


def test_a_file_is_one_of_parts_by_its_first_item() -> None:
    assert is_parts_file(SMALL, "a.yaml")
    assert is_parts_file(f"- {EXCEPTIONS}: [april]\n", "a.yaml")
    assert not is_parts_file("- {term: fever, plain: Hot.}\n", "a.yaml")
    assert not is_parts_file("", "a.yaml")
    assert not is_parts_file("a: 1\n", "a.yaml")


# The compiled table


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A checkout's file of parts, nothing of which is compiled."""
    path = tmp_path / "parts.yaml"
    path.write_text(SMALL, "utf-8")
    monkeypatch.setattr(locations, "parts_source_path", lambda: str(path))
    store.find_table.cache_clear()
    yield path
    store.find_table.cache_clear()


def test_the_parts_of_a_checkout_are_compiled_once(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given parts that were used before
    with pytest.raises((OSError, ValueError)):
        store.ready_table()
    assert reading("gastritis", store.find_table())

    # When they are used again, then nothing is read from the file
    monkeypatch.setattr(store, "compiled", lambda _: pytest.fail("compiled again"))
    store.find_table.cache_clear()
    assert reading("gastritis", store.find_table())
    assert reading("gastritis", store.ready_table())


def test_an_edit_of_the_parts_counts_at_once(checkout: Path) -> None:
    assert reading("gastritis", store.find_table())

    checkout.write_text(SMALL.replace("the stomach", "the tummy"), "utf-8")
    store.find_table.cache_clear()

    assert reading("gastritis", store.find_table()) == "swelling of the tummy"


def test_broken_parts_are_reported_with_their_line(checkout: Path, run: Run) -> None:
    checkout.write_text("- kind: drugs\n", "utf-8")

    result = run("define", "perinephritis")

    assert result.code == Exit.UNREADABLE
    assert f"{checkout}:1:9: `drugs` is not a kind of part." in result.err
    assert run("define", "biopsy").code == Exit.OK


def test_without_parts_a_word_is_just_not_found(checkout: Path, run: Run) -> None:
    checkout.unlink()

    assert run("define", "perinephritis").code == Exit.NO


@pytest.mark.usefixtures("few_words")
def test_the_first_miss_of_all_leaves_compiling_the_parts_to_the_long_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a cache folder that is empty
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    Glossary.load()

    assert answer(["glossary", "lookup", "perinephritis", "--json"], {}) is None
