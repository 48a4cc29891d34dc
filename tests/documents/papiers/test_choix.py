"""« Pourquoi nous avons choisi celle-ci » arrive jusqu’au Word du conseil, sans rien inventer."""

from datetime import date

import pytest

from cep_desktop.documents.projet_strategie.contenu import composer_projet
from cep_desktop.documents.projet_strategie.ecriture import MODELE, ecrire
from cep_desktop.domain.co_construction import Auteur, CoConstruction
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.storage.embarque import GabaritsEmbarques
from tests.cas.dossier import LE, exemple
from tests.documents.lecture_word import en_texte

TITRE = "Pourquoi nous avons choisi celle-ci"


def _choisie(**changements: object) -> Dossier:
    """Camille, sa piste choisie changée."""
    dossier = exemple("camille")
    conseil = dossier.conseil
    pistes = tuple(p.avec(**changements) if p.est_choisie else p for p in conseil.pistes)
    return dossier.avec(conseil=conseil.avec(pistes=pistes))


def _lire(dossier: Dossier) -> str:
    gabarit = GabaritsEmbarques().lire(MODELE.nom)
    return en_texte(ecrire(composer_projet(dossier, le=LE), gabarit))


@pytest.mark.parametrize(
    ("par", "phrase"),
    [
        (Auteur.BENEFICIAIRE, "C’est mon choix."),
        (Auteur.CONSEILLER, "Choisie par Nadia."),
        (Auteur.ENSEMBLE, "Choisie ensemble, Nadia et moi."),
    ],
)
def test_le_word_dit_a_qui_revient_le_choix(par: Auteur, phrase: str) -> None:
    lu = _lire(_choisie(co_construction=CoConstruction(choisi_par=par)))
    assert f"{TITRE}\u00a0: secrétaire médico-sociale" in lu
    assert phrase in lu
    assert "Validée ensemble" not in lu


def test_les_mots_suivent_leur_titre_et_l_accord_porte_sa_date() -> None:
    le = date(2026, 10, 5)
    trace = CoConstruction(valide_ensemble_le=le)
    lu = _lire(_choisie(co_construction=trace))
    assert f"Validée ensemble le {ecrire_date(le)}." in lu
    assert lu.index(TITRE) < lu.index("Je garde le contact avec les gens, et je porte moins.")


def test_des_mots_seuls_gardent_leur_titre_sans_auteur_suppose() -> None:
    dossier = _choisie(co_construction=CoConstruction())
    choix = composer_projet(dossier, le=LE).choix
    assert choix is not None
    assert choix.trace == ""
    assert TITRE in _lire(dossier)


def test_un_choix_dont_rien_n_est_dit_n_a_pas_de_titre_vide() -> None:
    lu = _lire(_choisie(co_construction=CoConstruction(), pourquoi=None))
    assert TITRE not in lu
    assert "Choisie" in lu


def test_l_avis_du_conseiller_ne_va_pas_sur_le_papier() -> None:
    avis = "Un avis que seul le conseiller relit"
    assert avis not in _lire(_choisie(avis_du_conseiller=avis))
