"""Le classeur ne dit ni le nom de la personne, ni rien de privé."""

import pytest

from cep_desktop.documents.plan_financement.parties.discretion import Discretion
from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.situation import Situation
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier
from tests.cas.plan import une_action, une_depense, une_etape
from tests.documents.plan_financement.classeurs import contenu, octets, parties
from tests.documents.plan_financement.plans import avec_plan

CANARI = "canari-4f2a91"


@pytest.mark.parametrize("nom", EXEMPLES)
def test_le_nom_de_la_personne_n_est_dans_aucune_partie_du_paquet(nom: str) -> None:
    dossier = exemple(nom)
    personne = dossier.beneficiaire
    for texte in parties(octets(dossier)).values():
        assert personne.nom_complet not in texte
        assert personne.nom not in texte
        assert personne.telephone is None or personne.telephone not in texte
        assert personne.courriel is None or personne.courriel not in texte


@pytest.mark.parametrize("nom", EXEMPLES)
def test_la_personne_n_y_est_que_par_ses_initiales(nom: str) -> None:
    dossier = exemple(nom)
    assert contenu(dossier).reperes.initiales == dossier.beneficiaire.initiales


@pytest.mark.parametrize(
    "texte",
    [
        "Camille Moreau envoie la lettre",
        "Lettre de MOREAU Camille",
        "Mme Moreau",
        "Madame  Moreau",
        "C. Moreau",
        "camille\u00a0moreau",
    ],
)
def test_un_nom_recopie_dans_un_texte_devient_des_initiales(texte: str) -> None:
    discret = Discretion(Beneficiaire(prenom="Camille", nom="Moreau")).appliquer(texte)
    assert "moreau" not in discret.lower()
    assert "C.\u00a0M." in discret


@pytest.mark.parametrize("texte", ["Moreau et Fils", "Camille Moreaux", "Centre Moreau"])
def test_un_organisme_qui_porte_le_meme_nom_garde_le_sien(texte: str) -> None:
    assert Discretion(Beneficiaire(prenom="Camille", nom="Moreau")).appliquer(texte) == texte


def test_le_nom_cite_dans_une_action_est_tu() -> None:
    camille = exemple("camille")
    action = une_action(
        libelle="Camille Moreau signe", avec_qui="Domi’Val", papiers=("Lettre de Camille Moreau",)
    )
    plan = camille.accompagnement.plan_action.avec(
        etapes=(
            *camille.accompagnement.plan_action.etapes,
            une_etape(action.avec(id="A99"), id="E99"),
        )
    )
    dossier = camille.avec(accompagnement=camille.accompagnement.avec(plan_action=plan))
    pieces = [ligne.piece for ligne in contenu(dossier).demarches]
    assert any("C.\u00a0M. signe" in piece for piece in pieces)
    assert not [p for p in parties(octets(dossier)).values() if "Camille Moreau" in p]


def test_rien_de_prive_n_entre_dans_le_classeur() -> None:
    camille = exemple("camille")
    accompagnement = camille.accompagnement
    dossier = camille.avec(
        notes_privees=(NotePrivee(id="N9", le=LE, texte=CANARI),),
        situation=Situation(contraintes=(CANARI,)),
        consentements=(
            Consentement(
                id="Q1",
                objet=ObjetConsentement.DONNEE_SENSIBLE,
                destinataires=(CANARI,),
                precision=CANARI,
                donne_le=LE,
            ),
            Consentement(
                id="Q2",
                objet=ObjetConsentement.CONTACT_FINANCEURS,
                precision=CANARI,
                donne_le=LE,
            ),
        ),
        accompagnement=accompagnement.avec(
            echanges=(
                Echange(id="X9", le=LE, canal=Canal.APPEL, objet=CANARI, compte_rendu=CANARI),
            ),
            contacts=tuple(c.avec(nom=CANARI) for c in accompagnement.contacts),
        ),
    )
    assert not [nom for nom, texte in parties(octets(dossier)).items() if CANARI in texte]


def test_l_adresse_electronique_du_conseiller_est_laissee_telle_quelle() -> None:
    dossier = un_dossier()
    referent = dossier.referent.avec(courriel="n.d'alba@exemple.fr")
    assert contenu(dossier.avec(referent=referent)).reperes.courriel == "n.d'alba@exemple.fr"


def test_un_texte_imprime_prend_la_typographie_francaise() -> None:
    depense = une_depense(fournisseur="L'atelier : phase 1")
    dossier = avec_plan(PlanFinancement(depenses=(depense,)))
    assert contenu(dossier).depenses[0].objet == "L’atelier\u00a0: phase 1"
