"""Spanish: articles, words, syllables and formulas, and which language a reader gets."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import textstat  # noqa: TID251 - the independent reference for the Spanish formulas

from hlreader import Glossary, score
from hlreader.exits import Exit
from hlreader.language import preferred, primary
from hlreader.readability.spanish import count_syllables
from tests.conftest import Result

Run = Callable[..., Result]

LEAFLET = (
    "La nurse no tiene prisa. La casa es grande y bonita. Mi madre come pan con queso. "
    "El gato duerme en la cama. Hoy el sol no sale, pero la tarde es buena para caminar."
).replace("La nurse", "La mujer")


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("seno", 2), ("cáncer", 2), ("biopsia", 2), ("ganglio", 2), ("ecografía", 5),
        ("mamografía", 5), ("quimioterapia", 5), ("metástasis", 4), ("resonancia", 4),
        ("guía", 2), ("seguir", 2), ("queso", 2), ("pingüino", 3), ("ciudad", 2), ("país", 2),
        ("muy", 1), ("leyó", 2), ("leer", 2), ("ahí", 2), ("aire", 2), ("y", 1),
    ],
)  # fmt: skip
def test_spanish_syllables_are_counted_as_they_are_said(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables
    assert count_syllables(word.upper()) == syllables


def test_the_spanish_formulas_are_textstats_where_the_counts_agree() -> None:
    # Given a text in which textstat counts as we do
    ours = score(LEAFLET, "es")
    textstat.set_lang("es")
    try:
        assert ours.counts.words == textstat.lexicon_count(LEAFLET)
        assert ours.counts.sentences == textstat.sentence_count(LEAFLET)
        assert ours.counts.syllables == textstat.syllable_count(LEAFLET)
        assert ours.counts.letters == textstat.letter_count(LEAFLET)

        # Then the scores agree too
        theirs = {name: getattr(textstat, name)(LEAFLET) for name in ours.scores}
    finally:
        textstat.set_lang("en_US")
    assert ours.scores == pytest.approx(theirs, abs=1e-6)


def test_a_spanish_file_is_checked_with_spanish_formulas(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hoja.md"
    path.write_text(f"---\nlanguage: es-MX\n---\n\n{LEAFLET}\n", "utf-8")

    report = json.loads(run("check", str(path), "--json").out)

    assert report["files"][0]["language"] == "es-MX"
    assert set(report["files"][0]["scores"]) == {
        "fernandez_huerta", "szigriszt_pazos", "gutierrez_polini", "crawford",
    }  # fmt: skip
    assert "Crawford" in run("check", str(path)).out


def test_a_spanish_text_over_the_limit_fails(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hoja.md"
    hard = "La administración de medicamentos quimioterapéuticos requiere evaluaciones periódicas. "
    path.write_text(f"---\nlanguage: es\n---\n\n{hard * 4}\n", "utf-8")

    result = run("check", str(path), "--max-grade", "4")

    assert result.code == Exit.NO
    assert "too hard. Crawford grade" in result.out.replace("\n  ", " ")


def test_a_language_without_formulas_is_counted_but_not_scored(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "blatt.md"
    path.write_text("---\nlanguage: de\n---\n\nSie dürfen vor der Untersuchung essen.\n", "utf-8")

    result = run("check", str(path))

    assert result.code == Exit.OK
    assert "no formula for this language: counts only" in " ".join(result.out.split())


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "es_ES"}, "es"),
        ({"LANG": "en_US", "LC_MESSAGES": "es"}, "es"),
        ({"LANG": "en_US", "LANGUAGE": "es:en"}, "es"),
        ({"LANG": "es_US", "HLREADER_LANG": "en"}, "en"),
    ],
)
def test_the_language_is_that_of_the_system(environment: dict[str, str], language: str) -> None:
    assert preferred(environment) == language


def test_a_tag_is_reduced_to_its_language() -> None:
    assert [primary(tag) for tag in ("es-MX", "ES", "pt_BR.UTF-8", "", "123")] == [
        "es", "es", "pt", "en", "en",
    ]  # fmt: skip


def test_an_article_is_read_in_the_readers_language(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = run("read", "metastatic", "--lang", "es")
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    found = run("read", "metastatic")

    assert found.out == asked.out
    for words in ("Aún no revisado por personal médico", "Nivel de lectura: grado", "Fuentes",
                  "Para seguir leyendo", "No reemplaza a su equipo médico"):  # fmt: skip
        assert words in " ".join(found.out.split())
    assert "hlreader read mammogram" in found.out


def test_an_article_without_a_translation_is_read_in_english(run: Run) -> None:
    spanish, english = run("read", "energy", "--lang", "es"), run("read", "energy")

    assert spanish.out.split("Read next")[0] == english.out.split("Read next")[0]
    assert "hlreader read side-effects" in spanish.out


def test_hard_words_of_a_spanish_article_are_explained_in_spanish(run: Run) -> None:
    page = " ".join(run("read", "metastatic", "--lang", "es").out.split())

    hit = Glossary.load().lookup("cáncer de seno", "es")
    assert hit
    assert f"El cáncer de seno [{hit.term.plain[0].lower()}{hit.term.plain[1:-1]}]" in page


def test_plain_mode_says_the_structure_in_spanish(run: Run) -> None:
    page = run("read", "mammogram", "--lang", "es", "--plain").out

    assert page.startswith("Sección: ")
    assert "Encabezado: ¿" in page
    assert "Fin de la lista." in page


def test_a_spanish_word_is_found_whatever_the_language(run: Run) -> None:
    record = json.loads(run("define", "gammagrafías", "--json").out)

    assert (record["entry"]["term"], record["entry"]["language"]) == ("gammagrafía", "es")


def test_lists_and_look_ups_speak_spanish_too(run: Run) -> None:
    assert "Para leer uno, escriba: hlreader read NOMBRE" in run("list", "--lang", "es").out
    assert "Vea también: " in run("define", "scintigraphy", "--lang", "es").out
    assert run("define", "xqzw", "--lang", "es").out == (
        "No hay ninguna entrada para xqzw.\n"
        "Revise cómo se escribe, o busque en los artículos: hlreader search xqzw\n"
    )


def test_a_word_of_both_languages_is_defined_in_the_readers(run: Run) -> None:
    spanish = json.loads(run("define", "tumor", "--lang", "es", "--json").out)
    english = json.loads(run("define", "tumor", "--json").out)

    assert (spanish["entry"]["language"], english["entry"]["language"]) == ("es", "en")


def test_an_own_library_may_have_translations(run: Run, library: Path) -> None:
    (library / "es").mkdir()
    (library / "es" / "fever.md").write_text(
        "---\ntitle: Fiebre\nlanguage: es\n---\n\nLa fiebre es calor.\n", "utf-8"
    )

    assert "Fiebre" in run("list", "--lang", "es", "--library", str(library)).out
    assert "Fiebre" not in run("list", "--library", str(library)).out
