"""Les touches sont rangées par rubrique, celles des listes à la fin."""

from ui.pages.touches.etat import DANS_LES_LISTES, LigneTouche, ranger


def test_les_rubriques_gardent_leur_ordre() -> None:
    groupes = ranger(
        [("Aide", "F1", "Aider"), ("Dossier", "Ctrl+S", "Garder"), ("Aide", "F2", "X")]
    )
    assert [groupe.titre for groupe in groupes] == ["Aide", "Dossier", DANS_LES_LISTES.titre]
    assert groupes[0].lignes == (LigneTouche("F1", "Aider"), LigneTouche("F2", "X"))
