"""Les repères restent dans le coffre, chiffrés, d’une ouverture à l’autre."""

from uuid import UUID

from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.usecases.agenda import rendez_vous_du_jour
from cep_desktop.usecases.reperes import Repere, Reperes
from tests.storage.coffre.coffres import AUTEUR, PHRASE

REPERES = Reperes((Repere(UUID(int=7), "projet", "O2", "Pourquoi celle-ci"),), visite_vue=True)


def test_les_reperes_se_retrouvent_a_l_ouverture(
    coffre: CoffreOuvert, coffres: CoffresDuPoste
) -> None:
    assert coffre.reperes.lire() == Reperes()
    coffre.reperes.garder(REPERES)
    coffre.fermer()
    assert b"Pourquoi" not in coffre.interieur.base.read_bytes()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.reperes.lire() == REPERES
    rouvert.fermer()


def test_les_garder_n_ecrit_rien_au_journal(coffre: CoffreOuvert) -> None:
    avant = coffre.acces.lignes()
    coffre.reperes.garder(REPERES)
    assert coffre.acces.lignes() == avant


def test_l_agenda_se_cherche_dans_le_coffre(coffre: CoffreOuvert) -> None:
    fiches = coffre.dossiers.fiches()
    (camille,) = (f for f in fiches if f.personne == "Camille Moreau")
    dossier = coffre.dossiers.lire(camille.id).dossier
    prochain = next(e for e in dossier.entretiens if not e.a_eu_lieu)
    rendez_vous = rendez_vous_du_jour(coffre.dossiers, le=prochain.le)
    assert [(r.personne, r.a) for r in rendez_vous] == [("Camille Moreau", prochain.a)]
