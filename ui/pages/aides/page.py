"""La page des aides possibles : pourquoi oui, pourquoi pas, à partir de quand."""

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.financement import ReferenceRegle
from cep_desktop.domain.montant import INCONNU
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.financement import AjouterFinancement
from ui.pages.aides.carte import CarteAide
from ui.pages.aides.etat import CarteVerdict, EtatAides, deriver
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import colonne, vider
from ui.widgets.morceaux import Etapes
from ui.widgets.page_paresseuse import PageParesseuse
from ui.widgets.sous_pages import FINANCEMENT, SousPages

_TITRE = "Aides possibles"


class PageAides(PageParesseuse):
    """Une carte par aide ; seule celle que l’on déplie dessine ses critères."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.vues = SousPages("aides", FINANCEMENT)
        super().__init__(_TITRE, (self.vues,))
        self._session, self._atelier = session, atelier
        self.fabriquer(self._monter(session))

    def _monter(self, session: SessionQt) -> Etapes:
        self._evaluation: Evaluation | None = None
        self.etat: EtatAides | None = None
        self.cartes: dict[str, CarteAide] = {}
        self.refus, self.avis = Avis("refus"), Avis("avis")
        self._boite = QWidget()
        self._place = colonne(self._boite, espace=10)
        self._titre_ecartees = libelle("Pas possibles aujourd’hui", "section")
        self.voir_ecartees = Bouton("", "contour")
        self._ecartees = QWidget()
        self._place_ecartees = colonne(self._ecartees, espace=10)
        for widget in (
            self.refus, self.avis, self._boite, self._titre_ecartees, self.voir_ecartees,
            self._ecartees,
        ):  # fmt: skip
            self.corps.addWidget(widget)
        self.corps.addStretch(1)
        yield
        self._montre_tout = False
        self.vues.choisi.connect(self.aller)
        self.voir_ecartees.clicked.connect(self._tout_montrer)
        session.change.connect(self.suivre)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Évalue le dossier et montre chaque verdict, en gardant les cartes dépliées."""
        dossier = self._session.dossier
        try:
            self._evaluation = self._atelier.evaluer(dossier)
        except ErreurMetier as refus:
            self.refus.dire(str(refus))
            return
        etat = deriver(dossier, self._evaluation)
        self.avis.dire(etat.avis)
        self.intituler(_TITRE, etat.sous_titre)
        if etat == self.etat:
            return
        self.etat = etat
        ouvertes = {code for code, carte in self.cartes.items() if carte.est_ouvert}
        self.cartes = {}
        self._remplir(self._place, etat.cartes, ouvertes)
        self._montrer_ecartees(ouvertes)

    def ouvrir(self, code: str) -> None:
        """Déplie une aide."""
        if code in self.cartes:
            self.cartes[code].ouvrir()
            self.ensureWidgetVisible(self.cartes[code])

    def _montrer_ecartees(self, ouvertes: set[str]) -> None:
        ecartees = self.etat.ecartees if self.etat else ()
        self._titre_ecartees.setVisible(bool(ecartees))
        self.voir_ecartees.setVisible(bool(ecartees) and not self._montre_tout)
        nombre = len(ecartees)
        self.voir_ecartees.setText(f"Voir {nombre} aide{'s' if nombre > 1 else ''} et les raisons")
        vider(self._place_ecartees)
        if self._montre_tout:
            self._remplir(self._place_ecartees, ecartees, ouvertes)

    def _remplir(self, place: object, cartes: tuple[CarteVerdict, ...], ouvertes: set[str]) -> None:
        disposition = self._place if place is self._place else self._place_ecartees
        vider(disposition)
        for montree in cartes:
            carte = CarteAide(montree)
            carte.ajoutee.connect(self._ajouter)
            self.cartes[montree.code] = carte
            disposition.addWidget(carte)
            if montree.code in ouvertes:
                carte.ouvrir()

    def _tout_montrer(self) -> None:
        self._montre_tout = True
        self._montrer_ecartees(set())

    def _ajouter(self, code: str) -> None:
        if self._evaluation is None:
            return
        evalue = self._evaluation.pour(code)
        dispositif = evalue.dispositif
        relue = evalue.verdict.regle_relue_le
        champs: dict[str, object] = {
            "dispositif": code,
            "libelle": dispositif.nom,
            "financeur": dispositif.financeur,
            "nature": dispositif.nature_financeur,
            "demande": INCONNU,
            "regle": ReferenceRegle(texte=str(dispositif.reference), relue_le=relue),
        }
        refus = self._session.executer(AjouterFinancement(champs))
        self.refus.dire(refus)
        if not refus:
            self.dit.emit("Aide ajoutée au plan, à demander")
