"""Le serveur se tait : le travail continue sur le poste, chiffré, puis se rejoue sans perte."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.storage.equipe import DossiersEnEquipe
from cep_desktop.storage.hors_ligne import ReserveChiffree
from cep_desktop.usecases.commandes.depense import AjouterDepense
from cep_desktop.usecases.commandes.plan_action import ModifierEtape, SupprimerEtape
from cep_desktop.usecases.conflit import Cote
from cep_desktop.usecases.equipe import ServeurInjoignable
from cep_desktop.usecases.hors_ligne import BilanRejeu, TravailHorsLigne
from cep_desktop.usecases.ports import ConflitDeRevision
from tests.cas.dossier import exemple, un_dossier
from tests.storage.postgresql.conftest import Poste
from tests.storage.postgresql.serveur import INSTANT

CAMILLE = exemple("camille")
E1, E2, *_ = CAMILLE.accompagnement.plan_action.etapes
TITRE = ModifierEtape(E1.id, {"titre": "D’ici"})
TITRE_AUTRE = ModifierEtape(E1.id, {"titre": "D’ailleurs"})
SUITE_AUTRE = ModifierEtape(E2.id, {"titre": "Suite d’ailleurs"})


@dataclass
class Liaison:
    """La liaison avec le serveur : ouverte, coupée, ou coupée juste après la prochaine écriture."""

    serveur: DossiersEnEquipe
    est_coupee: bool = False
    se_coupe_apres_ecriture: bool = False
    appels: int = field(default=0)

    def joindre(self) -> "Liaison | DossiersEnEquipe":
        self.appels += 1
        if self.est_coupee:
            raise ServeurInjoignable("Le serveur ne répond pas.")
        return self if self.se_coupe_apres_ecriture else self.serveur

    def fiches(self) -> object:
        return self.serveur.fiches()

    def ecrire_une_fois(self, dossier: Dossier, **options: object) -> int:
        self.serveur.ecrire_une_fois(dossier, **options)
        self.est_coupee, self.se_coupe_apres_ecriture = True, False
        raise ServeurInjoignable("Le serveur ne répond pas.")


@pytest.fixture
def liaison(poste: Poste) -> Liaison:
    return Liaison(poste("alice").dossiers)


@pytest.fixture
def reserve(tmp_path: Path) -> Iterator[ReserveChiffree]:
    ouverte = ReserveChiffree.ouvrir(tmp_path, os.urandom(32), maintenant=lambda: INSTANT)
    yield ouverte
    ouverte.fermer()


@pytest.fixture
def travail(liaison: Liaison, reserve: ReserveChiffree) -> TravailHorsLigne:
    """Le poste d’Alice, qui a déjà ouvert le dossier de Camille."""
    travail = TravailHorsLigne(liaison.joindre, reserve, lambda: INSTANT)
    travail.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    return travail


def _autre(poste: Poste, *commandes: ModifierEtape | SupprimerEtape) -> Dossier:
    """Bob change le dossier pendant qu’Alice travaille sans le serveur."""
    dossiers = poste("bob").dossiers
    garde = dossiers.lire(CAMILLE.id)
    dossier = garde.dossier
    for commande in commandes:
        dossier = commande.appliquer(dossier)
    dossiers.ecrire(dossier, attendue=garde.revision, geste="changé par Bob")
    return dossier


def _gestes(liaison: Liaison, identifiant: UUID = CAMILLE.id) -> list[str]:
    return [r.geste for r in reversed(liaison.serveur.historique(identifiant))]


def test_sans_serveur_les_dossiers_ouverts_se_lisent_se_cherchent_et_se_changent(
    travail: TravailHorsLigne, liaison: Liaison
) -> None:
    liaison.est_coupee = True
    assert [f.personne for f in travail.fiches()] == ["Camille Moreau"]
    assert [f.personne for f in travail.chercher("moro")] == ["Camille Moreau"]
    assert travail.lire(CAMILLE.id).dossier == CAMILLE
    assert travail.ecrire(CAMILLE.avec(numero="7"), attendue=1, geste="numéro") == 2
    assert travail.lire(CAMILLE.id).dossier.numero == "7"
    assert [f.numero for f in travail.fiches()] == ["7"]
    assert travail.ecrire(CAMILLE.avec(numero="8"), attendue=2, geste="numéro") == 3
    with pytest.raises(ConflitDeRevision):
        travail.ecrire(CAMILLE.avec(numero="9"), attendue=2, geste="numéro")
    with pytest.raises(ServeurInjoignable):
        travail.lire(UUID(int=1))


def test_hors_ligne_on_n_attend_pas_le_serveur_a_chaque_geste(
    travail: TravailHorsLigne, liaison: Liaison
) -> None:
    liaison.est_coupee = True
    travail.fiches()
    assert travail.est_hors_ligne
    avant = liaison.appels
    for _ in range(5):
        travail.fiches()
        travail.lire(CAMILLE.id)
    assert liaison.appels == avant
    assert travail.rejouer().est_interrompu
    assert liaison.appels == avant + 1


def test_au_retour_chaque_geste_devient_une_revision(
    travail: TravailHorsLigne, liaison: Liaison, reserve: ReserveChiffree
) -> None:
    liaison.est_coupee = True
    travail.ecrire(CAMILLE.avec(numero="7"), attendue=1, geste="numéro 7")
    travail.ecrire(CAMILLE.avec(numero="8"), attendue=2, geste="numéro 8")
    neuf = un_dossier()
    travail.ecrire(neuf, attendue=0, geste="dossier créé hors ligne")
    liaison.est_coupee = False
    assert travail.rejouer() == BilanRejeu(envoyees=3)
    assert not travail.est_hors_ligne
    assert _gestes(liaison) == ["dossier créé", "numéro 7", "numéro 8"]
    assert _gestes(liaison, neuf.id) == ["dossier créé hors ligne"]
    assert reserve.attentes() == ()
    assert travail.rejouer() == BilanRejeu()


def test_une_ecriture_a_l_issue_inconnue_ne_compte_qu_une_fois(
    travail: TravailHorsLigne, liaison: Liaison
) -> None:
    liaison.se_coupe_apres_ecriture = True
    assert travail.ecrire(CAMILLE.avec(numero="7"), attendue=1, geste="numéro 7") == 2
    travail.ecrire(CAMILLE.avec(numero="8"), attendue=2, geste="numéro 8")
    liaison.est_coupee = False
    assert travail.rejouer() == BilanRejeu(envoyees=2)
    assert _gestes(liaison) == ["dossier créé", "numéro 7", "numéro 8"]


def test_un_rejeu_interrompu_reprend_ou_il_en_etait(
    travail: TravailHorsLigne, liaison: Liaison
) -> None:
    liaison.est_coupee = True
    travail.ecrire(CAMILLE.avec(numero="7"), attendue=1, geste="numéro 7")
    travail.ecrire(CAMILLE.avec(numero="8"), attendue=2, geste="numéro 8")
    liaison.est_coupee, liaison.se_coupe_apres_ecriture = False, True
    assert travail.rejouer() == BilanRejeu(est_interrompu=True)
    liaison.est_coupee = False
    assert travail.rejouer() == BilanRejeu(envoyees=2)
    assert _gestes(liaison) == ["dossier créé", "numéro 7", "numéro 8"]


def test_deux_travaux_compatibles_se_reunissent_seuls(
    travail: TravailHorsLigne, liaison: Liaison, poste: Poste
) -> None:
    liaison.est_coupee = True
    travail.ecrire(CAMILLE.avec(numero="7"), attendue=1, geste="numéro 7")
    travail.ecrire(TITRE.appliquer(CAMILLE.avec(numero="7")), attendue=2, geste="étape modifiée")
    autre = _autre(poste, SUITE_AUTRE)
    liaison.est_coupee = False
    assert travail.rejouer() == BilanRejeu(envoyees=1, reunis=(CAMILLE.id,))
    assert travail.lire(CAMILLE.id).dossier == TITRE.appliquer(autre.avec(numero="7"))
    assert _gestes(liaison) == ["dossier créé", "changé par Bob", "travail hors ligne réuni"]


@pytest.mark.parametrize("cote", Cote)
def test_un_conflit_attend_qu_on_choisisse_puis_se_rejoue(
    travail: TravailHorsLigne, liaison: Liaison, poste: Poste, cote: Cote
) -> None:
    liaison.est_coupee = True
    mienne = TITRE.appliquer(CAMILLE.avec(numero="7"))
    travail.ecrire(mienne, attendue=1, geste="étape modifiée")
    autre = _autre(poste, TITRE_AUTRE)
    liaison.est_coupee = False
    bilan = travail.rejouer()
    [conflit] = bilan.conflits
    assert (conflit.base, conflit.mienne, conflit.autre) == (CAMILLE, mienne, autre)
    assert travail.lire(CAMILLE.id).dossier == mienne
    assert travail.rejouer() == bilan
    choix = {divergence.place: cote for divergence in conflit.divergences}
    assert travail.trancher(conflit, choix) == BilanRejeu(envoyees=1)
    retenu = mienne if cote is Cote.MIENNE else autre.avec(numero="7")
    assert liaison.serveur.lire(CAMILLE.id).dossier == retenu


def test_trancher_ne_passe_pas_par_dessus_un_changement_plus_recent(
    travail: TravailHorsLigne, liaison: Liaison, poste: Poste
) -> None:
    liaison.est_coupee = True
    travail.ecrire(TITRE.appliquer(CAMILLE), attendue=1, geste="étape modifiée")
    _autre(poste, TITRE_AUTRE)
    liaison.est_coupee = False
    [conflit] = travail.rejouer().conflits
    autre = _autre(poste, SUITE_AUTRE)
    choix = {divergence.place: Cote.MIENNE for divergence in conflit.divergences}
    [nouveau] = travail.trancher(conflit, choix).conflits
    assert nouveau.autre == autre
    assert liaison.serveur.lire(CAMILLE.id).dossier == autre


@pytest.mark.parametrize("cote", Cote)
def test_deux_travaux_incompatibles_se_gardent_l_un_ou_l_autre_en_entier(
    travail: TravailHorsLigne, liaison: Liaison, poste: Poste, cote: Cote
) -> None:
    liaison.est_coupee = True
    depense = CAMILLE.accompagnement.plan_financement.depenses[0]
    champs = {nom: v for nom, v in depense.model_dump().items() if nom != "id"}
    mienne = AjouterDepense({**champs, "etape": E1.id}).appliquer(CAMILLE)
    travail.ecrire(mienne, attendue=1, geste="dépense ajoutée")
    autre = _autre(poste, SupprimerEtape(E1.id))
    liaison.est_coupee = False
    [conflit] = travail.rejouer().conflits
    assert travail.garder_une_version(conflit, cote).conflits == ()
    retenu = mienne if cote is Cote.MIENNE else autre
    assert travail.lire(CAMILLE.id).dossier == retenu


def test_deux_dossiers_crees_a_part_sous_le_meme_identifiant_se_choisissent(
    travail: TravailHorsLigne, liaison: Liaison, poste: Poste
) -> None:
    liaison.est_coupee = True
    mien = un_dossier()
    travail.ecrire(mien, attendue=0, geste="fichier ouvert")
    poste("bob").dossiers.ecrire(mien.avec(numero="77"), attendue=0, geste="fichier ouvert")
    liaison.est_coupee = False
    [conflit] = travail.rejouer().conflits
    assert [d.place for d in conflit.divergences] == [""]
    assert travail.trancher(conflit, {"": Cote.MIENNE}) == BilanRejeu(envoyees=1)
    assert liaison.serveur.lire(mien.id).dossier == mien


def test_un_acces_perdu_garde_le_travail_jusqu_a_ce_qu_on_y_renonce(
    travail: TravailHorsLigne, liaison: Liaison, poste: Poste, reserve: ReserveChiffree
) -> None:
    liaison.est_coupee = True
    mienne = CAMILLE.avec(numero="7")
    travail.ecrire(mienne, attendue=1, geste="numéro 7")
    poste("rosa").dossiers.effacer(CAMILLE.id)
    liaison.est_coupee = False
    [refus] = travail.rejouer().refus
    assert refus.dossier == mienne
    assert "ne vous est plus ouvert" in str(refus.raison)
    assert travail.lire(CAMILLE.id).dossier == mienne
    travail.renoncer(CAMILLE.id)
    assert travail.rejouer() == BilanRejeu()
    with pytest.raises(ElementIntrouvable):
        travail.lire(CAMILLE.id)
    assert reserve.copies() == ()


def test_le_poste_oublie_ce_que_le_serveur_ne_lui_montre_plus(
    travail: TravailHorsLigne, liaison: Liaison, poste: Poste, reserve: ReserveChiffree
) -> None:
    assert reserve.identifiants() == {CAMILLE.id}
    poste("rosa").dossiers.effacer(CAMILLE.id)
    assert travail.fiches() == ()
    assert reserve.identifiants() == frozenset()


def test_effacer_efface_aussi_la_copie_du_poste(
    travail: TravailHorsLigne, liaison: Liaison, reserve: ReserveChiffree
) -> None:
    travail.effacer(CAMILLE.id)
    assert reserve.copies() == ()
    with pytest.raises(ElementIntrouvable):
        liaison.serveur.lire(CAMILLE.id)


def test_la_reserve_se_rouvre_et_rien_n_y_est_lisible(tmp_path: Path) -> None:
    cle = os.urandom(32)
    reserve = ReserveChiffree.ouvrir(tmp_path, cle, maintenant=lambda: INSTANT)
    hors_ligne = Liaison(serveur=None, est_coupee=True)  # type: ignore[arg-type]
    travail = TravailHorsLigne(hors_ligne.joindre, reserve, lambda: INSTANT)
    travail.ecrire(CAMILLE, attendue=0, geste="dossier créé")
    octets = b"".join(chemin.read_bytes() for chemin in tmp_path.iterdir())
    reserve.fermer()
    octets += b"".join(chemin.read_bytes() for chemin in tmp_path.iterdir())
    for mot in set(re.findall(r"\w{6,}", CAMILLE.model_dump_json())):
        assert mot.encode() not in octets, mot
    rouverte = ReserveChiffree.ouvrir(tmp_path, cle, maintenant=lambda: INSTANT)
    [attente] = rouverte.attentes()
    assert (attente.dossier, attente.attendue, attente.le) == (CAMILLE, 0, INSTANT)
    rouverte.fermer()
