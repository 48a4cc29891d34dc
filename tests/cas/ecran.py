"""Ce qu’il faut pour essayer les écrans : un clavier français, des dialogues qui répondent."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


def taper(widget: QWidget, texte: str) -> None:
    """Tape un texte, touche après touche ; QTest ne connaît ni « Œ » ni « € »."""
    for signe in texte:
        for nature in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            touche = QKeyEvent(nature, 0, Qt.KeyboardModifier.NoModifier, signe)
            QApplication.sendEvent(widget, touche)


def arriver(qtbot: QtBot, fenetre: "Fenetre", code: str) -> None:
    """Va à une page et attend, comme la personne, qu’elle soit entière et peinte."""
    fenetre.aller(code)
    qtbot.waitUntil(lambda: fenetre.montree.est_finie)
    qtbot.wait(1)


@dataclass
class ImprimanteMuette:
    """Garde la taille de chaque page reçue ; `fin` dit comment le travail a fini."""

    recues: list[tuple[int, int]] = field(default_factory=list)
    fin: str = ""

    def pages(self, nombre: int) -> range:
        return range(nombre)

    def poser(self, page: QImage) -> None:
        self.recues.append((page.width(), page.height()))

    def finir(self) -> None:
        self.fin = "finie"

    def abandonner(self) -> None:
        self.fin = "abandonnée"


@dataclass
class DialoguesMuets:
    """Répond ce que l’essai a préparé, et note ce qui a été demandé."""

    dossier: Path | None = None
    fichier: Path | None = None
    ecriture: Path | None = None
    texte: Path | None = None
    envoi: Path | None = None
    sauvegarde: Path | None = None
    cle: Path | None = None
    pilote: Path | None = None
    certificat: Path | None = None
    archive: Path | None = None
    scan: Path | None = None
    piece: Path | None = None
    modele: Path | None = None
    logo: Path | None = None
    agenda: Path | None = None
    classeur: Path | None = None
    accord: bool = False
    a_une_imprimante: bool = True
    imprimante: ImprimanteMuette = field(default_factory=ImprimanteMuette)
    montrable: bool = True
    demandes: list[str] = field(default_factory=list)

    def choisir_dossier(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.dossier

    def choisir_fichier(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.fichier

    def nommer_fichier(self, titre: str, nom: str) -> Path | None:
        self.demandes.append(f"{titre} : {nom}")
        return self.ecriture

    def nommer_envoi(self, titre: str, nom: str) -> Path | None:
        self.demandes.append(f"{titre} : {nom}")
        return self.envoi

    def nommer_texte(self, titre: str, nom: str) -> Path | None:
        self.demandes.append(f"{titre} : {nom}")
        return self.texte

    def choisir_cle(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.cle

    def choisir_pilote(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.pilote

    def choisir_certificat(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.certificat

    def choisir_signe(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.fichier

    def nommer_papier(self, titre: str, nom: str) -> Path | None:
        self.demandes.append(f"{titre} : {nom}")
        return self.texte

    def nommer_agenda(self, titre: str, nom: str) -> Path | None:
        self.demandes.append(f"{titre} : {nom}")
        return self.agenda

    def choisir_classeur(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.classeur

    def choisir_sauvegarde(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.sauvegarde

    def choisir_archive(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.archive

    def choisir_modele(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.modele

    def choisir_logo(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.logo

    def choisir_scan(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.scan

    def choisir_piece(self, titre: str) -> Path | None:
        self.demandes.append(titre)
        return self.piece

    def choisir_imprimante(self, titre: str, pages: int) -> ImprimanteMuette | None:
        self.demandes.append(f"{titre} : {pages} pages")
        return self.imprimante if self.a_une_imprimante else None

    def imprimer(self, titre: str, texte: str) -> bool:
        self.demandes.append(f"{titre} {texte}")
        return self.a_une_imprimante

    def confirmer(self, titre: str, phrase: str, oui: str) -> bool:
        self.demandes.append(f"{titre} {phrase} {oui}")
        return self.accord

    def ecrire_courriel(self, adresse: str, objet: str, corps: str = "") -> bool:
        self.demandes.append(f"écrire à {adresse} : {objet}{corps and ' | '}{corps}")
        return self.montrable

    def montrer_dossier(self, chemin: Path) -> bool:
        self.demandes.append(f"montrer {chemin}")
        return self.montrable
