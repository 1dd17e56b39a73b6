"""Sentences in clinical notes: abbreviations, headings, telegraphic style, lists of findings.

The notes are invented. The bars are where a person splits them: a heading in line with its text
belongs to it, a numbered problem is a sentence of its own, and a line that was ended on purpose
ends what it says.
"""

import pytest

from hlreader import split_sentences
from tests.conftest import ROOT

NOTES = {
    "history": (
        "HPI: Mr. Okafor is a 67 y.o. man with a hx of COPD, HTN and T2DM who came in with chest "
        "pain x 3 days. | Pain is sharp, approx. 6/10, worse w/ deep breaths. | He denies fever, "
        "chills or N/V. | Took ASA 81 mg at home w/o relief. | No sick contacts."
    ),
    "vitals": (
        "Vitals: T 98.6 F, BP 142/88, HR 76, RR 16, SpO2 97% on RA. | Gen: NAD. | HEENT: PERRL, "
        "EOMI. | Neck: supple, no JVD. | Lungs: CTA b/l. | CV: RRR, no m/r/g. | Abd: soft, NT/ND. "
        "| Ext: no c/c/e. | Neuro: A&O x3."
    ),
    "medicines": (
        "Meds: lisinopril 10 mg p.o. q.d., metformin 500 mg p.o. b.i.d., and insulin glargine 12 "
        "units s.c. q.h.s. as directed. | Allergies: PCN (rash). | She takes ibuprofen p.r.n. for "
        "knee pain. | Last dose was at 8 p.m. yesterday."
    ),
    "plan": (
        "A/P: 67 y/o M s/p CABG x 3 in 2019 w/ new onset A. fib. | Rate is controlled. | Continue "
        "metoprolol 25 mg b.i.d. | Start apixaban 5 mg b.i.d. | F/u with Dr. Lindqvist in 2 wks. | "
        "Call if HR > 120."
    ),
    "numbered problems in one line": (
        "ASSESSMENT AND PLAN: | 1. Pneumonia, improving on ceftriaxone. | 2. Hypertension, at "
        "goal. | 3. Type 2 diabetes, A1c 7.9. | 4. Disposition: home with services."
    ),
    "numbered problems without full stops": (
        "DISCHARGE DIAGNOSES: | 1. Acute on chronic systolic heart failure | 2. Acute kidney "
        "injury, resolved | 3. Obesity | 4. Tobacco use"
    ),
    "a heading with two problems": (
        "IMPRESSION: | 1. No acute fracture. | 2. Mild degenerative change at L4-L5."
    ),
    "lower case": (
        "pt seen and examined at bedside. | no acute distress. | slept well. | pain controlled on "
        "oxycodone 5 mg q4h prn. | tolerating diet, +flatus, no bm yet. | will d/c foley today."
    ),
    "operation": (
        "The patient was taken to the O.R. and placed supine. | She was prepped and draped in the "
        "usual sterile fashion. | A 2.5 cm incision was made with a No. 15 blade. | Bleeding was "
        "controlled w/ cautery; est. blood loss was 20 cc. | The wound was closed w/ 4-0 Vicryl. | "
        "Pt. tolerated the procedure well. | There were no complications."
    ),
    "radiology": (
        "CT abd/pelvis w/ contrast, 3/14/2023: No evidence of appendicitis. | There is a 1.2 x "
        "0.8 cm cyst in the rt. kidney (Fig. 2), unchanged vs. prior. | No free air. | Correlate "
        "clinically."
    ),
    "social history": (
        "SH: Lives with his wife. | Quit smoking in 2010. | 40 pack-yr. history. | EtOH: 1-2 "
        "beers/wk. | Denies illicit drugs."
    ),
    "family": (
        "FH: Mother d. age 72 of MI. | Father alive, has DM. | No FH of colon ca. | Two sibs., "
        "both healthy."
    ),
    "laboratory": (
        "Labs: Na 138, K 4.1, Cr 1.3 (baseline 1.1), WBC 11.2. | Hgb stable at 9.8. | "
        "Troponin neg. x2. | UA neg. for nitrites. | Blood cx. pending."
    ),
    "emergency department": (
        "47 yo F c/o HA since 6 a.m. today. | Hx. of migraine. | No neck stiffness. | Given "
        "Toradol 30 mg i.v. and Zofran 4 mg i.v. with relief. | D/c'd home in stable "
        "condition. | Return precautions given."
    ),
    "consultation": (
        "Thank you for asking me to see Mrs. St. Clair, an 81-yr.-old woman with CKD stage III. | "
        "Her Cr. rose from 1.4 to 2.2 mg/dL over 48 hrs. on vancomycin. | I suspect ATN. | Would "
        "hold vanc. and check trough. | Renal US if no better by Mon. a.m. | D/w Dr. J. R. Patel."
    ),
    "follow-up": (
        "RTC in 3 mos. or sooner prn. | Repeat A1c, CMP and lipids prior to next visit. | Pt. "
        "verbalized understanding. | Total time 25 min., >50% counseling."
    ),
    "questions of the patient": (
        "Pt asks, \"Do I need surgery?\" | Discussed risks/benefits. | She said she would \"think "
        "about it.\" | Will call Fri. with decision."
    ),
    "nursing": (
        "0700: Rec'd report from night RN. | Pt resting in bed, resp. even and unlabored. | IV "
        "site L forearm, no redness. | 0930: Up to chair w/ assist x 1. | C/o 4/10 incisional "
        "pain. | Med. w/ acetaminophen 650 mg p.o. as ordered. | 1015: Pain now 1/10."
    ),
    "allergies": (
        "REASON FOR VISIT: Follow-up of asthma and allergic rhinitis. | SUBJECTIVE: This "
        "23-year-old female presents with complaint of allergies. | She used to have "
        "allergies when she lived in Oregon but thinks they are worse here. | In the past, "
        "she has tried Claritin and Zyrtec. | Both worked for a short time but then seemed to "
        "lose effectiveness. | She does have asthma but does not require daily medication for "
        "this and does not think it is flaring up."
    ),
    "examination": (
        "OBJECTIVE: Vitals: Weight was 130 pounds and blood pressure 124/78. | HEENT: Her "
        "throat was mildly erythematous without exudate. | Nasal mucosa was erythematous and "
        "swollen. | Only clear drainage was seen. | TMs were clear. | Neck: Supple without "
        "adenopathy. | Lungs: Clear."
    ),
    "a plan after a heading": (
        "ASSESSMENT: Allergic rhinitis. | PLAN: | 1. She will try Zyrtec instead of Allegra "
        "again. | 2. Samples of Nasonex two sprays in each nostril given for three weeks. | "
        "3. A prescription was written as well."
    ),
    "colonoscopy": (
        "PROCEDURE PERFORMED: Colonoscopy with biopsy, 45380. | INDICATIONS: Screening; pt. "
        "has a family hx of colon ca. in her mother at age 55. | After informed consent the "
        "pt. was given Versed 4 mg i.v. and fentanyl 75 mcg i.v. in divided doses. | The "
        "scope was passed to the cecum, approx. 80 cm. | Prep was fair. | A 4 mm polyp was "
        "found at 30 cm. and removed w/ cold forceps. | EBL: none."
    ),
    "heart failure": (
        "80 y/o F w/ PMH of CHF (EF 35%), CKD, and A. fib on warfarin p/w SOB x 2 d. | "
        "+orthopnea, +PND. | No CP. | Wt. up 4 kg since last visit. | CXR: pulm. edema. | BNP "
        "1,240. | Rec'd Lasix 40 mg IV x 1 in ED w/ good UOP. | INR 2.4."
    ),
    "physiotherapy": (
        "S: Pt. reports L knee pain 3/10, improved from 6/10. | Sleeping OK. | O: Incision "
        "C/D/I. | ROM 0-95 deg. | Strength 4/5 quads. | A: 6 wks. s/p L TKA, doing well. | P: "
        "Continue P.T. 2x/wk. | RTC in 6 wks."
    ),
    "telephone call": (
        "Dr. Chen called at 3:15 p.m. re: critical K of 6.1. | Orders rec'd for calcium "
        "gluconate 1 g IV, insulin 10 units w/ D50. | EKG obtained: no peaked T waves. | Will "
        "recheck in 2 hrs. | Family updated."
    ),
    "discharge instructions": (
        "Discharge instructions: Take all medicines as prescribed. | Do not drive for 24 hrs. "
        "| Call Dr. Smith at 555-0142 if temp. is over 101.5 F or if there is any drainage. | "
        "No lifting > 10 lbs. for 4 wks. | Shower o.k. after 48 hrs."
    ),
    "imaging with a size in an item": (
        "IMPRESSION: | 1. No PE. | 2. 6 mm RLL nodule; recommend f/u CT in 6-12 mos. per "
        "Fleischner criteria. | 3. Mild emphysema."
    ),
    "brain tumour": (
        "He was seen by Drs. Amin and Ruiz on 04/12/22. | MRI (w/ and w/o gad.) showed a 2.3 "
        "x 1.9 cm. mass in the L. temporal lobe. | Bx. was c/w GBM. | Started on Decadron 4 "
        "mg q. 6 h. and Keppra 500 mg b.i.d. | He lives alone. | His daughter (R.N.) will "
        "help."
    ),
}  # fmt: skip

