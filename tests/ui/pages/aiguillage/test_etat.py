"""L’aiguillage montre chaque raison ; l’inconnu est à vérifier, et rien n’est coché d’avance."""

from datetime import date

import pytest

from cep_desktop.domain.accueil import (
    Accueil,
    Demande,
    InformationRemise,
    MoyenOrientation,
    Orientation,
    ThemeInformation,
)
from cep_desktop.domain.co_construction import Paroles
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Fait, Jour, Mot, NeSaitPas, OuiNon, Reponse, Situation
from cep_desktop.domain.transmission import PartieDossier
from cep_desktop.rules.verdict import EtatCondition
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from ui.pages.aiguillage.etat import EtatAiguillage, StructurePossible, deriver
from ui.pages.aiguillage.questions import PAS_DEMANDE, QuestionPosee
from ui.pages.aiguillage.transmission import (
    DEMANDE,
    IDENTITE,
    REGARDE,
    SANTE,
    SITUATION,
    Brouillon,
    ecrire_lettre,
    parties,
    preparer,
    recocher,
)
from ui.pages.aiguillage.transmission import deriver as deriver_transmission

ESPACES = {ord("\u00a0"): " ", ord("\u202f"): " "}
TOUT = frozenset({IDENTITE, DEMANDE, REGARDE, SITUATION})


def _dossier(*faits: tuple[CodeFait, Reponse], **champs: object) -> Dossier:
    notes = tuple(Fait(code=code, reponse=reponse, connu_le=LE) for code, reponse in faits)
    return un_dossier(situation=Situation(faits=notes), **champs)


def _etat(dossier: Dossier, *, choisie: str = "", le: date = LE) -> EtatAiguillage:
    return deriver(dossier, un_atelier().aiguiller(dossier, le=le), choisie=choisie, le=le)


def _structure(etat: EtatAiguillage) -> StructurePossible:
    assert etat.structure is not None
    return etat.structure


def _question(etat: EtatAiguillage, code: str) -> QuestionPosee:
    return next(question for question in etat.questions if question.code == code)


CDI = (CodeFait.STATUT_EMPLOI, Mot(valeur="cdi"))
NON_CADRE = (CodeFait.EST_CADRE, OuiNon(valeur=False))
BOETH = (CodeFait.EST_BOETH, OuiNon(valeur=True))


def test_la_structure_qui_repond_passe_devant_avec_ses_raisons() -> None:
    etat = _etat(_dossier(CDI, NON_CADRE))
    structure = _structure(etat)
    assert structure.code == "avenir_actifs"
    assert structure.etat is EtatCondition.REMPLI
    assert [raison.etat for raison in structure.raisons] == [EtatCondition.REMPLI] * 2
    assert (
        structure.raisons[0].precision.translate(ESPACES) == "Situation d’emploi : Salarié en CDI."
    )
    assert not any(raison.question for raison in structure.raisons)


def test_un_fait_inconnu_est_a_verifier_et_dit_quoi_demander() -> None:
    structure = _structure(_etat(_dossier(CDI), choisie="avenir_actifs"))
    cadre = structure.raisons[1]
    assert cadre.etat is EtatCondition.INCONNU
    assert (cadre.question, cadre.precision) == ("est_cadre", "Pas encore demandé.")


def test_je_ne_sais_pas_se_distingue_de_pas_encore_demande() -> None:
    ignore = (CodeFait.EST_CADRE, NeSaitPas())
    etat = _etat(_dossier(CDI, ignore), choisie="avenir_actifs")
    assert _structure(etat).raisons[1].precision.startswith("Camille ne sait pas.")
    question = _question(etat, "est_cadre")
    assert question.est_repondue
    assert question.reponse.translate(ESPACES) == "Camille ne sait pas"
    assert _question(etat, "est_scolarise").reponse == PAS_DEMANDE
    assert etat.resume_questions == "2 réponses sur 6"


def test_chaque_autre_reponse_garde_sa_raison_meme_quand_c_est_non() -> None:
    autres = {a.code: a for a in _etat(_dossier(CDI, NON_CADRE)).autres}
    assert autres["apec"].etat is EtatCondition.NON_REMPLI
    assert autres["apec"].raison.translate(ESPACES) == "Il faudrait : être cadre."
    assert autres["cap_emploi"].etat is EtatCondition.INCONNU
    assert autres["cap_emploi"].raison.startswith("À savoir")


def test_une_autre_structure_se_regarde() -> None:
    etat = _etat(_dossier(CDI, NON_CADRE), choisie="apec")
    assert _structure(etat).nom == "Apec"
    assert "avenir_actifs" in {autre.code for autre in etat.autres}


def test_sans_structure_on_cherche_avec_le_reseau() -> None:
    refuses = (
        (CodeFait.STATUT_EMPLOI, Mot(valeur="sans_emploi")), NON_CADRE,
        (CodeFait.EST_BOETH, OuiNon(valeur=False)), (CodeFait.EST_SCOLARISE, OuiNon(valeur=True)),
    )  # fmt: skip
    etat = _etat(_dossier(*refuses))
    assert etat.structure is None
    assert etat.avis.startswith("Aucune structure du réseau")
    assert preparer(None, Brouillon(), le=LE).structure == "Contact à trouver"


