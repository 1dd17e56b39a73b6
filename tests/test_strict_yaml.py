"""YAML as people mean it: strings stay strings, and each fault names its file, line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.errors import ContentError
from hlreader.exits import Exit
from hlreader.strict_yaml import Fields, Mapping, Scalar, Sequence, load

FILE = "words.yaml"


def fault(text: str, first_line: int = 1) -> ContentError:
    """Return the error that a text raises."""
    with pytest.raises(ContentError) as caught:
        load(text, FILE, first_line)
    return caught.value


def mapping(text: str) -> Mapping:
    """Return the mapping that a text holds."""
    node = load(text, FILE)
    assert isinstance(node, Mapping)
    return node


def fields(text: str, *known: str) -> Fields:
    """Return the fields of the mapping that a text holds."""
    return Fields(load(text, FILE), FILE, "an entry", known or ("term", "plain", "aliases"))


@pytest.mark.parametrize(
    "value",
    [
        "No", "no", "Yes", "on", "Off", "true", "False", "null", "~", "2026-01-31",
        "2026-01-31 10:30:00", "12", "012", "0x1F", "1_000", "9.5", "1e3", ".inf", "12:30:45", "=",
    ],
)  # fmt: skip
def test_a_value_stays_the_string_that_was_typed(value: str) -> None:
    assert load(f"term: {value}", FILE) == {"term": value}


@pytest.mark.parametrize("key", ["No", "on", "2026-01-31", "12", "null", "<<"])
def test_a_key_stays_the_string_that_was_typed(key: str) -> None:
    assert load(f"{key}: a word", FILE) == {key: "a word"}


def test_a_missing_value_is_an_empty_string() -> None:
    assert load("term:\nplain: A sore throat.", FILE) == {"term": "", "plain": "A sore throat."}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_a_text_without_a_value_is_nothing(text: str) -> None:
    assert load(text, FILE) is None


def test_lists_and_mappings_nest() -> None:
    text = "- term: fever\n  aliases: [high temperature, pyrexia]\n  source:\n    title: Fever\n"

    assert load(text, FILE) == [
        {
            "term": "fever",
            "aliases": ["high temperature", "pyrexia"],
            "source": {"title": "Fever"},
        }
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("plain: |\n  One line.\n  Two lines.\n", "One line.\nTwo lines.\n"),
        ("plain: >\n  One line.\n  Two lines.\n", "One line. Two lines.\n"),
        ("plain: One line.\n  Two lines.\n", "One line. Two lines."),
        ("plain: 'It''s sore: very.'", "It's sore: very."),
        ('plain: "It\'s sore: \\"very\\"."', 'It\'s sore: "very".'),
        ("plain: sore # a remark", "sore"),
    ],
)
def test_text_is_read_in_each_of_the_ways_yaml_writes_it(text: str, value: str) -> None:
    assert load(text, FILE) == {"plain": value}


def test_a_node_knows_its_line_and_column() -> None:
    text = "term: fever\naliases:\n  - high temperature\nsource:\n  title: Fever\n"

    entry = mapping(text)
    aliases = entry[Scalar("aliases")]
    source = entry[Scalar("source")]

    assert (entry.line, entry.column) == (1, 1)
    assert [(key, key.line) for key in entry] == [("term", 1), ("aliases", 2), ("source", 4)]
    assert isinstance(aliases, Sequence)
    assert (aliases[0].line, aliases[0].column) == (3, 5)
    assert (source.line, source.column) == (5, 3)


def test_lines_are_counted_from_where_the_text_is_in_its_file() -> None:
    node = load("title: Fever\ntopic: Common problems\n", FILE, first_line=12)

    assert isinstance(node, Mapping)
    assert [key.line for key in node] == [12, 13]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("term: a\nplain: b\nterm: c\n", "3:1", "the key term appears twice."),
        ('"term": a\nterm: b\n', "2:1", "the key term appears twice."),
        ("source: {title: a, title: b}", "1:20", "the key title appears twice."),
        ("- term: a\n- plain: b\n  plain: c\n", "3:3", "the key plain appears twice."),
        ("term: &fever a", "1:7", "an anchor (&name) is not allowed."),
        ("see_also: &list [a]", "1:11", "an anchor (&name) is not allowed."),
        ("term: a\nplain: *fever", "2:8", "an alias (*name) is not allowed."),
        ("term: !!str a", "1:7", "a tag (tag:yaml.org,2002:str) is not allowed."),
        ("term: !!python/name:os.system ''", "1:7",
         "a tag (tag:yaml.org,2002:python/name:os.system) is not allowed."),
        ("term: !medical a", "1:7", "a tag (!medical) is not allowed."),
        ("aliases: !!set {a, b}", "1:10", "a tag (tag:yaml.org,2002:set) is not allowed."),
        ("term: a\n---\nterm: b\n", "3:1", "a second YAML document starts here."),
        ("term: a\n---\n", "3:1", "a second YAML document starts here."),
        ("? [a, b]\n: c\n", "1:3", "a key must be a word."),
        ("{term: a}: b", "1:1", "a key must be a word."),
    ],
)  # fmt: skip
def test_what_yaml_would_lose_or_hide_is_an_error_at_its_place(
    text: str, place: str, message: str
) -> None:
    assert fault(text).message == f"{FILE}:{place}: {message}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("term: a: b", "1:8"),
        ("term: fever\nplain: 'Hot\n", "3:1"),
        ("aliases: [a, b\n", "2:1"),
        ("source:\n\ttitle: Fever\n", "2:1"),
        ("term: `fever`", "1:7"),
        ("term: @fever", "1:7"),
        ("term: a\n plain: b\n", "2:7"),
        ("- term: a\nplain: b\n", "2:1"),
    ],
)
def test_broken_yaml_names_its_file_line_and_column(text: str, place: str) -> None:
    error = fault(text)

    assert error.message.startswith(f"{FILE}:{place}: the YAML is broken: ")
    assert error.hint == "Check the indentation, the colons and the quotes there."


def test_a_fault_counts_its_line_from_the_first_line_of_the_text() -> None:
    assert fault("title: Fever\ntitle: Cold\n", first_line=2).line == 3
    assert fault("title: Fever\ntopic: a: b", first_line=12).line == 13


def test_a_fault_counts_its_column_in_characters_not_bytes() -> None:
    assert fault("термін: *fever").column == 9


def test_a_fault_is_one_clean_line_and_ends_the_program_as_unreadable() -> None:
    error = fault('"te\\x1b[31mrm": a\n"te\\x1b[31mrm": b\n')

    assert str(error) == f"{FILE}:2:1: the key term appears twice. Keep one of the two."
    assert error.exit_code is Exit.UNREADABLE


@pytest.mark.parametrize("character", ["\x00", "\x07"])
def test_a_text_that_cannot_be_yaml_at_all_is_a_content_error(character: str) -> None:
    assert fault(f"term: {character}").line == 1


def test_twenty_levels_may_nest() -> None:
    assert load("[" * 20 + "]" * 20, FILE) is not None


def test_deeper_nesting_is_an_error() -> None:
    assert fault("[" * 21 + "]" * 21).message == f"{FILE}:1:21: the nesting is too deep."


@pytest.mark.parametrize("levels", [1000, 1001, 5000, 100_000])
def test_nesting_deeper_than_the_parser_goes_is_the_same_error(levels: int) -> None:
    # Later versions of PyYAML end before we see an event, and say so themselves.
    error = fault("[" * levels + "]" * levels)

    assert error.message.startswith(f"{FILE}:1:")
    assert error.message.endswith(": the nesting is too deep.")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"fe\x1b[31mver"', "fever"),
        (r'"fe\e]0;title\aver"', "fever"),
        (r'"fe\u202Ever"', "fever"),
        (r'"fe\u200Bver"', "fever"),
        (r'"fe\x00ver"', "fe\ufffdver"),
        (r'"fe\Lver"', "fe ver"),
        (r'"f\u00e9ver"', "féver"),
        (r'"fe\tver\n"', "fe\tver\n"),
    ],
)
def test_an_escape_in_double_quotes_is_cleaned_after_it_is_read(written: str, read: str) -> None:
    assert load(f"term: {written}", FILE) == {"term": read}
    assert load(f"{written}: x", FILE) == {read: "x"}


@given(st.lists(st.text("abcdefghij-_ éß", min_size=1), unique=True, max_size=6))
def test_a_list_of_quoted_words_comes_back_as_it_was(words: list[str]) -> None:
    text = "".join(f'- "{word}"\n' for word in words)

    assert (load(text, FILE) or []) == words


# --- Fields -------------------------------------------------------------------------------------


def test_no_node_has_no_fields() -> None:
    assert fields("").text("term") == ""


@pytest.mark.parametrize(("text", "place"), [("- term: fever", "1:1"), ("\nfever", "2:1")])
def test_fields_must_be_a_mapping(text: str, place: str) -> None:
    with pytest.raises(ContentError) as caught:
        fields(text)

    assert str(caught.value) == (
        f"{FILE}:{place}: an entry must be fields, one per line. Write `name: value`."
    )


def test_an_unknown_field_names_the_one_that_was_probably_meant() -> None:
    with pytest.raises(ContentError) as caught:
        fields("term: fever\nplan: Hot.\n")

    assert str(caught.value) == (f"{FILE}:2:1: an entry has no field `plan`. Did you mean `plain`?")


def test_an_unknown_field_like_no_other_lists_the_known_ones() -> None:
    with pytest.raises(ContentError) as caught:
        fields("term: fever\nzzz: 1\n", "term", "plain")

    assert caught.value.hint == "Known: term, plain."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("term: sore throat", "sore throat"),
        ("term: |\n  sore\n  throat\n", "sore throat"),
        ('term: "  sore\\tthroat "', "sore throat"),
        ("term:", ""),
        ("plain: Hot.", ""),
    ],
)
def test_text_is_one_line_and_empty_where_it_is_missing(text: str, value: str) -> None:
    assert fields(text).text("term") == value


@pytest.mark.parametrize("text", ["term: [a, b]", "term: {a: b}", "term:\n- a\n"])
def test_text_must_not_be_a_list_or_fields(text: str) -> None:
    with pytest.raises(ContentError, match=r"`term` must be text\. Write `term: some words`\.$"):
        fields(text).text("term")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("aliases: [pyrexia, high temperature]", ("pyrexia", "high temperature")),
        ("aliases:\n- pyrexia\n- No\n", ("pyrexia", "No")),
        ("aliases: []", ()),
        ("aliases:", ()),
        ("term: fever", ()),
    ],
)
def test_texts_are_a_list_and_empty_where_it_is_missing(text: str, values: tuple[str, ...]) -> None:
    assert fields(text).texts("aliases") == values


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("aliases: pyrexia", "1:10: `aliases` must be a list. Write `aliases: [one, two]`."),
        ("aliases: {a: b}", "1:10: `aliases` must be a list. Write `aliases: [one, two]`."),
        ("aliases: [a, [b]]",
         "1:14: each item of `aliases` must be text. Remove it or fill it in."),
        ("aliases:\n- a\n- ''\n",
         "3:3: each item of `aliases` must be text. Remove it or fill it in."),
    ],
)  # fmt: skip
def test_texts_must_be_a_list_of_words(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        fields(text).texts("aliases")

    assert str(caught.value) == f"{FILE}:{message}"


@pytest.mark.parametrize(
    ("text", "value"),
    [("term: true", True), ("term: True", True), ("term: false", False), ("term:", False),
     ("plain: a", False)],
)  # fmt: skip
def test_a_flag_is_true_or_false_and_false_where_it_is_missing(text: str, value: object) -> None:
    assert fields(text).flag("term") is value


@pytest.mark.parametrize("value", ["yes", "on", "1", "maybe"])
def test_a_flag_is_nothing_but_true_or_false(value: str) -> None:
    with pytest.raises(ContentError) as caught:
        fields(f"term: {value}").flag("term")

    assert str(caught.value) == (f"{FILE}:1:7: `term` must be true or false. Use one of them.")


@pytest.mark.parametrize("value", ["2026-01-31", "1999-12-01", ""])
def test_a_date_stays_as_it_is_written(value: str) -> None:
    assert fields(f"term: {value}").date("term") == value


@pytest.mark.parametrize(
    "value", ["2026", "31.01.2026", "2026-1-31", "2026-13-01", "2026-01-32", "2026-01-00", "soon"]
)
def test_what_is_not_a_date_is_an_error(value: str) -> None:
    with pytest.raises(ContentError) as caught:
        fields(f"term: {value}").date("term")

    assert str(caught.value) == f"{FILE}:1:7: `term` must be a date. Write it as 2026-01-31."


@pytest.mark.parametrize("value", ["2026-02-30", "2026-04-31", "2025-02-29"])
def test_a_day_that_no_calendar_has_is_an_error(value: str) -> None:
    with pytest.raises(ContentError, match="must be a date"):
        fields(f"term: {value}").date("term")


def test_a_part_is_the_fields_of_a_nested_mapping() -> None:
    source = fields("source: {title: Fever, publisher: NHS}", "source").part(
        "source", ("title", "publisher")
    )

    assert source is not None
    assert (source.text("title"), source.text("publisher")) == ("Fever", "NHS")


def test_a_missing_part_is_none() -> None:
    assert fields("term: fever").part("source", ("title",)) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("source: NHS", "1:9: `source` must be fields, one per line. Write `name: value`."),
        ("source:\n  titel: Fever",
         "2:3: `source` has no field `titel`. Did you mean `title`?"),
    ],
)  # fmt: skip
def test_a_part_names_what_is_wrong_in_it(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        fields(text, "source").part("source", ("title", "publisher"))

    assert str(caught.value) == f"{FILE}:{message}"


def test_an_empty_part_is_none_too() -> None:
    assert fields("source:", "source").part("source", ("title",)) is None


def test_parts_are_a_list_of_nested_mappings() -> None:
    sources = fields("sources:\n- title: Fever\n- title: Cold\n", "sources").parts(
        "sources", ("title",)
    )

    assert [source.text("title") for source in sources] == ["Fever", "Cold"]


@pytest.mark.parametrize("text", ["sources:", "sources: []", "term: fever"])
def test_parts_are_empty_where_they_are_missing(text: str) -> None:
    assert fields(text, "sources", "term").parts("sources", ("title",)) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sources: {title: Fever}", "1:10: `sources` must be a list. Begin each item with `- `."),
        ("sources:\n- Fever\n",
         "2:3: each item of `sources` must be fields, one per line. Write `name: value`."),
        ("sources:\n- title: Fever\n- tittle: Cold\n",
         "3:3: each item of `sources` has no field `tittle`. Did you mean `title`?"),
    ],
)  # fmt: skip
def test_parts_name_what_is_wrong_in_them(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        fields(text, "sources").parts("sources", ("title",))

    assert str(caught.value) == f"{FILE}:{message}"


def test_named_parts_are_the_fields_of_each_name() -> None:
    languages = fields(
        "language:\n  es: {term: fiebre}\n  fr:\n    term: fièvre\n", "language"
    ).named_parts("language", ("term",))

    assert [(name, part.text("term")) for name, part in languages] == [
        ("es", "fiebre"),
        ("fr", "fièvre"),
    ]


@pytest.mark.parametrize("text", ["language:", "language: {}", "term: fever"])
def test_named_parts_are_empty_where_they_are_missing(text: str) -> None:
    assert fields(text, "language", "term").named_parts("language", ("term",)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("language: [es]", "1:11: `language` must have named fields. Write `name:` before each."),
        ("language: es", "1:11: `language` must have named fields. Write `name:` before each."),
        ("language:\n  es: fiebre\n",
         "2:7: `es` must be fields, one per line. Write `name: value`."),
        ("language:\n  es:\n    trem: fiebre\n",
         "3:5: `es` has no field `trem`. Did you mean `term`?"),
    ],
)  # fmt: skip
def test_named_parts_name_what_is_wrong_in_them(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        fields(text, "language").named_parts("language", ("term",))

    assert str(caught.value) == f"{FILE}:{message}"