LINES = {
    "headings and lines": (
        "CHIEF COMPLAINT: Cough | "
        "HISTORY OF PRESENT ILLNESS: Ms. Vega is a 34-year-old woman with 2 weeks of dry cough. | "
        "PAST MEDICAL HISTORY: Asthma, GERD | "
        "MEDICATIONS: | Albuterol 2 puffs q4h p.r.n. | Omeprazole 20 mg daily | "
        "ALLERGIES: NKDA"
    ),
    "a plan in lines": (
        "Plan: | 1. Chest x-ray today | 2. Stop lisinopril, start losartan 50 mg q.d. | "
        "3. F/u 2 wks"
    ),
    "findings in lines": (
        "Heart: RRR, no murmur | Lungs: clear b/l | Abdomen: soft, no mass | "
        "Extremities: trace edema at both ankles"
    ),
    "admission": (
        "Admission Date: 2021-03-02 | Discharge Date: 2021-03-06 | Service: MEDICINE | "
        "Allergies: Penicillins | Attending: Dr. Brandt | Chief Complaint: | Shortness of "
        "breath"
    ),
    "a list of medicines": (
        "Discharge Medications: | 1. Aspirin 81 mg Tablet PO DAILY | 2. Atorvastatin 40 mg "
        "Tablet PO QHS | 3. Furosemide 20 mg Tablet PO BID | Discharge Disposition: | Home "
        "With Service"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTES)
def test_a_note_in_one_paragraph(name: str) -> None:
    expected = NOTES[name].split(" | ")

    assert [sentence.text for sentence in split_sentences(" ".join(expected))] == expected


@pytest.mark.parametrize("name", LINES)
def test_a_note_in_lines(name: str) -> None:
    expected = LINES[name].split(" | ")

    assert [sentence.text for sentence in split_sentences("\n".join(expected))] == expected


# --- Many passages ------------------------------------------------------------------------------

PASSAGES = [
    line.split(" | ")
    for line in (ROOT / "tests/data/clinical_passages.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def test_nearly_every_passage_is_split_where_a_person_splits_it() -> None:
    assert len(PASSAGES) > 160
    found = [[sentence.text for sentence in split_sentences(" ".join(one))] for one in PASSAGES]
    missed = [(one, split) for one, split in zip(PASSAGES, found, strict=True) if one != split]
    assert len(missed) <= 0.03 * len(PASSAGES), missed


def test_the_count_of_sentences_in_them_is_right_within_a_hundredth() -> None:
    expected = sum(map(len, PASSAGES))
    counted = sum(len(split_sentences(" ".join(one))) for one in PASSAGES)
    assert abs(counted - expected) <= 0.01 * expected