@pytest.mark.parametrize(
    ("le", "a_relire"), [(date(2026, 9, 23), False), (date(2026, 9, 24), True)]
)
def test_un_reseau_relu_il_y_a_plus_de_cent_quatre_vingts_jours_avertit(
    le: date, a_relire: bool
) -> None:
    dossier = un_dossier()
    assert ("180 jours" in _etat(dossier, le=le).avis) is a_relire
    assert "27 mars 2026" in _etat(dossier, le=le).source.translate(ESPACES)


def test_un_projet_de_demission_rappelle_l_ordre_en_tete() -> None:
    demission = (CodeFait.PROJET_DEMISSION, OuiNon(valeur=True))
    (ordre,) = _etat(_dossier(CDI, NON_CADRE, demission)).ordres
    assert not ordre.est_rompu
    assert [pas.quand for pas in ordre.pas] == ["Pas encore"] * 4
    assert "L. 5422-1-1" in ordre.reference
    trop_tot = (
        (CodeFait.DEMANDE_CEP_LE, Jour(valeur=date(2026, 3, 2))),
        (CodeFait.DEMISSION_LE, Jour(valeur=date(2026, 3, 1))),
    )
    (rompu,) = _etat(_dossier(CDI, demission, *trop_tot)).ordres
    assert rompu.est_rompu
    assert rompu.pas[2].quand.translate(ESPACES) == "Le 1er mars 2026, trop tôt"


def test_la_question_sur_le_handicap_se_dit_facultative() -> None:
    question = _question(_etat(un_dossier()), "est_boeth")
    assert question.est_de_sante
    assert "si la personne le souhaite" in question.aide


def _accueil() -> Accueil:
    remise = InformationRemise(
        id="I1", titre="Le compte formation", theme=ThemeInformation.DISPOSITIF, remise_le=LE
    )
    demande = Demande(paroles=Paroles(texte="Je veux bouger moins."), analyse="Rester ici.")
    return Accueil(demande=demande, informations=(remise,))


def _complet(*faits: tuple[CodeFait, Reponse]) -> Dossier:
    dossier = _dossier(*faits, accueil=_accueil())
    note = NotePrivee(id="Q1", le=LE, texte="Ne pas appeler le matin.")
    return dossier.avec(notes_privees=(note,))


def test_rien_n_est_coche_d_avance() -> None:
    dossier = _complet(CDI, NON_CADRE)
    structure = _etat(dossier).structure
    etat = deriver_transmission(dossier, structure, Brouillon(), ouverte="", le=LE)
    assert etat.cochees == frozenset()
    assert not etat.est_accordee
    assert [case.nom for case in etat.cases] == [IDENTITE, DEMANDE, REGARDE, SITUATION]


def test_ce_que_la_personne_a_deja_accepte_reste_coche() -> None:
    idriss = exemple("idriss")
    nom = idriss.accueil.orientations[0].structure
    etat = deriver_transmission(idriss, None, Brouillon(), ouverte=nom, le=LE)
    assert etat.cochees == {IDENTITE, DEMANDE, REGARDE}
    assert etat.est_accordee
    assert etat.orientations[0].etat.translate(ESPACES) == "Remise le 5 octobre 2026"


def test_la_lettre_ne_dit_que_ce_qui_est_coche() -> None:
    dossier = _complet(CDI, NON_CADRE, BOETH)
    structure = _structure(_etat(dossier, choisie="avenir_actifs"))
    seule = preparer(structure, Brouillon(transmis=frozenset({DEMANDE})), le=LE)
    lettre = ecrire_lettre(dossier, seule, le=LE)
    assert "Je veux bouger moins." in lettre
    assert "Camille" not in lettre
    assert "Rester ici." not in lettre
    entiere = ecrire_lettre(dossier, preparer(structure, Brouillon(TOUT), le=LE), le=LE)
    for dit in ("Camille Moreau", "Rester ici.", "Le compte formation", "Salarié en CDI"):
        assert dit in entiere
    assert "Ne pas appeler" not in entiere
    assert "handicap" not in entiere.lower()


def test_une_raison_de_sante_n_est_dite_que_si_la_personne_coche_sa_case() -> None:
    dossier = _complet(CDI, NON_CADRE, BOETH)
    etat = _etat(dossier, choisie="cap_emploi")
    structure = _structure(etat)
    cases = deriver_transmission(dossier, structure, Brouillon(), ouverte="", le=LE).cases
    assert SANTE in {case.nom for case in cases}
    sans = preparer(structure, Brouillon(TOUT), le=LE)
    assert sans.raisons == ()
    avec = preparer(structure, Brouillon(TOUT | {SANTE}), le=LE)
    assert len(avec.raisons) == 1
    decoche = recocher(avec, structure, Brouillon(TOUT), tues=etat.raisons_de_sante, le=LE)
    assert decoche["raisons"] == ()


def test_les_parties_transmises_suivent_les_cases() -> None:
    orientation = Orientation(structure="Apec", transmis=(IDENTITE, DEMANDE, REGARDE))
    assert parties(orientation) == (PartieDossier.IDENTITE, PartieDossier.PROJET)


def test_sans_accord_le_courriel_est_empeche_avec_sa_raison() -> None:
    dossier = un_dossier()
    brouillon = Brouillon(moyen=MoyenOrientation.COURRIEL)
    etat = deriver_transmission(dossier, None, brouillon, ouverte="", le=LE)
    assert etat.empechement == "Sans l’accord de Camille, remettez-lui la fiche."
    accorde = Brouillon(moyen=MoyenOrientation.COURRIEL, accord=True)
    assert deriver_transmission(dossier, None, accorde, ouverte="", le=LE).empechement == ""
