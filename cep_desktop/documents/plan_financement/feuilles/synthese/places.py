"""La place des blocs de la synthèse, et les mots qui les retrouvent."""

from dataclasses import dataclass

from cep_desktop.documents.excel.cases import adresse
from cep_desktop.documents.excel.mesures import couper, mesurer
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles.bande import Bande
from cep_desktop.documents.plan_financement.feuilles.page import ENTETE

NOM = "Synthèse"

COUT = "Coût total"
ACCORDE = "Accordé"
DEMANDE = "Demandé, réponse attendue"
A_DEMANDER = "À demander"
RESTE = "Reste à payer si tout est accepté"
PAS_ASSURE = "Pas encore assuré aujourd’hui"
CONTROLE = "Contrôle\u00a0: dépenses moins ressources"

LIBELLES = (COUT, ACCORDE, DEMANDE, A_DEMANDER, RESTE, PAS_ASSURE)
MONTANTS = "Les montants"
PHRASE = "Le reste à payer en une phrase"
PROJET = (("Le projet", False), ("Réponse", False), ("Détail", False))
TITRES_SIGNATURES = (("Nom et qualité", False), ("Date", False), ("Signature", False))
_LARGEUR_PHRASE, _LARGEUR_A_REMPLIR = 92, 70


@dataclass(frozen=True, slots=True)
class Places:
    """Où est chaque bloc, et les cases que d’autres feuilles citent."""

    projet: Bande
    montants: Bande
    phrase: int
    lignes: int
    signatures: Bande

    def rangee(self, libelle: str) -> int:
        """Rangée d’un des montants."""
        return self.montants.premiere + LIBELLES.index(libelle)

    @property
    def controle(self) -> int:
        """Rangée du contrôle, la dernière du tableau des montants."""
        return self.montants.derniere

    @property
    def reste(self) -> str:
        """Case du reste à payer, vue d’une autre feuille."""
        return adresse((self.rangee(RESTE), 1), NOM)


def placer(contenu: ContenuPlanFinancement) -> Places:
    """Rend la place des blocs."""
    synthese = contenu.synthese
    projet = Bande(ENTETE, len(synthese.projet))
    montants = Bande(projet.suite + 2, len(LIBELLES) + len(synthese.revenus) + 1)
    phrase = montants.suite + 1
    lignes = len(couper_la_phrase(synthese.phrase))
    signatures = Bande(phrase + lignes + 3, len(synthese.signatures))
    return Places(projet, montants, phrase, lignes, signatures)


def couper_la_phrase(phrase: str) -> tuple[str, ...]:
    """Coupe la phrase en lignes imprimables, de préférence entre deux phrases."""
    lignes: list[str] = []
    for bout in phrase.replace(". ", ".\n").split("\n"):
        if lignes and mesurer(f"{lignes[-1]} {bout}") <= _LARGEUR_A_REMPLIR:
            lignes[-1] = f"{lignes[-1]} {bout}"
        else:
            lignes.append(bout)
    return tuple(ligne for longue in lignes for ligne in couper(longue, _LARGEUR_PHRASE))
