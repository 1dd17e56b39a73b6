"""From plurals and possessives to their words: which words are shortened, and which never are."""

import pytest

from hlreader.glossary import Glossary
from hlreader.glossary.words.inflect import singulars, without_possessive
from hlreader.models import Term

_PLURALS = """
abscess abscesses, allergy allergies, artery arteries, biopsy biopsies, body bodies,
ovary ovaries, pregnancy pregnancies, calorie calories, dementia dementias, tumor tumors,
disease diseases, dose doses, nurse nurses, bruise bruises, mass masses, lens lenses, gas gases,
virus viruses, sinus sinuses, uterus uteruses, fetus fetuses, iris irises, pelvis pelvises,
rash rashes, stitch stitches, crutch crutches, ache aches, headache headaches, reflex reflexes,
syringe syringes, hospice hospices, face faces, slice slices, valve valves, nerve nerves,
calf calves, half halves, knife knives, life lives, toe toes, embryo embryos, potato potatoes,
mosquito mosquitoes, x-ray x-rays, foot feet, tooth teeth, woman women, man men, child children,
louse lice, person people, antibiotic antibiotics, diabetic diabetics, protein proteins,
peptide peptides, lozenge lozenges, quiz quizzes, midwife midwives, pacemaker pacemakers,
kidney kidneys, eye eyes, knee knees, bone bones, vaccine vaccines, allele alleles,

metastasis metastases, diagnosis diagnoses, prognosis prognoses, prosthesis prostheses,
analysis analyses, dialysis dialyses, crisis crises, thesis theses, basis bases,
thrombosis thromboses, anastomosis anastomoses, stenosis stenoses, psychosis psychoses,
neurosis neuroses, fibrosis fibroses, hypothesis hypotheses, synthesis syntheses,
paralysis paralyses, testis testes, naris nares, penis penes, axis axes, pubis pubes,
prophylaxis prophylaxes, symphysis symphyses, epiphysis epiphyses, diaphysis diaphyses,
pelvis pelves, iris irides, arthritis arthritides, dermatitis dermatitides,
hepatitis hepatitides, vasculitis vasculitides, epididymis epididymides,

vertebra vertebrae, axilla axillae, fistula fistulae, bulla bullae, macula maculae,
papilla papillae, maxilla maxillae, scapula scapulae, fibula fibulae, tibia tibiae,
areola areolae, bursa bursae, larva larvae, pleura pleurae, sequela sequelae, aorta aortae,
trachea tracheae, lamina laminae, ampulla ampullae, formula formulae, concha conchae,
chorda chordae, fossa fossae, patella patellae, scala scalae, verruca verrucae, vagina vaginae,

nucleus nuclei, bronchus bronchi, thrombus thrombi, embolus emboli, fungus fungi,
bacillus bacilli, stimulus stimuli, radius radii, humerus humeri, alveolus alveoli,
villus villi, calculus calculi, coccus cocci, streptococcus streptococci, meniscus menisci,
ramus rami, sulcus sulci, gyrus gyri, nevus nevi, naevus naevi, focus foci, locus loci,
uterus uteri, tophus tophi, nidus nidi, hilus hili, malleolus malleoli, digitus digiti,
esophagus esophagi, thymus thymi, thalamus thalami, annulus annuli, torus tori,

bacterium bacteria, ovum ova, septum septa, cilium cilia, diverticulum diverticula,
atrium atria, serum sera, medium media, cranium crania, cerebrum cerebra, labium labia,
datum data?, sternum sterna, rectum recta, ileum ilea, duodenum duodena, ostium ostia,
epithelium epithelia, endothelium endothelia, flagellum flagella, acetabulum acetabula,
hymenium hymenia, tympanum tympana, peritoneum peritonea, perineum perinea, haustrum haustra,
infundibulum infundibula, mycelium mycelia, spectrum spectra, sputum sputa, symposium symposia,
ganglion ganglia, criterion criteria, mitochondrion mitochondria, phenomenon phenomena,
spermatozoon spermatozoa, protozoon protozoa, taxon taxa, automaton automata,

sarcoma sarcomata, carcinoma carcinomata, stoma stomata, stigma stigmata, hematoma hematomata,
lymphoma lymphomata, condyloma condylomata, trauma traumata, edema edemata, fibroma fibromata,
adenoma adenomata, glaucoma glaucomata, papilloma papillomata, sarcoma sarcomas,
carcinoma carcinomas, stoma stomas,

foramen foramina, lumen lumina, appendix appendices, cervix cervices, cortex cortices,
apex apices, vertex vertices, matrix matrices, index indices, varix varices, calix calices,
helix helices, fornix fornices, cicatrix cicatrices, vortex vortices, calyx calyces,
phalanx phalanges, larynx larynges, pharynx pharynges, meninx meninges, salpinx salpinges,
thorax thoraces, coccyx coccyges, hallux halluces, scolex scoleces, lens lentes?,
crus crura, viscus viscera, genus genera, corpus corpora, femur femora, os ossa, cornu cornua,
genu genua, caput capita, glomus glomera, viscus viscera, pons pontes, dens dentes,
glans glandes, incus incudes, stapes stapedes, plateau plateaux, ulcus ulcera, vas vasa,
comedo comedones, lentigo lentigines, anus ani, occiput occipita, aneurysm aneurysmata, hilum hila,
wisdom_tooth wisdom_teeth, head_louse head_lice,
corpus_luteum corpora_lutea, vena_cava venae_cavae, chorda_tendinea chordae_tendineae,
vas_deferens vasa_deferentia, exanthem exanthemata, stage_of_labor stages_of_labor,
deep_vein_thrombosis deep_vein_thromboses, foreign_body foreign_bodies, placenta placentae,
nucleus_pulposus nuclei_pulposi, metaphysis metaphyses, vertigo vertigines, impetigo impetigines,
cantharis cantharides, calcaneum calcanea, calcaneus calcanei, pollex pollices, jejunum jejuna,
enema enemata, speculum specula, encephalitis encephalitides, septum_secundum septa_secunda,
stria striae, petechia petechiae, ischium ischia, hippocampus hippocampi, genius genii
"""

