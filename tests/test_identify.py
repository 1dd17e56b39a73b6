"""The language of a text is told by its small words."""

import pytest

from hlreader.readability.identify import ANOTHER, document_language, identify
from tests.parsing import parse

PASSAGES = {
    "en": "Take one pill at night with food. Do not drive for a day. Call your nurse if you have a "
    "fever or if your wound hurts a lot.",
    "es": "Tome una pastilla por la noche con comida. No conduzca durante un día. Llame a la "
    "enfermera si tiene fiebre o si le duele mucho la herida.",
    "fr": "Prenez un comprimé le soir avec de la nourriture. Ne conduisez pas pendant une journée. "
    "Appelez votre infirmière si vous avez de la fièvre.",
    "de": "Nehmen Sie abends eine Tablette mit dem Essen. Fahren Sie einen Tag lang nicht Auto. "
    "Rufen Sie uns an, wenn Sie Fieber haben oder die Wunde sehr weh tut.",
    "pt": "Tome um comprimido à noite com comida. Não conduza durante um dia. Ligue para a sua "
    "enfermeira se tiver febre ou se a ferida doer muito.",
    "it": "Prenda una compressa la sera con il cibo. Non guidi per un giorno. Chiami la sua "
    "infermiera se ha la febbre o se la ferita le fa molto male.",
}
OTHERS = {
    "Dutch": "Neem elke avond een tablet in met eten. Rijd een dag lang geen auto. Bel uw "
    "verpleegkundige als u koorts heeft of als de wond veel pijn doet.",
    "Catalan": "Prengui una pastilla a la nit amb el menjar. No condueixi durant un dia. Truqui a "
    "la infermera si té febre o si la ferida li fa molt de mal.",
    "Polish": "Przyjmij jedną tabletkę wieczorem podczas posiłku. Nie prowadź samochodu przez "
    "jeden dzień. Zadzwoń do pielęgniarki, jeśli masz gorączkę albo rana bardzo boli.",
    "Somali": "Waxaan rabaa inaan ku caawiyo si aad u fahanto cudurkaaga iyo daawooyinka aad "
    "qaadanayso maalin kasta, fadlan wac dhakhtarkaaga haddii aad qandho leedahay.",
    "Russian": "Принимайте одну таблетку вечером во время еды. Не садитесь за руль один день. "
    "Позвоните медсестре, если у вас жар или сильно болит рана.",
    "Chinese": "请在晚上随餐服用一片药。一天之内不要开车。如果您发烧或者伤口很痛，请打电话给护士。",
    "Hindi": "रात को खाने के साथ एक गोली लें। एक दिन तक गाड़ी न चलाएँ। बुखार हो तो नर्स को फ़ोन करें।",
}

DRUGS = (
    "Lisinopril 10 mg tablet daily. Metformin 500 mg twice daily. Aspirin 81 mg daily. Iron. "
    "Atorvastatin 20 mg at bedtime. Levothyroxine 50 mcg. Omeprazole 20 mg."
)


@pytest.mark.parametrize("language", PASSAGES)
def test_a_passage_of_twenty_words_tells_its_language(language: str) -> None:
    assert identify(PASSAGES[language]) == language


@pytest.mark.parametrize("name", OTHERS)
def test_any_other_language_is_another(name: str) -> None:
    assert identify(OTHERS[name]) == ANOTHER


@pytest.mark.parametrize(
    "text",
    [
        "Tome una pastilla por la noche.",
        DRUGS,
        "",
    ],
    ids=["short", "a list of drugs", "empty"],
)
def test_a_text_that_says_too_little_is_not_guessed_at(text: str) -> None:
    assert identify(text) == ""
    assert document_language(parse(text or "12", "page.md", "markdown")) == "en"


def test_what_a_text_declares_comes_first() -> None:
    text = f"---\nlanguage: es\n---\n{PASSAGES['en']}\n"

    assert document_language(parse(text, "page.md", "markdown")) == "es"


def test_a_text_is_scored_in_its_own_language() -> None:
    from hlreader import score

    assert "crawford" in score(PASSAGES["es"]).scores
    assert "smog" in score(PASSAGES["en"]).scores
    assert score(PASSAGES["fr"]).scores == {}
    assert score(OTHERS["Polish"]).warnings == ("no formula for this language: counts only",)
