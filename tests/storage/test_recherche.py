"""Chercher en tapant : début de mot, accents, sons, fautes d’une lettre, noms d’abord."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.storage.memoire import DossiersEnMemoire
from cep_desktop.storage.recherche import fautes, plier
from cep_desktop.storage.sql.chiffree import ouvrir
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.fts5 import IndexFts5
from cep_desktop.storage.sql.schema import metadata
from cep_desktop.storage.sql.transaction import lecture
from cep_desktop.usecases.ports import Dossiers
from tests.cas.dossier import EXEMPLES, exemple, un_dossier

INSTANT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
MOTS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[DossiersEnBase]:
    """Une base chiffrée vide."""
    moteur = ouvrir(tmp_path / "dossiers.db", os.urandom(32))
    metadata.create_all(moteur)
    with moteur.begin() as connexion:
        IndexFts5().creer(connexion)
    yield DossiersEnBase(moteur, IndexFts5(), "Nadia", lambda: INSTANT)
    moteur.dispose()


@pytest.fixture(params=["memoire", "chiffre"])
def dossiers(request: pytest.FixtureRequest, base: DossiersEnBase) -> Dossiers:
    """Les trois exemples, gardés en mémoire ou en base."""
    depot: Dossiers = (
        base if request.param == "chiffre" else DossiersEnMemoire(maintenant=lambda: INSTANT)
    )
    for nom in EXEMPLES:
        depot.ecrire(exemple(nom), attendue=0, geste="dossier créé")
    return depot


def _personne(rang: int, nom: str, note: str = "") -> Dossier:
    notes = (NotePrivee(id="N1", le=date(2026, 11, 25), texte=note),) if note else ()
    return un_dossier(
        id=UUID(int=rang),
        numero=f"n{rang}",
        beneficiaire=Beneficiaire(prenom="Zoé", nom=nom),
        notes_privees=notes,
    )


def _trouves(dossiers: Dossiers, texte: str) -> list[str]:
    return [fiche.personne for fiche in dossiers.chercher(texte)]


@pytest.mark.parametrize(
    ("texte", "plie"),
    [
        ("Ǽgir Gudjónsson", "aegir gudjonsson"),  # la ligature porte un accent
        ("Bjørn Ǿrsted", "bjorn orsted"),
        ("Nguyễn Thị Hạnh", "nguyen thi hanh"),
        ("L’Hôpital\u20e3, 2e", "lhopital 2e"),
    ],
)
def test_un_texte_se_plie_meme_quand_une_ligature_porte_un_accent(texte: str, plie: str) -> None:
    assert plier(texte) == plie


@pytest.mark.parametrize(
    ("cherche", "trouve"),
    [
        ("moreua", "Camille Moreau"),  # deux lettres inversées
        ("moreu", "Camille Moreau"),  # une lettre oubliée
        ("morreau", "Camille Moreau"),
        ("mireau", "Camille Moreau"),
        ("hadddad", "Idriss Haddad"),
        ("solèn", "Solène Le Goff"),
        ("secretiare", "Camille Moreau"),
        ("secreatire", "Camille Moreau"),
        ("secreti", "Camille Moreau"),  # la faute, avant d’avoir fini le mot
        ("camile secretiare", "Camille Moreau"),
        ("fafcae", "Solène Le Goff"),
    ],
)
def test_une_faute_d_une_lettre_n_empeche_pas_de_trouver(
    dossiers: Dossiers, cherche: str, trouve: str
) -> None:
    assert trouve in _trouves(dossiers, cherche)


@pytest.mark.parametrize("cherche", ["xyzxyz", "mxrxau", "moro xyzxyz", "2099", "m", "zz"])
def test_ce_qui_n_est_nulle_part_n_est_pas_invente(dossiers: Dossiers, cherche: str) -> None:
    trouves = _trouves(dossiers, cherche)
    assert trouves == (["Camille Moreau"] if cherche == "m" else [])


@pytest.mark.parametrize(
    ("cherche", "trouves"),
    [("c", {"Camille Moreau"}), ("s", {"Solène Le Goff"}), ("g", {"Solène Le Goff"})],
)
def test_une_lettre_seule_cherche_dans_les_noms(
    dossiers: Dossiers, cherche: str, trouves: set[str]
) -> None:
    assert set(_trouves(dossiers, cherche)) == trouves


@given(MOTS, st.data())
def test_toute_faute_d_une_lettre_se_corrige(mot: str, data: st.DataObject) -> None:
    faux = data.draw(st.sampled_from(sorted(fautes(mot))))
    assert mot in fautes(faux)


@given(MOTS)
def test_les_fautes_restent_peu_nombreuses_et_a_une_lettre(mot: str) -> None:
    formes = fautes(mot)
    assert len(formes) <= 54 * len(mot) + 30
    assert all(abs(len(forme) - len(mot)) <= 1 and len(forme) >= 4 for forme in formes)


def test_un_nom_passe_avant_une_note(base: DossiersEnBase) -> None:
    base.ecrire(_personne(1, "Martin"), attendue=0, geste="essai")
    base.ecrire(_personne(2, "Durand", "a croisé Martine Dupuis"), attendue=0, geste="essai")
    assert _trouves(base, "martin") == ["Zoé Martin", "Zoé Durand"]


def test_le_plus_recemment_change_passe_avant(base: DossiersEnBase) -> None:
    for rang, nom in enumerate(("Martin", "Martinez", "Martinet"), 1):
        base.ecrire(_personne(rang, nom), attendue=0, geste="essai")
    assert _trouves(base, "mart") == ["Zoé Martinet", "Zoé Martinez", "Zoé Martin"]
    base.ecrire(_personne(1, "Martin", "nouvelle note"), attendue=1, geste="essai")
    assert _trouves(base, "mart")[0] == "Zoé Martin"


def test_les_sons_qui_different_d_une_majuscule_ne_se_confondent_pas(base: DossiersEnBase) -> None:
    base.ecrire(_personne(1, "Chabot"), attendue=0, geste="essai")
    base.ecrire(_personne(2, "Sabot"), attendue=0, geste="essai")
    assert _trouves(base, "chabeau") == ["Zoé Chabot"]


def test_un_mot_change_ne_se_trouve_plus_l_ancien(base: DossiersEnBase) -> None:
    base.ecrire(_personne(1, "Martin", "maçonnerie"), attendue=0, geste="essai")
    base.ecrire(_personne(1, "Martin", "boulangerie"), attendue=1, geste="essai")
    assert _trouves(base, "maconnerie") == []
    assert _trouves(base, "boulang") == ["Zoé Martin"]


def test_enregistrer_sans_changer_de_mot_ne_touche_pas_a_l_index(base: DossiersEnBase) -> None:
    base.ecrire(_personne(1, "Martin"), attendue=0, geste="essai")
    base.ecrire(_personne(2, "Durand"), attendue=0, geste="essai")
    with lecture(base.moteur) as connexion:
        avant = connexion.exec_driver_sql("SELECT * FROM recherche_place").all()
    base.ecrire(_personne(1, "Martin").avec(est_fictif=False), attendue=1, geste="essai")
    with lecture(base.moteur) as connexion:
        assert connexion.exec_driver_sql("SELECT * FROM recherche_place").all() == avant


def test_la_derniere_place_reprise_ne_ramene_pas_l_ancien(base: DossiersEnBase) -> None:
    base.ecrire(_personne(1, "Martin", "maçonnerie"), attendue=0, geste="essai")
    base.effacer(UUID(int=1))
    base.ecrire(_personne(2, "Durand"), attendue=0, geste="essai")
    assert _trouves(base, "martin") == []
    assert _trouves(base, "durand") == ["Zoé Durand"]


def test_au_plus_le_nombre_demande(base: DossiersEnBase) -> None:
    for rang in range(1, 8):
        base.ecrire(_personne(rang, "Martin"), attendue=0, geste="essai")
    assert len(base.chercher("martin", au_plus=5)) == 5
    assert len(base.chercher("marton", au_plus=5)) == 5


def test_un_debut_de_mot_tres_commun_se_complete(base: DossiersEnBase) -> None:
    """Plus de compléments que la requête n’en nomme : le préfixe entier prend le relais."""
    lettres = "abcdefghij"
    mots = [f"format{a}{b}" for a in lettres for b in lettres]
    base.ecrire(_personne(1, "Martin", " ".join(mots)), attendue=0, geste="essai")
    base.ecrire(_personne(2, "Durand", "formatjj"), attendue=0, geste="essai")
    assert set(_trouves(base, "format")) == {"Zoé Martin", "Zoé Durand"}
    assert _trouves(base, "formataa") == ["Zoé Martin"]


@given(st.text(max_size=30))
def test_n_importe_quel_texte_se_cherche_sans_erreur(texte: str) -> None:
    from cep_desktop.storage.sql import fts5

    for mot in plier(texte).split():
        assert not set(mot) - set("abcdefghijklmnopqrstuvwxyz0123456789")
        assert fts5._exact(mot).count('"') == 2