PLURALS = {
    plural: singular
    for pair in _PLURALS.replace("\n", " ").split(",")
    if pair.strip() and "?" not in pair
    for singular, plural in [[word.replace("_", " ") for word in pair.split()]]
}

_TRAPS = """
diabetes diabete diabetis diabet, pus pu, sepsis sepsi seps, lens len, lupus lupu, virus viru,
pancreas pancrea, rabies raby rabie rabis, herpes herpe herpis herp, scabies scaby scabie,
measles measle measl, mumps mump, rickets ricket, hives hive hife hif, shingles shingle,
species specie specy, series serie sery, forceps forcep, biceps bicep, triceps tricep,
quadriceps quadricep, abscess absces, sinus sinu, uterus uteru, colon colo, cola colum colon,
data datum daton, california californium, alibi alibus, taxi taxus, broccoli broccolus,
spaghetti spaghettus, caries cary carie caris, ascites ascite ascitis, feces fece fex fecis,
faeces faece faex, menses mensis mens mense, pelvis pelvi, iris iri, arthritis arthriti,
stress stres, illness illnes, gas ga, us u, has ha, news new, facies facy facie, tabes tabe tabis,
stapes stape stapis, pons pon, dens den, glans glan, asbestos asbesto, atlas atla, bias bia,
chaos chao, thrombus thrombu, cirrhosis cirrhosi, psoriasis psoriasi, stamina stamen staminum,
ammonia ammonium, magnesia magnesium, anemia anemium, opera operum opus, camera camerum cameron,
india indium, gamma gammum gammon, comma commum common, lava lavum, aura aurum, alga algum,
agenda agendum, alpha alphum, angina angen anginum?, edema edemum, asthma asthmum,
pneumonia pneumonium, insomnia insomnium, dementia dementium, hernia hernium, mania manium,
malaria malarium, aria arion arium, hysteria hysterium, nausea nauseum, plasma plasmum plasmon,
saliva salivum, retina reten retinum, cornea corneum, pizza pizzum, pasta pastum, soda sodum,
salami salamus, zucchini zucchinus, graffiti graffitus, sushi sushus, chili chilus, rabbi rabbus,
multi multus, khaki khakus, always alway, perhaps perhap, sometimes sometime, ethics ethic,
genetics genetic, pediatrics pediatric, physics physic, obstetrics obstetric, aids aid,
christmas christma, canvas canva, plus plu, thus thu, this thi, its it, virginia virginium,
thymus thymu, fetus fetu, anus anu, mucus mucu, focus focu, penis peni, basis basi, axis axi,
epidermis epidermi, tetanus tetanu, hiatus hiatu, meatus meatu, plexus plexu, humerus humeru,
fundus fundu, ileus ileu, acne acn, specimen speciman, abdomen abdoman, regimen regiman,
semen seman, hymen hyman, ibis ibi, clitoris clitori, analysis analysi, dialysis dialysi,
scares scar, scrapes scrap, rates rat, grieves grief, relieves relief, saves safe, motives motif,
clothes cloth, faces fax, minces minx, passes pas, hisses his, bathes bath, panes pan, cures cur,
zirconia zirconium, alumina aluminum, silica silicon silicum, baria barium, titania titanium,
yttria yttrium, strontia strontium, ceria cerium, lithia lithium, hafnia hafnium,
believes belief, serves serf, proves proof, tests testis, coli colon, fungi fun,
does doe do, goes go goe, fades fad, tapes tap
"""

