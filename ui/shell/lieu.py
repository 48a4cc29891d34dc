"""Où l’on était, pour y revenir exactement après un verrouillage."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.qt import Raison

if TYPE_CHECKING:
    from cep_desktop.usecases.session import Session
    from ui.shell.fenetre import Fenetre


@dataclass(frozen=True, slots=True)
class Saisie:
    """Le champ où l’on écrivait : son nom, ce qui y était, où était le curseur."""

    champ: str
    texte: str
    curseur: int


@dataclass(frozen=True, slots=True)
class Lieu:
    """Une page, ce qui y était ouvert, où elle avait défilé, le champ où l’on écrivait.

    `depuis` est la révision où le dossier avait été ouvert. `session` n’est là que si du travail
    n’a pu être gardé nulle part : il reste en mémoire. `est_partage` : l’écran était tourné vers
    la personne ; `fichier` est celui où l’on enregistre sans coffre.
    """

    page: str
    dossier: UUID | None = None
    depuis: int = 0
    element: str = ""
    defilement: int = 0
    saisie: Saisie | None = None
    session: "Session | None" = None
    est_partage: bool = False
    fichier: Path | None = None


def prendre(fenetre: "Fenetre") -> Lieu:
    """Rend le lieu présent ; ce qui s’écrit est d’abord remis au dossier, comme en sortant."""
    saisie = _quitter_le_champ(fenetre)
    page, ouvert = fenetre.page, fenetre.ouvert
    return Lieu(
        page=fenetre.rail.courante,
        dossier=ouvert.session.dossier.id if ouvert else None,
        depuis=ouvert.depuis if ouvert else 0,
        element=page.element,
        defilement=page.verticalScrollBar().value(),
        saisie=saisie,
    )


def mettre_a_l_abri(fenetre: "Fenetre", lieu: Lieu) -> Lieu:
    """Enregistre ce qui est ouvert ; si même à part rien ne s’écrit, le garde en mémoire."""
    ouvert = fenetre.ouvert
    if ouvert is None:
        return lieu
    ouvert.enregistreur.terminer()
    ouvert.session.tenir(None)
    return lieu if ouvert.enregistreur.est_en_surete else replace(lieu, session=ouvert.rendre())


def retrouver(fenetre: "Fenetre", lieu: Lieu, session: "Session | None") -> None:
    """Remontre un lieu ; sans la session de son dossier, remontre la liste."""
    if session is not None:
        fenetre.montrer_session(session, lieu.fichier, depuis=lieu.depuis)
    fenetre.aller(lieu.page)
    page = fenetre.page
    if lieu.element:
        page.rouvrir(lieu.element)
    disposition = page.fond.layout()
    if disposition is not None:
        disposition.activate()
    page.verticalScrollBar().setValue(lieu.defilement)
    if lieu.saisie is not None:
        _reprendre_le_champ(fenetre, lieu.saisie)


def _quitter_le_champ(fenetre: "Fenetre") -> Saisie | None:
    champ = QApplication.focusWidget()
    if champ is None or not fenetre.isAncestorOf(champ):
        return None
    nom = champ.accessibleName()
    saisie = None
    match champ:
        case QLineEdit():
            saisie = Saisie(nom, champ.text(), champ.cursorPosition())
        case QPlainTextEdit():
            saisie = Saisie(nom, champ.toPlainText(), champ.textCursor().position())
        case _:
            pass
    champ.clearFocus()
    return saisie


def _reprendre_le_champ(fenetre: "Fenetre", saisie: Saisie) -> None:
    visibles: list[QWidget] = [w for w in fenetre.findChildren(QWidget) if w.isVisible()]
    for champ in visibles:
        if champ.accessibleName() != saisie.champ:
            continue
        match champ:
            case QLineEdit():
                champ.setText(saisie.texte)
                champ.setCursorPosition(saisie.curseur)
            case QPlainTextEdit():
                champ.setPlainText(saisie.texte)
                curseur = champ.textCursor()
                curseur.setPosition(min(saisie.curseur, len(saisie.texte)))
                champ.setTextCursor(curseur)
            case _:
                continue
        champ.setFocus(Raison.OtherFocusReason)
        return
