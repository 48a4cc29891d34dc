"""Chaque page, tournée vers la personne, ne dit aucune note privée ni aucun autre nom.

L’essai trouve les pages tout seul : une page neuve est visitée d’office.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cep_desktop.domain.co_construction import Auteur, CoConstruction
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.personne import Contact
from cep_desktop.domain.plan_action import Action
from cep_desktop.domain.projet import Piste
from tests.cas.dossier import exemple
from tests.ui.poste.conftest import aller_au_plan
from ui.poste.fenetre import FenetrePoste
from ui.shell.etat import CodePage
from ui.shell.partage.registre import PARTAGES
from ui.widgets.boutons import Bouton

F9 = Qt.Key.Key_F9
MARQUE = "Zzsecret"
"""Mot que porte, dans le dossier planté, tout ce que la personne ne doit pas voir."""

AUTRES = ("Idriss", "Haddad", "Solène", "Zzsecret")
_TEXTES = (
    "text", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription",
    "windowTitle", "windowIconText", "placeholderText", "title", "toPlainText", "currentText",
    "objectName",
)  # fmt: skip


def plante() -> Dossier:
    """Le dossier de Camille, où chaque secret porte le même mot."""
    dossier = exemple("camille")
    seul = CoConstruction(propose_par=Auteur.CONSEILLER)
    volet = dossier.accompagnement
    etape, *suite = volet.plan_action.etapes
    action = Action(id="A90", libelle=f"{MARQUE} proposée seul", co_construction=seul)
    commentees = tuple(a.avec(commentaire=f"{MARQUE} commentaire") for a in etape.actions)
    plan = volet.plan_action.avec(
        etapes=(etape.avec(actions=(*commentees, action)), *suite), vigilance=(f"{MARQUE} v",)
    )
    finances = volet.plan_financement.avec(
        financements=tuple(
            f.avec(commentaire=f"{MARQUE} argent") for f in volet.plan_financement.financements
        )
    )
    conseil = dossier.conseil
    pistes = tuple(p.avec(avis_du_conseiller=f"{MARQUE} avis") for p in conseil.pistes[:2])
    neuve = Piste(id="O90", titre=f"{MARQUE} piste", co_construction=seul)
    return dossier.avec(
        notes_privees=(NotePrivee(id="N90", le=date(2026, 11, 3), texte=f"{MARQUE} note"),),
        conseil=conseil.avec(pistes=(*pistes, neuve)),
        accompagnement=volet.avec(
            plan_action=plan,
            plan_financement=finances,
            contacts=(*volet.contacts, Contact(id="C90", organisme="OPCO", nom=f"{MARQUE} nom")),
            echanges=(
                *volet.echanges,
                Echange(
                    id="X90", le=date(2026, 11, 3), canal=Canal.APPEL, objet=f"{MARQUE} objet",
                    compte_rendu=f"{MARQUE} compte rendu",
                ),
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def tourne(qtbot: QtBot, ouvert: FenetrePoste) -> FenetrePoste:
    """L’écran tourné vers Camille, dans un coffre où d’autres personnes ont leur dossier."""
    assert ouvert.fenetre is not None
    atelier = ouvert.fenetre.atelier
    avant = atelier.dossiers.lire(exemple("camille").id)
    atelier.dossiers.ecrire(plante(), attendue=avant.revision, geste="secrets plantés")
    aller_au_plan(ouvert)
    QApplication.clipboard().setText(f"{MARQUE} copié")
    qtbot.keyClick(ouvert, F9)
    return ouvert


def mots_montres() -> Iterator[tuple[str, str]]:
    """Tout ce qu’un widget vivant, caché ou non, dit ou pourrait dire ; et le presse-papiers."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield "presse-papiers", QApplication.clipboard().text()
    for fenetre in QApplication.topLevelWidgets():
        for objet in (fenetre, *fenetre.findChildren(QObject)):
            if isinstance(objet, QWidget | QAction):
                yield from _mots_de(objet)
            elif isinstance(objet, QAbstractItemModel):
                yield from _mots_du_modele(objet)


def _mots_de(objet: QObject) -> Iterator[tuple[str, str]]:
    lieu = f"{type(objet).__name__} « {objet.objectName()} »"
    for nom in _TEXTES:
        lire = getattr(objet, nom, None)
        if callable(lire):
            try:
                yield f"{lieu}.{nom}", str(lire())
            except TypeError:
                continue
    if isinstance(objet, QWidget):
        interface = QAccessible.queryAccessibleInterface(objet)
        if interface is not None:
            for genre in QAccessible.Text:
                yield f"{lieu}.{genre.name}", interface.text(genre)


def _mots_du_modele(modele: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    for rang in range(modele.rowCount(QModelIndex())):
        colonnes = (
            1 if isinstance(modele, QAbstractListModel) else modele.columnCount(QModelIndex())
        )
        for place in range(colonnes):
            for role in (0, 2, 3, 11, 12, *range(256, 266)):
                dit = modele.data(modele.index(rang, place), role)
                yield f"{type(modele).__name__}[{rang},{place}]", str(dit or "")


def fuites() -> list[str]:
    """Les places où un secret ou un autre nom se lit."""
    return [f"{lieu} : {dit}" for lieu, dit in mots_montres() if any(mot in dit for mot in AUTRES)]


def test_chaque_page_dit_ce_que_la_personne_en_voit(plan: FenetrePoste) -> None:
    assert plan.fenetre is not None
    assert plan.fenetre.ouvert is not None
    pages = {*plan.fenetre.ouvert.toutes, *CodePage}
    assert pages == set(PARTAGES), "déclarez la page dans ui/shell/partage/registre.py"


def test_aucune_page_tournee_ne_montre_une_note_ni_un_autre_nom(
    qtbot: QtBot, tourne: FenetrePoste
) -> None:
    ecran = tourne.partage.ecran
    assert ecran is not None
    for code in PARTAGES:
        ecran.aller(code)
        qtbot.wait(1)
        assert "Camille" in " ".join(dit for _, dit in mots_montres())
        assert not fuites(), code


def test_un_geste_de_la_personne_ne_fait_rien_apparaitre(
    qtbot: QtBot, tourne: FenetrePoste
) -> None:
    ecran = tourne.partage.ecran
    assert ecran is not None
    for code in PARTAGES:
        ecran.aller(code)
        bouton = next(iter(ecran.page.findChildren(Bouton)), None)
        if bouton is not None:
            bouton.click()
            assert not fuites(), code


def test_l_essai_voit_une_fuite_quand_il_y_en_a_une(tourne: FenetrePoste) -> None:
    cache = QWidget(tourne)
    cache.setAccessibleDescription(f"{MARQUE} oublié là")
    cache.hide()
    assert len(fuites()) >= 1
    cache.setParent(None)
    cache.deleteLater()


def test_l_ecran_du_conseiller_en_est_plein(qtbot: QtBot, tourne: FenetrePoste) -> None:
    qtbot.keyClick(tourne, F9)
    assert tourne.fenetre is not None
    tourne.fenetre.aller(CodePage.PROJET)
    assert any(MARQUE in dit for _, dit in mots_montres())
