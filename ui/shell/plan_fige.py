"""Ce qu’une page du plan dit quand le plan ne change plus, et par où le faire changer."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.usecases.intangible import PlanClos
from ui.pont import SessionQt
from ui.qt import Alignement
from ui.shell.etat import CodePage
from ui.shell.lecture_seule import Gel
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple

PAGES_DU_PLAN = frozenset(
    {
        CodePage.PLAN_ACTION, CodePage.CALENDRIER, CodePage.FINANCEMENT, CodePage.AIDES,
        CodePage.MONTAGE, CodePage.ALERTE, CodePage.ECHANGES, CodePage.RETOUR, CodePage.REVISION,
    }
)  # fmt: skip
"""Les pages dont les gestes changent le plan."""

_SOUS_LE_TITRE = 1


class BandeauFige(Carte):
    """Dit pourquoi le plan ne change plus ; le bouton mène où il peut changer."""

    def __init__(self) -> None:
        super().__init__("douce")
        mots = QWidget()
        rangee = ligne(mots, espace=12)
        rangee.addWidget(Picto("lock-key-fill", "primary", 22), 0, Alignement.AlignTop)
        self.phrase = paragraphe("")
        rangee.addWidget(self.phrase, 1)
        self.chemin = Bouton("", "contour")
        colonne(self, marges=(20, 12, 20, 12)).addWidget(
            RangeeSouple(mots, self.chemin, seuil=620, espace=12)
        )
        self.hide()

    def dire(self, phrase: str, chemin: str) -> None:
        """Montre la raison et le bouton, ou se cache s’il n’y en a pas."""
        self.phrase.montrer(phrase)
        self.setAccessibleName(self.phrase.text())
        self.chemin.setText(chemin)
        self.setVisible(bool(phrase))


class PlanFige(QObject):
    """Tient une page du plan en lecture tant que l’accompagnement est clos."""

    def __init__(self, page: Page, code: str, session: SessionQt) -> None:
        super().__init__(page)
        self._page, self._code = page, code
        self._gel: Gel | None = None
        self._vers = CodePage.BILAN
        self.bandeau = BandeauFige()
        page.corps.insertWidget(_SOUS_LE_TITRE, self.bandeau)
        self.bandeau.chemin.clicked.connect(self._mener)
        session.change.connect(self._suivre)
        self._suivre(session.dossier)

    def _suivre(self, dossier: Dossier) -> None:
        volet = dossier.accompagnement
        if volet.clos_le is not None:
            self._vers = CodePage.BILAN
            self.bandeau.dire(str(PlanClos(volet.clos_le)), "Rouvrir, dans Bilan")
            self._gel = self._gel or Gel(self._page, self.bandeau.phrase.text())
            return
        if self._gel is not None:
            self._gel.lever()
            self._gel = None
        revision = volet.revision
        if revision is None or revision.signee_le is None or self._code == CodePage.REVISION:
            self.bandeau.dire("", "")
        else:
            self._vers = CodePage.REVISION
            self.bandeau.dire(
                f"Version {revision.version} signée le {ecrire_date(revision.signee_le)} : "
                "le suivi se note, le plan signé ne change plus.",
                f"Préparer la version {revision.version + 1}",
            )

    def _mener(self) -> None:
        self._page.aller.emit(self._vers)
