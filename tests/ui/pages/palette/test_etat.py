"""Ce que la palette trouve, malgré les accents et les fautes."""

import pytest

from ui.pages.palette.etat import Entree, Famille, Groupe, chercher, distance

ENTREES = (
    Entree("a", "Ajouter un financeur", Famille.ACTIONS, precision="Financement"),
    Entree("v", "Verrouiller", Famille.ACTIONS, autres_mots="coffre mot de passe"),
    Entree("r", "Rétablir", Famille.ACTIONS, touche="Ctrl+Y", empechement="Rien à rétablir."),
    Entree("f", "Financement", Famille.PAGES, precision="Accompagnement"),
    Entree("c", "Compétences et métiers", Famille.PAGES, precision="Conseil"),
    Entree("d", "Cœur Étoilé", Famille.DOSSIERS),
)


def _codes(groupes: tuple[Groupe, ...]) -> list[str]:
    return [t.entree.code for groupe in groupes for t in groupe.trouvailles]


def _familles(groupes: tuple[Groupe, ...]) -> list[Famille]:
    return [groupe.famille for groupe in groupes]


@pytest.mark.parametrize(
    ("texte", "codes"),
    [
        ("finan", ["a", "f"]),
        ("FINAN", ["a", "f"]),
        ("metiers", ["c"]),
        ("competance", ["c"]),
        ("finnacement", ["a", "f"]),
        ("verouiller", ["v"]),
        ("mot de passe", ["v"]),
        ("coeur etoile", ["d"]),
        ("ajouter finan", ["a"]),
        ("retab", ["r"]),
    ],
)
def test_on_trouve_sans_accent_sans_casse_et_malgre_une_faute(texte: str, codes: list[str]) -> None:
    assert _codes(chercher(ENTREES, texte)) == codes


def test_les_familles_gardent_leur_ordre() -> None:
    familles = [Famille.ACTIONS, Famille.PAGES, Famille.DOSSIERS]
    assert _familles(chercher(ENTREES, "")) == familles


def test_sans_texte_les_recentes_sont_en_tete_et_ne_reviennent_pas() -> None:
    groupes = chercher(ENTREES, "", recentes=("f", "parti", "v"))
    assert groupes[0].famille is Famille.RECENTES
    assert _codes(groupes) == ["f", "v", "a", "r", "c", "d"]


def test_une_recente_passe_devant_dans_sa_famille() -> None:
    entrees = (*ENTREES, Entree("b", "Ajouter une action", Famille.ACTIONS))
    assert _codes(chercher(entrees, "ajouter")) == ["a", "b"]
    assert _codes(chercher(entrees, "ajouter", recentes=("b",))) == ["b", "a"]


def test_ce_qui_repond_est_marque_a_sa_place_malgre_la_ligature() -> None:
    (groupe,) = chercher(ENTREES, "etoi coe")
    (trouvaille,) = groupe.trouvailles
    mot = trouvaille.entree.mot
    assert [mot[debut:fin] for debut, fin in trouvaille.marques] == ["Cœ", "Étoi"]


def test_un_mot_a_cote_repond_sans_rien_marquer() -> None:
    (groupe,) = chercher(ENTREES, "passe")
    assert groupe.trouvailles[0].marques == ()


def test_rien_trouve_propose_la_plus_proche() -> None:
    (groupe,) = chercher(ENTREES, "vérouyeé")
    assert groupe.famille is Famille.PROCHE
    assert [t.entree.code for t in groupe.trouvailles] == ["v"]
    assert chercher((), "rien") == ()


def test_la_phrase_dit_la_touche_et_la_raison() -> None:
    (groupe,) = chercher(ENTREES, "retablir")
    assert groupe.trouvailles[0].phrase == (
        "Rétablir, Ctrl+Y, impossible maintenant\u00a0: Rien à rétablir."
    )


@pytest.mark.parametrize(
    ("demande", "mot", "fautes"),
    [("abc", "abc", 0), ("acb", "abc", 1), ("ab", "abc", 1), ("abd", "abc", 1), ("", "ab", 2)],
)
def test_la_distance_compte_les_fautes(demande: str, mot: str, fautes: int) -> None:
    assert distance(demande, mot) == fautes
