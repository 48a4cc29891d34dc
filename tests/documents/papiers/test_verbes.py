"""Une action se dit en « je », sans faute de conjugaison courante."""

import pytest

from cep_desktop.documents.fiche_falc.verbes import en_je


@pytest.mark.parametrize(
    ("action", "dite"),
    [
        ("Envoyer la lettre", "J’envoie la lettre"),
        ("Demander l’autorisation", "Je demande l’autorisation"),
        ("Écrire à mon employeur", "J’écris à mon employeur"),
        ("Prévenir mes clients", "Je préviens mes clients"),
        ("S’inscrire au test", "Je m’inscris au test"),
        (
            "Prévenir mes clients et fermer l’atelier",
            "Je préviens mes clients et je ferme l’atelier",
        ),
        (
            "Relire, compter les pièces et envoyer le dossier",
            "Je relis, je compte les pièces et j’envoie le dossier",
        ),
        ("Réunir les devis et dossier des aides", "Je réunis les devis et dossier des aides"),
        ("Suivre les cours et le stage", "Je suis les cours et le stage"),
        ("Refaire mon CV", "Je refais mon CV"),
        ("Se renseigner", "Je me renseigne"),
        ("Préparer mon CV", "Je prépare mon CV"),
        ("Comprendre mes droits", "Je comprends mes droits"),
        ("Appeler Nadia", "J’appelle Nadia"),
        ("Lever un doute", "Je lève un doute"),
        ("Répéter l’entretien", "Je répète l’entretien"),
        ("CV à refaire", "À faire\u00a0: CV à refaire"),
        ("Rendez-vous à prendre", "À faire\u00a0: rendez-vous à prendre"),
        ("", ""),
    ],
)
def test_une_action_se_dit_en_je(action: str, dite: str) -> None:
    assert en_je(action) == dite
