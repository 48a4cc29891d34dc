"""Les touches sont rangées par rubrique, celles des listes à la fin."""

from ui.pages.touches.etat import DANS_LES_LISTES, LigneTouche, ranger


def test_les_rubriques_gardent_leur_ordre() -> None:
    groupes = ranger(
        [("Aide", "F1", "Aider"), ("Dossier", "Ctrl+S", "Garder"), ("Aide", "F2", "X")]
    )
    assert [groupe.titre for groupe in groupes] == ["Aide", "Dossier", DANS_LES_LISTES.titre]
    assert groupes[0].lignes == (LigneTouche("F1", "Aider"), LigneTouche("F2", "X"))


def test_la_relecture_des_mots_est_dans_la_liste() -> None:
    touches = {ligne.touche: ligne.mot for ligne in DANS_LES_LISTES.lignes}
    assert touches["F7"] == "Aller au mot souligné suivant"
    assert "Menu" in touches
