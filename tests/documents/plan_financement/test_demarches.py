"""Les démarches et les pièces déduites du dossier, et rien d’autre."""

from datetime import date

import pytest

from cep_desktop.documents.plan_financement.parties.demarches import LigneDemarche
from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe
from cep_desktop.domain.financement import Demarche, Financement
from cep_desktop.domain.plan_action import Acteur, Action, RoleActeur, StatutAction
from tests.cas.dossier import LE, exemple
from tests.cas.plan import accorde, refuse, un_financement, un_plan, une_action, une_etape
from tests.documents.plan_financement.classeurs import contenu
from tests.documents.plan_financement.plans import avec_plan

TRANSITIONS = "Transitions Pro Centre-Val de Loire"


def _ligne(aide: Financement) -> LigneDemarche:
    (ligne,) = contenu(avec_plan(un_plan("1000", aide))).demarches
    return ligne


def _avec_action(action: Action) -> tuple[LigneDemarche, ...]:
    dossier = avec_plan(un_plan("1000", un_financement(financeur=TRANSITIONS)))
    accompagnement = dossier.accompagnement
    plan = accompagnement.plan_action.avec(etapes=(une_etape(action),))
    avec = dossier.avec(accompagnement=accompagnement.avec(plan_action=plan))
    return tuple(ligne for ligne in contenu(avec).demarches if ligne.piece.startswith("Envoyer"))


def _envoi(**champs: object) -> Action:
    return une_action(
        libelle="Envoyer le dossier",
        papiers=("Volet salarié", "Devis"),
        avec_qui="Julie Marchand, Transitions Pro",
        **champs,
    )


@pytest.mark.parametrize(
    ("aide", "etat"),
    [
        (un_financement(), "À faire"),
        (un_financement(demarche=Demarche.ENVOYEE), "En attente"),
        (un_financement(demarche=Demarche.PIECES_DEMANDEES), "En cours"),
        (accorde("400"), "Fait"),
        (refuse("400"), "Refusé"),
        (un_financement(demarche=Demarche.ABANDONNEE), "Abandonné"),
    ],
)
def test_une_demande_dit_ou_elle_en_est(aide: Financement, etat: str) -> None:
    assert _ligne(aide).etat == etat


def test_une_demande_dit_sa_date_limite_et_sa_somme() -> None:
    ligne = _ligne(un_financement(a_deposer_avant_le=date(2027, 1, 15)))
    assert ligne.limite_le == date(2027, 1, 15)
    assert ligne.piece == "Demande de 400,00\u00a0€\u00a0: Aide de l’employeur"
    assert ligne.qui == "La personne"


def test_un_accord_pour_contacter_les_financeurs_engage_les_deux() -> None:
    accord = Consentement(id="N1", objet=ObjetConsentement.CONTACT_FINANCEURS, donne_le=LE)
    dossier = avec_plan(un_plan("1000", un_financement())).avec(consentements=(accord,))
    demande, accord_donne = sorted(contenu(dossier).demarches, key=lambda ligne: ligne.piece)[::-1]
    assert demande.qui == "Ensemble"
    assert accord_donne.etat == "Fait"


def test_un_accord_retire_le_dit() -> None:
    accord = Consentement(
        id="N1", objet=ObjetConsentement.TRANSMISSION_PLAN, donne_le=LE, retire_le=LE
    )
    lignes = contenu(exemple("camille").avec(consentements=(accord,))).demarches
    assert [x.etat for x in lignes if x.piece.startswith("Accord")] == ["Retiré"]


def test_une_action_qui_engage_un_financeur_y_est_avec_ses_papiers() -> None:
    action = _envoi(
        echeance=AvantLe(le=date(2027, 1, 15)),
        qui=(Acteur(role=RoleActeur.BENEFICIAIRE), Acteur(role=RoleActeur.CONSEILLER)),
        statut=StatutAction.EN_COURS,
    )
    (ligne,) = _avec_action(action)
    assert ligne.organisme == TRANSITIONS
    assert ligne.piece == "Envoyer le dossier\u00a0: Volet salarié, Devis"
    assert (ligne.qui, ligne.etat) == ("Ensemble", "En cours")
    assert ligne.limite_le == date(2027, 1, 15)


def test_le_nom_d_un_interlocuteur_n_y_est_pas() -> None:
    (ligne,) = _avec_action(_envoi())
    assert "Julie" not in ligne.organisme


@pytest.mark.parametrize("changement", [{"papiers": ()}, {"avec_qui": "Cabinet médical"}])
def test_une_action_sans_papier_ou_sans_financeur_n_y_est_pas(
    changement: dict[str, object],
) -> None:
    assert _avec_action(_envoi().avec(**changement)) == ()


def test_les_demarches_suivent_leurs_dates() -> None:
    lignes = contenu(exemple("camille")).demarches
    dates = [x.limite_le or x.envoye_le or x.recu_le or date.max for x in lignes]
    assert dates == sorted(dates)
    assert [ligne.cle for ligne in lignes] == [f"P{n}" for n in range(1, len(lignes) + 1)]


def test_un_meme_devis_n_y_est_qu_une_fois() -> None:
    pieces = [x.piece for x in contenu(exemple("camille")).demarches]
    assert pieces.count("Devis 2026-118") == 1


def test_une_liste_de_papiers_interminable_est_abregee() -> None:
    (ligne,) = _avec_action(_envoi().avec(papiers=tuple(f"Papier {n}" * 20 for n in range(40))))
    assert len(ligne.piece) <= 601
    assert ligne.piece.endswith("…")


def test_le_dossier_reste_le_meme_apres_lecture() -> None:
    dossier: Dossier = exemple("camille")
    contenu(dossier)
    assert dossier == exemple("camille")
