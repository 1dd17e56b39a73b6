"""Titles of scores and counts in reports."""

SCORES = {
    "smog": "SMOG",
    "smog_mclaughlin": "SMOG by McLaughlin's rule",
    "flesch_kincaid_grade": "Flesch-Kincaid",
    "flesch_reading_ease": "reading ease",
    "gunning_fog": "Fog",
    "coleman_liau_index": "Coleman-Liau",
    "automated_readability_index": "ARI",
    "dale_chall": "Dale-Chall",
    "dale_chall_1995": "New Dale-Chall",
    "linsear_write": "Linsear Write",
    "spache": "Spache",
    "lix": "LIX",
    "rix": "RIX",
    "forcast": "FORCAST",
    "fernandez_huerta": "Fernández-Huerta",
    "szigriszt_pazos": "Szigriszt-Pazos",
    "gutierrez_polini": "Gutiérrez de Polini",
    "crawford": "Crawford",
}

COUNTS = {
    "words": "words",
    "sentences": "sentences",
    "syllables": "syllables",
    "polysyllables": "words of three or more syllables",
    "letters": "letters and digits",
    "complex_words": "complex words (Fog)",
    "unfamiliar_words": "words not on the Dale-Chall list",
    "long_words": "words of more than six letters",
    "one_syllable_words": "words of one syllable",
    "spache_unfamiliar_words": "words not on the Spache list",
}
