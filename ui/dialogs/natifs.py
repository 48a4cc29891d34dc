"""Les dialogues du poste : chacun demande au système, en français.

Leurs classes de Qt viennent au premier geste : la liste des dossiers s’ouvre sans elles.
"""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.impression import Imprimante

FILTRE = "Dossiers CEP (*.dossier.json)"
SUFFIXE = ".dossier.json"
FILTRE_SCAN = "Plans numérisés (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"
FILTRE_PIECE = "PDF et images (*.pdf *.png *.jpg *.jpeg)"
FILTRE_LECTURE = "Dossiers CEP (*.dossier.json *.cep)"
FILTRE_ENVOI, SUFFIXE_ENVOI = "Dossiers chiffrés (*.cep)", ".cep"
FILTRE_AGENDA = "Agenda (*.ics)"
FILTRE_CLASSEUR = "Classeur (*.xlsx *.xlsm *.ods)"
FILTRE_WORD = "Document Word (*.docx)"
FILTRE_TEXTE = "Textes (*.txt)"
FILTRE_SAUVEGARDE = "Sauvegardes (*.cepsauve)"
FILTRE_MODELE = "Modèles Word (*.docx)"
FILTRE_LOGO = "Images (*.png *.jpg *.jpeg)"
FILTRE_CLE = "Clés (*.p12 *.pfx)"
FILTRE_PILOTE = "Pilotes de carte (*.so *.dll *.dylib)"
FILTRE_CERTIFICAT = "Certificats (*.pem *.crt *.cer)"
FILTRE_SIGNE = "Documents signés (*.docx *.xlsx *.pdf)"
FILTRE_ARCHIVE = "Livres publiés (*.zip *.csv *.xlsx *.txt)"
_A_LA_LIGNE = "\r\n"
"""Fin de ligne d’un courriel."""
_CORPS_IMPRIME = 16


