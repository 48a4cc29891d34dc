"""Ce que les écrans peuvent demander : un dossier, un fichier, une confirmation."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ui.impression import Imprimante


class Dialogues(Protocol):
    """Questions posées hors de la page ; toutes peuvent être refusées."""

    def choisir_dossier(self, titre: str) -> Path | None:
        """Demande un dossier du disque ; `None` si la personne renonce."""
        ...

    def choisir_fichier(self, titre: str) -> Path | None:
        """Demande un fichier de dossier existant ; `None` si la personne renonce."""
        ...

    def nommer_fichier(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire un fichier de dossier ; `None` si la personne renonce."""
        ...

    def nommer_envoi(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire un dossier chiffré ; `None` si la personne renonce."""
        ...

    def nommer_texte(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire un fichier de texte ; `None` si la personne renonce."""
        ...

    def nommer_papier(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire un document Word ; `None` si la personne renonce."""
        ...

    def choisir_cle(self, titre: str) -> Path | None:
        """Demande un fichier de clé `.p12` ; `None` si la personne renonce."""
        ...

    def choisir_pilote(self, titre: str) -> Path | None:
        """Demande le pilote d’une carte à puce (PKCS#11) ; `None` si la personne renonce."""
        ...

    def choisir_certificat(self, titre: str) -> Path | None:
        """Demande un certificat d’autorité (PEM) ; `None` si la personne renonce."""
        ...

    def choisir_signe(self, titre: str) -> Path | None:
        """Demande un fichier signé (Word, Excel, PDF) ; `None` si la personne renonce."""

    def nommer_agenda(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire un agenda ; `None` si la personne renonce."""
        ...

    def choisir_classeur(self, titre: str) -> Path | None:
        """Demande un classeur de tableur ; `None` si la personne renonce."""
        ...

    def choisir_sauvegarde(self, titre: str) -> Path | None:
        """Demande une sauvegarde de coffre ; `None` si la personne renonce."""
        ...

    def choisir_archive(self, titre: str) -> Path | None:
        """Demande une archive ou un tableau publié ; `None` si la personne renonce."""
        ...

    def choisir_modele(self, titre: str) -> Path | None:
        """Demande un modèle Word ; `None` si la personne renonce."""
        ...

    def choisir_logo(self, titre: str) -> Path | None:
        """Demande une image PNG ou JPEG ; `None` si la personne renonce."""
        ...

    def choisir_scan(self, titre: str) -> Path | None:
        """Demande une image ou un PDF numérisé ; `None` si la personne renonce."""
        ...

    def choisir_piece(self, titre: str) -> Path | None:
        """Demande un PDF ou une image à joindre ; `None` si la personne renonce."""
        ...

    def choisir_imprimante(self, titre: str, pages: int) -> "Imprimante | None":
        """Demande une imprimante ; `None` si la personne renonce ou s’il n’y en a pas."""
        ...

    def imprimer(self, titre: str, texte: str) -> bool:
        """Imprime un texte court ; faux si la personne renonce ou s’il n’y a pas d’imprimante."""
        ...

    def confirmer(self, titre: str, phrase: str, oui: str) -> bool:
        """Demande de confirmer ; `oui` est le verbe du bouton qui accepte."""
        ...

    def ecrire_courriel(self, adresse: str, objet: str, corps: str = "") -> bool:
        """Prépare un courriel dans le logiciel du poste, à relire ; faux s’il n’y en a pas."""
        ...

    def montrer_dossier(self, chemin: Path) -> bool:
        """Ouvre un dossier dans l’explorateur du poste ; faux si le poste refuse."""
        ...
