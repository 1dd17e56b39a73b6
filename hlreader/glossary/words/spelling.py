"""Fold British spelling to American spelling, so that "tumour" finds "tumor".

Names and readers' words are both folded. So folding a piece without need does no harm, unless it
makes two different words the same. The pieces do not change four, hour, shoe, poem, prize and
filling.
"""

from functools import lru_cache

_PIECES = tuple(
    pair.split(">")
    for pair in """
    haem>hem aemi>emi paed>ped caec>cec faec>fec gynaec>gynec naev>nev aesth>esth aetio>etio
    caesa>cesa cesarian>cesarean caesiu>cesiu palaeo>paleo taeni>teni praec>prec laevo>levo
    perinae>perine peritonae>peritone archaeo>archeo

    ooedem>oedem oedem>edem ooesoph>oesoph oesoph>esoph ooestr>oestr oestr>estr
    ^foet>^fet ^coelia>^celia ^coelio>^celio
    rrhoe>rrhe pnoe>pne amoeb>ameb homoeo>homeo manoeuvr>maneuver maneuvere>maneuver

    tumour>tumor colour>color behaviour>behavior favour>favor humour>humor odour>odor
    labour>labor rumour>rumor vapour>vapor vigour>vigor harbour>harbor neighbour>neighbor
    honour>honor savour>savor rigour>rigor flavour>flavor armour>armor valour>valor
    ardour>ardor endeavour>endeavor candour>candor clamour>clamor glamour>glamor
    fervour>fervor splendour>splendor parlour>parlor rancour>rancor

    centre$>center$ centres$>centers$ centred$>centered$ metre$>meter$ metres$>meters$
    litre$>liter$ litres$>liters$ fibre>fiber titre$>titer$ titres$>titers$ goitre>goiter
    calibre>caliber theatre>theater

    counsell>counsel travell>travel labell>label modell>model signall>signal channell>channel
    fuell>fuel levell>level panell>panel pedall>pedal equall>equal initiall>initial
    dialling>dialing dialled>dialed tunnell>tunnel tranquill>tranquil jewell>jewel
    marvell>marvel quarrell>quarrel cancell>cancel instill>instil distill>distil enroll>enrol
    fulfill>fulfil installm>instalm skillful>skilful willful>wilful

    logue$>log$ logues$>logs$ defence>defense licence>license offence>offense pretence>pretense
    practis>practic sulph>sulf leuco>leuko aluminium>aluminum programme$>program$
    programmes$>programs$ ageing$>aging$ judgement>judgment dietic>dietit neurone$>neuron$
    neurones$>neurons$ artefact>artifact grey>gray mould>mold moustache>mustache
    pyjama>pajama sceptic>skeptic curette$>curet$ glycerine>glycerin specialit>specialt
    tyre$>tire$ tyres$>tires$ disc$>disk$ discs$>disks$ paralys>paralyz catalys>catalyz
    liquorice>licorice draughts$>drafts$ draught$>draft$ enquir>inquir encyclopaed>encycloped
    """.split()
)
"""British pieces of words, and their replacements. ^ and $ are the ends of the word."""

_SIGNS = frozenset(
    tuple(sign)
    for sign in """
    aec aed aem aeo aes aet aev aly amm arv atr beh bou cen cou dou eda ell esa etr ett euc euv
    fen fib foe fue gei gna gou hae hbo hoe ial iet itr jew lfi lib llf llm lou mou nae nel niu
    nou nqu nro oeb oed oel oeo oes ogu ooe pno pra qua quo rau rbo ret rey sc$ sce scs siu tae
    tef til tyr udg ulp uro vap vou yce yja
    """.split()
)
"""The three rarest letters of each piece.

Most words have none of these, so they have no piece. This check takes a tenth of the time.
"""

_ENDINGS = ("e", "ed", "es", "er", "ers", "ing", "able", "ation", "ations", "ational")
_IS = tuple(f"is{ending}" for ending in _ENDINGS)
_YS = tuple(f"ys{ending}" for ending in ("e", "ed", "er", "ers", "ing"))
_SHORTEST_STEM = 3


@lru_cache(1 << 15)
def american(word: str) -> str:
    """Return a lower-case word in American spelling, close enough for comparing.

    >>> american("haemorrhage"), american("localised"), american("four")
    ('hemorrhage', 'localized', 'four')
    """
    marked = f"^{word}$"
    if _SIGNS.isdisjoint(zip(marked, marked[1:], marked[2:], strict=False)):
        return _with_z(word)
    for british, folded in _PIECES:
        if british in marked:
            marked = marked.replace(british, folded)
    return _with_z(marked[1:-1])


def _with_z(word: str) -> str:
    """Return "localised" as "localized"."""
    if "is" not in word and "ys" not in word:
        return word
    for endings in (_IS, _YS):
        if word.endswith(endings):
            at = word.rindex(endings[0][:2], 0, len(word))
            if at >= _SHORTEST_STEM:
                return f"{word[:at]}{word[at]}z{word[at + 2 :]}"
    return word
