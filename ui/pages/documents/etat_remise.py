"""Les façons de remettre, et ce que chacune fera, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass

from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.produire import Papier

OBJET = "Vos documents"
"""Objet du courriel : il ne nomme ni la personne ni son projet."""
_LONGUEUR_MAXIMALE = 1_200
"""Signes de la liste : au-delà, des logiciels de courriel coupent le message."""


class Canal(Code):
    """Comment les papiers sont remis."""

    PAPIER = "papier", "Papier"
    CLE = "cle", "Clé USB"
    COURRIEL = "courriel", "Courriel"


@dataclass(frozen=True, slots=True)
class EtatCanal:
    """Le verbe du bouton, et ce qu’il fera."""

    verbe: str
    phrase: str


def decrire(canal: Canal, dossier: Dossier, paquet: str) -> EtatCanal:
    """Rend ce que fera la remise ; `paquet` est le nom du dossier qui part."""
    match canal:
        case Canal.PAPIER:
            phrase = "Tous les papiers se mettent en pages, se regardent, puis s’impriment."
            return EtatCanal("Voir et imprimer", phrase)
        case Canal.CLE:
            phrase = (
                "Tous les papiers, leur PDF, les classeurs et l’agenda vont dans un dossier "
                f"« {paquet} », sans mot de passe : la personne l’ouvre où elle veut."
            )
            return EtatCanal("Copier sur la clé", composer(phrase))
        case Canal.COURRIEL:
            adresse = dossier.beneficiaire.courriel
            qui = f"Pour {adresse}" if adresse else "Vous écrirez l’adresse"
            phrase = (
                f"{qui}, objet « {OBJET} ». Les fichiers vont dans un dossier « {paquet} » ; le "
                "courriel dit lesquels joindre. Rien ne part seul."
            )
            return EtatCanal("Préparer le courriel", composer(phrase))


def a_joindre(papiers: Sequence[Papier]) -> tuple[str, ...]:
    """Les fichiers que la personne lit : le PDF d’un papier s’il existe, sinon l’original."""
    noms = {papier.nom for papier in papiers}
    return tuple(
        nom
        for nom in sorted(noms)
        if nom.endswith((".pdf", ".ics"))
        or (nom.endswith((".docx", ".xlsx")) and _en_pdf(nom) not in noms and _est_entier(nom))
    )


def ecrire_le_message(dossier: Dossier, fichiers: Sequence[str]) -> str:
    """Le texte du courriel, à relire : les fichiers à joindre, et qui écrit."""
    lignes: list[str] = []
    for rang, nom in enumerate(fichiers):
        if sum(map(len, lignes)) > _LONGUEUR_MAXIMALE:
            lignes.append(f"- et {len(fichiers) - rang} autres")
            break
        lignes.append(f"- {nom}")
    referent = dossier.referent.nom_complet
    return composer("\n".join(("Bonjour,", "", "Voici vos documents :", *lignes, "", referent)))


def _en_pdf(nom: str) -> str:
    return f"{nom.rpartition('.')[0]}.pdf"


def _est_entier(nom: str) -> bool:
    """Faux pour le classeur réduit à un financeur : il n’est que pour lui."""
    return "-financeur-" not in nom