TRAPS = {
    words[0]: tuple(words[1:])
    for words in (line.split() for line in _TRAPS.replace("\n", " ").replace("?", "").split(","))
    if words[0] not in ("angina", "aids")
}
"""Words that look like plurals, each with what a careless rule would make of it."""


def glossary(*terms: str) -> Glossary:
    """Return a glossary of some terms."""
    return Glossary(Term(term, "x") for term in terms)


def test_a_plural_finds_its_singular_among_many_terms() -> None:
    words = glossary(*dict.fromkeys(PLURALS.values()))

    hits = {plural: words.lookup(plural) for plural in PLURALS}

    found = {plural: hit and (hit.term.term, hit.match) for plural, hit in hits.items()}
    assert found == {plural: (singular, "plural") for plural, singular in PLURALS.items()}


def test_a_word_that_only_looks_like_a_plural_is_found_as_itself() -> None:
    words = glossary(*{word for trap, others in TRAPS.items() for word in (trap, *others)})

    hits = {trap: words.lookup(trap) for trap in TRAPS}

    assert {trap for trap, hit in hits.items() if not hit or hit[0].term != trap} == set()
    assert {hit.match for hit in hits.values() if hit} == {"exact"}


def test_a_word_that_only_looks_like_a_plural_is_never_cut_down() -> None:
    words = glossary(*{word for others in TRAPS.values() for word in others})

    hits = {trap: words.lookup(trap) for trap in TRAPS}
    seen = {trap: words.find(f"So {trap} came back.") for trap in TRAPS}

    # One of them is such a word and what another is not: it is found as itself
    assert {trap for trap, hit in hits.items() if hit and hit.term.term != trap} == set()
    assert {trap for trap, found in seen.items() if found and found[0].term.term != trap} == set()


def test_a_word_that_is_its_own_plural_is_found_as_itself() -> None:
    words = glossary("meatus", "series", "feces", "plexus")

    for word in ("meatus", "series", "feces", "plexus"):
        assert words.lookup(word) == (words.lookup(word.upper()) or ())


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("ganglios", "ganglio"),
        ("tumores", "tumor"),
        ("biopsias", "biopsia"),
        ("lesiones", "lesión"),
        ("exámenes", "examen"),
        ("órdenes", "orden"),
        ("riñones", "riñón"),
        ("corazones", "corazón"),
        ("cicatrices", "cicatriz"),
        ("narices", "nariz"),
        ("hígados", "hígado"),
        ("cánceres", "cáncer"),
        ("ganglios linfáticos", "ganglio linfático"),
        ("cánceres de seno", "cáncer de seno"),
        ("glóbulos blancos", "glóbulo blanco"),
        ("mamografías de detección", "mamografía de detección"),
        ("carcinomas in situ", "carcinoma in situ"),
        ("corpora lutea", "corpus luteum"),
        ("vasa deferentia", "vas deferens"),
        ("labia majora", "labium majus"),
        ("nuclei pulposi", "nucleus pulposus"),
        ("cancers of the cervix", "cancer of the cervix"),
    ],
)
def test_spanish_plurals_and_plurals_inside_a_name_are_found(plural: str, singular: str) -> None:
    hit = glossary(singular).lookup(plural)

    assert hit
    assert (hit.term.term, hit.match) == (singular, "plural")


@pytest.mark.parametrize("word", ["tórax", "dosis", "crisis", "diabetes", "virus", "análisis"])
def test_spanish_words_that_end_in_s_are_themselves(word: str) -> None:
    hit = glossary(word, word[:-1]).lookup(word)

    assert hit
    assert hit.term.term == word


@pytest.mark.parametrize(
    ("word", "owner"),
    [
        ("patient's", "patient"),
        ("patient’s", "patient"),
        ("patients'", "patients"),
        ("patients’", "patients"),
        ("Crohn's disease", "Crohn's disease"),
        ("its", "its"),
    ],
)
def test_the_sign_of_a_possessive_is_taken_off(word: str, owner: str) -> None:
    assert without_possessive(word) == owner


def test_the_likeliest_singular_comes_first() -> None:
    assert next(singulars("metastases")) == "metastasis"
    assert next(singulars("bones")) == "bone"
    assert next(singulars("phalanges")) == "phalanx"
