"""La liste des dossiers dit la suite de chacun, et se cherche sans accents."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from cep_desktop.domain.parcours import Avancement, Parcours
from cep_desktop.usecases.fiche import FicheDossier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import EXEMPLES, LE, exemple
from ui.pages.accueil.etat import EtatAccueil, EtatDossier, Filtre, deriver, filtrer, sans_accents

FICHE = FicheDossier(
    id=UUID(int=1),
    numero="0142",
    personne="Solène Le Goff",
    projet="Éducatrice, cœur de ville",
    parcours=Parcours().avancements,
    vocabulaire="2014",
    prochaine_etape="Rencontrer un paysagiste",
    echeance=date(2027, 3, 4),
    est_en_attente=False,
    est_clos=False,
    est_fictif=False,
    referent="Nadia Benali",
)


def _etat(*fiches: FicheDossier) -> EtatAccueil:
    return deriver(fiches, un_atelier().vocabulaire, le=LE)


@pytest.mark.parametrize(
    ("champs", "attendu"),
    [
        ({}, EtatDossier.A_JOUR),
        ({"echeance": date(2026, 12, 20)}, EtatDossier.BIENTOT),
        ({"echeance": LE}, EtatDossier.BIENTOT),
        ({"echeance": date(2026, 11, 22)}, EtatDossier.EN_RETARD),
        ({"est_en_attente": True}, EtatDossier.EN_ATTENTE),
        ({"prochaine_etape": "", "echeance": None}, EtatDossier.A_COMMENCER),
        ({"est_clos": True}, EtatDossier.TERMINE),
    ],
)
def test_l_etiquette_suit_la_prochaine_etape(
    champs: dict[str, object], attendu: EtatDossier
) -> None:
    assert _etat(replace(FICHE, **champs)).lignes[0].etat is attendu


@pytest.mark.parametrize(
    ("recherche", "trouve"),
    [
        ("", True),
        ("SOLENE", True),
        ("goff solène", True),
        ("educatrice coeur", True),
        ("paysagiste", True),
        ("0142", True),
        ("camille", False),
        ("solène camille", False),
    ],
)
def test_la_recherche_ignore_accents_casse_et_ordre(recherche: str, trouve: bool) -> None:
    lignes = _etat(FICHE).lignes
    assert bool(filtrer(lignes, Filtre.TOUS, recherche)) is trouve


def test_les_filtres_comptent_et_gardent() -> None:
    attente = replace(FICHE, id=UUID(int=2), est_en_attente=True)
    clos = replace(FICHE, id=UUID(int=3), est_clos=True)
    etat = _etat(FICHE, attente, clos)
    assert [mot for _, mot in etat.filtres] == [
        "Tous (3)",
        "À faire (1)",
        "En attente (1)",
        "Terminés (1)",
    ]
    gardes = [len(filtrer(etat.lignes, filtre, "")) for filtre in Filtre]
    assert gardes == [3, 1, 1, 1]


def test_le_sous_titre_dit_le_jour_et_s_accorde() -> None:
    assert _etat(FICHE).sous_titre.replace("\u00a0", " ") == "Lundi 23 novembre 2026, 1 dossier"
    assert _etat(FICHE, FICHE).sous_titre.endswith("2 dossiers")


def test_les_jalons_suivent_le_vocabulaire() -> None:
    parcours = Parcours(
        accueil=Avancement.TERMINE, conseil=Avancement.PAS_NECESSAIRE,
        accompagnement=Avancement.EN_COURS,
    ).avancements  # fmt: skip
    trois = _etat(replace(FICHE, parcours=parcours)).lignes[0].jalons
    assert [jalon.avancement for jalon in trois] == [
        Avancement.TERMINE,
        Avancement.PAS_NECESSAIRE,
        Avancement.EN_COURS,
    ]
    deux = _etat(replace(FICHE, parcours=parcours, vocabulaire="2019")).lignes[0].jalons
    assert [jalon.rang for jalon in deux] == [1, 2]


def test_un_exemple_se_dit_fictif() -> None:
    atelier = un_atelier(map(exemple, EXEMPLES))
    etat = deriver(atelier.fiches(), atelier.vocabulaire, le=LE)
    assert all(ligne.est_fictif for ligne in etat.lignes)
    assert all("exemple fictif" in ligne.phrase for ligne in etat.lignes)


def test_la_phrase_dit_tout() -> None:
    phrase = _etat(FICHE).lignes[0].phrase.replace("\u00a0", " ")
    assert phrase == (
        "Solène Le Goff, Éducatrice, cœur de ville, Accueil à venir, Conseil à venir, "
        "Accompagnement à venir, prochaine étape : Rencontrer un paysagiste, 4 mars, À jour"
    )


def test_les_ligatures_se_cherchent_aussi() -> None:
    assert sans_accents("Œuvre d’Ævi À ÉTÉ") == "oeuvre d’aevi a ete"
