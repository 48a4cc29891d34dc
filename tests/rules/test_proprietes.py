"""Ce qui reste vrai quel que soit le dossier : plafonds, inconnu, déterminisme, monotonie."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait, Genre
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.situation import Fait, NeSaitPas, Situation
from cep_desktop.rules.dispositif import Dispositif
from cep_desktop.rules.dispositifs import cpf, ptp
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.rules.moteur import evaluer
from cep_desktop.rules.regles import Regles
from cep_desktop.rules.verdict import Conclusion, EtatCondition
from tests.cas.dossier import EXEMPLES, exemple
from tests.rules.construction import construire, repondre
from tests.rules.lecture_cas import regles_nationales

LE = date(2026, 11, 23)
FAITS_LIBRES = [fait for fait in CodeFait if fait is not CodeFait.DEMISSION_LE]
"""Sans démission notée, un CDI court : noter la démission contredit ce qui était su."""

DOSSIERS_AU_HASARD = settings(max_examples=40)

jours = st.dates(date(2015, 1, 1), date(2028, 12, 31))
montants = st.integers(0, 2_000_000).map(Montant)


def _valeur(fait: CodeFait) -> st.SearchStrategy[object]:
    match fait.genre:
        case Genre.OUI_NON:
            return st.booleans()
        case Genre.NOMBRE:
            return st.integers(0, 2000)
        case Genre.DATE:
            return jours
        case Genre.MONTANT:
            return st.integers(0, 20_000)
        case Genre.TEXTE if fait.choix:
            return st.sampled_from([choix.code for choix in fait.choix])
        case _:
            return st.sampled_from(["24", "75", "M1609", "0787"])


@st.composite
def faits(tirer: st.DrawFn) -> dict[CodeFait, object]:
    """Une situation au hasard : chaque fait peut manquer."""
    retenus = tirer(st.lists(st.sampled_from(FAITS_LIBRES), unique=True, max_size=20))
    return {fait: tirer(_valeur(fait)) for fait in retenus}


@st.composite
def formations(tirer: st.DrawFn) -> dict[str, object]:
    """Une formation au hasard, bien notée ou presque vide."""
    debut = tirer(st.dates(LE, date(2027, 12, 31)))
    complete: dict[str, object] = {
        "nature": tirer(st.sampled_from(["formation", "bilan", "vae", "permis", "creation"])),
        "debut": debut,
        "fin": debut + timedelta(days=tirer(st.integers(0, 700))),
        "heures_centre": tirer(st.integers(1, 1500)),
        "heures_entreprise": tirer(st.integers(0, 500)),
        "sur_temps_de_travail": tirer(st.booleans()),
        "certification": tirer(st.sampled_from(["RNCP40792", "RS5641"])),
        "fin_enregistrement": tirer(jours),
        "qualiopi": tirer(st.booleans()),
        "devis": tirer(st.booleans()),
        "test_fait": tirer(st.sampled_from([LE, date(2026, 1, 5)])),
    }
    gardes = tirer(st.sets(st.sampled_from(sorted(complete))))
    if "debut" not in gardes:
        gardes = gardes - {"fin"}
    return {cle: complete[cle] for cle in gardes}


def _dossier(notes: dict[CodeFait, object], formation: dict[str, object]) -> Dossier:
    return construire(
        {
            "le": LE,
            "situation": {fait.value: valeur for fait, valeur in notes.items()},
            "formation": formation,
            "projet": {"rome": "M1609"},
        }
    )


def _evaluer(dossier: Dossier) -> Evaluation:
    return evaluer(dossier, regles_nationales(), le=LE)


@DOSSIERS_AU_HASARD
@given(faits(), formations())
def test_le_meme_dossier_donne_toujours_la_meme_reponse(
    notes: dict[CodeFait, object], formation: dict[str, object]
) -> None:
    dossier = _dossier(notes, formation)
    assert _evaluer(dossier) == _evaluer(dossier)


@DOSSIERS_AU_HASARD
@given(faits(), formations(), st.sampled_from(regles_nationales().dispositifs))
def test_un_dispositif_repond_seul_comme_au_milieu_des_autres(
    notes: dict[CodeFait, object], formation: dict[str, object], dispositif: Dispositif
) -> None:
    dossier = _dossier(notes, formation)
    seul = Regles(regles_nationales().parametres, (dispositif,))
    (attendu,) = evaluer(dossier, seul, le=LE).dispositifs
    assert _evaluer(dossier).pour(dispositif.code) == attendu


@DOSSIERS_AU_HASARD
@given(faits(), formations(), st.sampled_from(FAITS_LIBRES), st.data())
def test_apprendre_un_fait_ne_fait_jamais_passer_de_oui_a_a_verifier(
    notes: dict[CodeFait, object],
    formation: dict[str, object],
    appris: CodeFait,
    donnees: st.DataObject,
) -> None:
    avant = {fait: valeur for fait, valeur in notes.items() if fait is not appris}
    apres = avant | {appris: donnees.draw(_valeur(appris))}
    sans, avec = _evaluer(_dossier(avant, formation)), _evaluer(_dossier(apres, formation))
    regressions = [
        (un.code, appris)
        for un, autre in zip(sans.dispositifs, avec.dispositifs, strict=True)
        if un.verdict.conclusion is Conclusion.OUI
        and autre.verdict.conclusion is Conclusion.A_VERIFIER
    ]
    assert not regressions


@DOSSIERS_AU_HASARD
@given(faits(), formations())
def test_ne_pas_savoir_vaut_ne_pas_avoir_demande(
    notes: dict[CodeFait, object], formation: dict[str, object]
) -> None:
    tus = _dossier(notes, formation)
    ignores = [fait for fait in FAITS_LIBRES if fait not in notes]
    dits = tus.avec(
        situation=Situation(
            faits=(
                *tus.situation.faits,
                *(Fait(code=fait, reponse=NeSaitPas(), connu_le=LE) for fait in ignores),
            )
        )
    )
    conclusions = [v.conclusion for v in _evaluer(tus).verdicts]
    assert [v.conclusion for v in _evaluer(dits).verdicts] == conclusions


@DOSSIERS_AU_HASARD
@given(formations())
def test_sans_rien_savoir_de_la_personne_rien_de_personnel_n_est_rempli(
    formation: dict[str, object],
) -> None:
    personnels = {"public", "age", "region", "anciennete_cdi", "points", "handicap"}
    etats = {
        (verdict.dispositif, ligne.code, ligne.etat)
        for verdict in _evaluer(_dossier({}, formation)).verdicts
        for ligne in verdict.lignes
        if ligne.code in personnels
    }
    assert {etat for _, _, etat in etats} <= {EtatCondition.INCONNU}


@DOSSIERS_AU_HASARD
@given(faits(), formations())
def test_un_plafond_dont_un_chiffre_manque_est_inconnu_jamais_zero(
    notes: dict[CodeFait, object], formation: dict[str, object]
) -> None:
    notes = {fait: v for fait, v in notes.items() if fait is not CodeFait.CPF_SOLDE}
    notes |= {CodeFait.STATUT_EMPLOI: "cdi"}
    evaluation = _evaluer(_dossier(notes, formation))
    soldes = [p.maximum for p in evaluation.pour("cpf").plafonds if p.code == "solde"]
    assert soldes == [None]


@DOSSIERS_AU_HASARD
@given(faits(), formations())
def test_une_conclusion_decoule_de_ses_lignes(
    notes: dict[CodeFait, object], formation: dict[str, object]
) -> None:
    for verdict in _evaluer(_dossier(notes, formation)).verdicts:
        etats = {ligne.etat for ligne in verdict.lignes}
        if EtatCondition.NON_REMPLI in etats:
            assert verdict.conclusion is Conclusion.NON
        elif EtatCondition.INCONNU in etats:
            assert verdict.conclusion is Conclusion.A_VERIFIER
        else:
            assert verdict.conclusion is Conclusion.OUI
        assert (verdict.bientot is None) or verdict.conclusion is not Conclusion.OUI


@given(montants, st.integers(0, 3000), st.booleans(), st.booleans())
def test_une_annee_travaillee_ne_depasse_jamais_le_plafond_ni_ne_retire_rien(
    solde: Montant, heures: int, peu_qualifie: bool, boeth: bool
) -> None:
    droits = cpf.bareme(regles_nationales(), le=LE, est_peu_qualifie=peu_qualifie, est_boeth=boeth)
    assert droits is not None
    apres = cpf.alimenter(solde, droits, part=Decimal(heures) / 1607)
    assert solde <= apres <= max(solde, droits.plafond)
    assert apres - solde <= droits.annuel


@given(montants, st.integers(1, 36), st.integers(1, 3000), st.booleans())
def test_la_remuneration_reste_entre_le_plancher_et_le_salaire(
    salaire: Montant, mois: int, heures: int, continue_: bool
) -> None:
    bareme = ptp.Bareme.lire(regles_nationales(), le=LE)
    assert bareme is not None
    tranches = ptp.remunerer(
        salaire, bareme, mois=Decimal(mois), heures=Decimal(heures), est_continue=continue_
    )
    plancher = min(salaire, bareme.smic.fois(bareme.plancher))
    assert all(plancher <= tranche.mensuel <= salaire for tranche in tranches)
    assert sum(tranche.mois for tranche in tranches) == mois


@given(st.integers(1, 600))
def test_l_attente_entre_deux_conges_reste_entre_six_mois_et_six_ans(dixiemes: int) -> None:
    attente = ptp.franchise(regles_nationales(), Decimal(dixiemes) / 10, le=LE)
    assert attente is not None
    assert 6 <= attente <= 72


@DOSSIERS_AU_HASARD
@given(st.sampled_from(EXEMPLES), st.dates(date(2014, 1, 1), date(2029, 12, 31)))
def test_toute_date_se_regarde_sans_erreur(nom: str, le: date) -> None:
    evaluation = evaluer(exemple(nom), regles_nationales(), le=le)
    assert len(evaluation.dispositifs) == len(regles_nationales().dispositifs)


def test_une_reponse_de_chaque_fait_se_construit() -> None:
    assert all(repondre(fait, "?") == NeSaitPas() for fait in CodeFait)