class DialoguesNatifs:
    """Dialogues de Qt et du système, au-dessus d’une fenêtre."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def rattacher(self, parent: QWidget) -> None:
        """Place les dialogues au-dessus de cette fenêtre."""
        self._parent = parent

    def choisir_dossier(self, titre: str) -> Path | None:
        """Demande un dossier du disque."""
        from PySide6.QtWidgets import QFileDialog

        return _chemin(QFileDialog.getExistingDirectory(self._parent, composer(titre)))

    def choisir_fichier(self, titre: str) -> Path | None:
        """Demande un fichier de dossier existant."""
        return self._choisir(titre, FILTRE_LECTURE)

    def nommer_fichier(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire ; ajoute l’extension si elle manque."""
        return self._nommer(titre, nom, FILTRE, SUFFIXE)

    def nommer_envoi(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire un dossier chiffré ; ajoute l’extension si elle manque."""
        return self._nommer(titre, nom, FILTRE_ENVOI, SUFFIXE_ENVOI)

    def nommer_texte(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire un fichier de texte."""
        return self._nommer(titre, nom, FILTRE_TEXTE)

    def nommer_papier(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire un document Word."""
        return self._nommer(titre, nom, FILTRE_WORD)

    def nommer_agenda(self, titre: str, nom: str) -> Path | None:
        """Demande où écrire un agenda."""
        return self._nommer(titre, nom, FILTRE_AGENDA)

    def choisir_classeur(self, titre: str) -> Path | None:
        """Demande un classeur de tableur."""
        return self._choisir(titre, FILTRE_CLASSEUR)

    def choisir_sauvegarde(self, titre: str) -> Path | None:
        """Demande une sauvegarde de coffre."""
        return self._choisir(titre, FILTRE_SAUVEGARDE)

    def choisir_cle(self, titre: str) -> Path | None:
        """Demande un fichier de clé."""
        return self._choisir(titre, FILTRE_CLE)

    def choisir_pilote(self, titre: str) -> Path | None:
        """Demande le pilote d’une carte à puce."""
        return self._choisir(titre, FILTRE_PILOTE)

    def choisir_certificat(self, titre: str) -> Path | None:
        """Demande un certificat d’autorité."""
        return self._choisir(titre, FILTRE_CERTIFICAT)

    def choisir_signe(self, titre: str) -> Path | None:
        """Demande un fichier signé."""
        return self._choisir(titre, FILTRE_SIGNE)

    def choisir_archive(self, titre: str) -> Path | None:
        """Demande une archive ou un tableau publié."""
        return self._choisir(titre, FILTRE_ARCHIVE)

    def choisir_modele(self, titre: str) -> Path | None:
        """Demande un modèle Word."""
        return self._choisir(titre, FILTRE_MODELE)

    def choisir_logo(self, titre: str) -> Path | None:
        """Demande une image PNG ou JPEG."""
        return self._choisir(titre, FILTRE_LOGO)

    def choisir_scan(self, titre: str) -> Path | None:
        """Demande une image ou un PDF numérisé."""
        return self._choisir(titre, FILTRE_SCAN)

    def choisir_piece(self, titre: str) -> Path | None:
        """Demande un PDF ou une image à joindre."""
        return self._choisir(titre, FILTRE_PIECE)

    def choisir_imprimante(self, titre: str, pages: int) -> "Imprimante | None":
        """Ouvre le dialogue d’impression du système ; les pages s’y choisissent."""
        from PySide6.QtPrintSupport import QPrinter

        from ui.dialogs.imprimante import ImprimanteDuPoste

        imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
        imprimante.setFullPage(True)
        return ImprimanteDuPoste(imprimante) if self._accepte(imprimante, titre, pages) else None

    def imprimer(self, titre: str, texte: str) -> bool:
        """Ouvre le dialogue d’impression du système, puis imprime en grand."""
        from PySide6.QtGui import QFont, QTextDocument
        from PySide6.QtPrintSupport import QPrinter
        from PySide6.QtWidgets import QApplication

        imprimante = QPrinter()
        if not self._accepte(imprimante, titre):
            return False
        document = QTextDocument()
        document.setDefaultFont(QFont(QApplication.font().family(), _CORPS_IMPRIME))
        document.setPlainText(texte)
        document.print_(imprimante)
        return True

    def _choisir(self, titre: str, filtre: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        choix, _ = QFileDialog.getOpenFileName(self._parent, composer(titre), "", filtre)
        return _chemin(choix)

    def _nommer(self, titre: str, nom: str, filtre: str, suffixe: str = "") -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        choix, _ = QFileDialog.getSaveFileName(self._parent, composer(titre), nom, filtre)
        return _chemin(choix if not choix or choix.endswith(suffixe) else choix + suffixe)

    def _accepte(self, imprimante: "QPrinter", titre: str, pages: int = 1) -> bool:
        from PySide6.QtPrintSupport import QPrintDialog

        imprimante.setDocName(composer(titre))
        dialogue = QPrintDialog(imprimante, self._parent)
        dialogue.setWindowTitle(composer(titre))
        dialogue.setMinMax(1, pages)
        dialogue.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
        est_accepte = dialogue.exec() == QPrintDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return bool(est_accepte)

    def confirmer(self, titre: str, phrase: str, oui: str) -> bool:
        """Pose une question dont la réponse prudente est le choix par défaut."""
        from PySide6.QtWidgets import QMessageBox

        boite = QMessageBox(self._parent)
        boite.setWindowTitle(composer(titre))
        boite.setText(composer(titre))
        boite.setInformativeText(composer(phrase))
        accepter = boite.addButton(composer(oui), QMessageBox.ButtonRole.AcceptRole)
        refuser = boite.addButton("Rester ici", QMessageBox.ButtonRole.RejectRole)
        boite.setDefaultButton(refuser)
        boite.setEscapeButton(refuser)
        boite.exec()
        est_accepte = boite.clickedButton() is accepter
        boite.deleteLater()
        return est_accepte

    def ecrire_courriel(self, adresse: str, objet: str, corps: str = "") -> bool:
        """Ouvre le logiciel de courriel ; rien ne part seul."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        lien = QUrl(f"mailto:{adresse}")
        suite = f"&body={quote(corps.replace(chr(10), _A_LA_LIGNE))}" if corps else ""
        lien.setQuery(f"subject={quote(objet)}{suite}")
        return QDesktopServices.openUrl(lien)

    def montrer_dossier(self, chemin: Path) -> bool:
        """Ouvre l’explorateur de fichiers."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(chemin)))


def _chemin(choix: str) -> Path | None:
    return Path(choix) if choix else None
