"""Find the words that a plural or possessive may come from.

The rules know English, Spanish, Latin and Greek endings. They only give candidates. The caller
takes one that is in the glossary. Words that only look like plurals ("diabetes", "stamina") have no
candidates.
"""

from collections.abc import Iterator

_SHORTEST = 3

_IRREGULAR = dict(
    pair.split(">")
    for pair in """
    feet>foot teeth>tooth men>man laymen>layman firemen>fireman workmen>workman women>woman
    children>child people>person lice>louse mice>mouse geese>goose oxen>ox menus>menu axes>axis
    testes>testis pelves>pelvis synapses>synapse taxes>tax ova>ovum crura>crus irides>iris
    thoraces>thorax gasses>gas canvasses>canvas thieves>thief viscera>viscus genera>genus
    corpora>corpus femora>femur ossa>os ora>os genua>genu cornua>cornu capita>caput vasa>vas
    glomera>glomus ulcera>ulcus vulnera>vulnus tempora>tempus pectora>pectus latera>latus
    pondera>pondus stercora>stercus incudes>incus stapedes>stapes pedes>pes coccyges>coccyx
    foetuses>foetus halluces>hallux tubera>tuber cadavera>cadaver taxa>taxon automata>automaton
    comedones>comedo ani>anus majora>majus minora>minus deferentia>deferens occipita>occiput
    """.split()
)

# The ending of a plural, and the endings of its possible singulars. The first that fits counts.
_PLURALS = (
    ("women", ("woman",)),
    ("feet", ("foot",)),
    ("teeth", ("tooth",)),
    ("eaux", ("eau",)),
    ("ies", ("y", "ie")),
    ("lves", ("lve", "lf")),
    ("eaves", ("eave", "eaf")),
    ("oaves", ("oaf",)),
    ("arves", ("arve", "arf")),
    ("ooves", ("oove", "oof")),
    ("ives", ("ive", "ife")),
    ("ves", ("ve", "vis")),
    ("mata", ("ma", "m")),
    ("ices", ("ice", "ix", "ex", "iz")),
    ("eces", ("ex", "ece")),
    ("yces", ("yx", "yce")),
    ("ces", ("ce", "z")),
    ("gines", ("go", "gine")),
    ("nges", ("nx", "nge")),
    ("ides", ("ide", "is")),
    ("ntes", ("nte", "ns")),
    ("ndes", ("nde", "ns")),
    ("mina", ("men", "minum")),
    ("usses", ("us", "uss")),
    ("sses", ("ss", "sse")),
    ("ses", ("sis", "se", "s")),
    ("zzes", ("zz", "z")),
    ("xes", ("x", "xis", "xe")),
    ("zes", ("z", "ze")),
    ("ches", ("ch", "che")),
    ("shes", ("sh", "she")),
    ("oes", ("o", "oe")),
    ("es", ("e", "", "is")),
    ("s", ("",)),
    ("ae", ("a",)),
    ("i", ("us",)),
    ("ua", ("u", "uum")),
    ("ia", ("ium", "ion")),
    ("mena", ("menon",)),
    ("zoa", ("zoon",)),
    ("hedra", ("hedron",)),
    ("a", ("um",)),
)
_BY_END: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
for _row in _PLURALS:
    _BY_END.setdefault("es" if _row[0].endswith("es") else _row[0][-1], []).append(_row)
"""The rows of the table for words with an ending: -es, or the last letter."""

_SPANISH_ENDS, _SPANISH_VOWELS = "rnldj", 2
_VOWELS = "aeiouáéíóú"
_NOT_PLURAL = ("ss", "us", "is")

_NEVER = frozenset(
    """
    does goes
    diabetes rabies scabies herpes measles mumps rickets hives shingles species series forceps
    biceps triceps quadriceps caries ascites feces faeces menses lens pons dens glans pancreas
    news facies tabes stapes bends corps chaos asbestos ethos pathos cosmos thermos atlas bias
    alias canvas always perhaps besides sometimes afterwards towards upwards downwards innings
    genetics pediatrics paediatrics obstetrics geriatrics orthopedics orthopaedics physics ethics
    mathematics economics aerobics gymnastics athletics politics logistics kinetics kudos
    christmas texas ourselves themselves yourselves pyrites

    agenda alga algebra alibi alkali alpha ameba ammonia amnesia amoeba anaemia anaesthesia
    anathema anemia anesthesia antenna anti aorta area arena aria aroma asthma aura azalea
    ballerina banana bandana beta bikini bologna broccoli cafeteria calamari california camera
    charisma chi chili china cholera cincinnati cinema claustrophobia cobra cocoa cola columbia
    coma comma confetti corgi cornea data deli delta dementia diarrhea diarrhoea dilemma
    diphtheria diploma dogma drama dyslexia eczema edema emphysema enema enigma eureka
    euthanasia extra fauna fiesta flea flora formula gala gamma gondola gorilla graffiti
    granola guerrilla haemophilia harmonica hemophilia hernia hindi hyena hysteria idea iguana
    india inertia influenza insignia insomnia iota khaki kiwi koala lambda larva lava
    leukaemia leukemia llama macaroni magenta magnesia magnolia malaria mama mamma manga mania
    maria marijuana marina martini mascara melodrama militia mini multi nausea nazi nebula
    nostalgia nova oedema okra omega onomatopoeia opera orchestra origami pagoda panacea panda
    panorama papa papaya paprika paranoia paraphernalia parka pasta peninsula pepperoni persona
    petunia phobia pizza placenta plasma plaza plea plethora pneumonia portia pretoria
    propaganda puma quota rabbi ravioli regalia replica retina rotunda safari saga salami
    saliva sari sauna schizophrenia semi sepia ski soda sofa sonata spaghetti spatula
    stamina stanza stigma sushi swami tarantula taxi thoria tiara titania toga tortilla trauma
    tsunami tuba tuna tundra ultra umbrella urania vagina vanilla veranda vertebra via victoria
    villa viola virginia visa vista vodka wasabi yeti yoga zebra zucchini

    alumina baria beryllia ceria erbia gallia germania hafnia lanthana lithia niobia samaria scandia
    silica strontia ytterbia yttria zirconia
    """.split()
)
_POSSESSIVES = ("'s", "’s", "s'", "s’")


def singulars(word: str) -> Iterator[str]:
    """Yield the possible singulars of a word in lower case, the likeliest first.

    >>> list(singulars("metastases"))
    ['metastasis', 'metastase', 'metastas']
    """
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
        return
    if len(word) <= _SHORTEST or word.endswith(_NOT_PLURAL) or word in _NEVER:
        return
    for plural, endings in _BY_END.get(word[-2:], _BY_END.get(word[-1], [])):
        if word.endswith(plural):
            stem = word[: -len(plural)]
            for ending in endings:
                singular = stem + ending
                if len(singular) >= _SHORTEST and (ending or plural == "s" or _takes_es(stem)):
                    yield singular
            return


def _takes_es(stem: str) -> bool:
    """Return whether the plural of a word may end in -es, like Spanish "tumor" but not "scar"."""
    return stem[-1] in _SPANISH_ENDS and sum(map(stem.count, _VOWELS)) >= _SPANISH_VOWELS


def without_possessive(word: str) -> str:
    """Return a word without 's or the apostrophe of a plural's possessive."""
    for ending in _POSSESSIVES:
        if word.endswith(ending):
            return word.removesuffix(ending[-2:] if ending[0] != "s" else ending[1:])
    return word
