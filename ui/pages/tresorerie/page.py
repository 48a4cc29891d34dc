"""La page de la trésorerie : l’avance de chaque mois, et le mois le plus serré."""

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from ui.pages.tresorerie.dessin import DessinMois
from ui.pages.tresorerie.etat import EtatTresorerie, deriver
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.bandeau import Bandeau
from ui.widgets.carte import Carte
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.libelle import paragraphe
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne
from ui.widgets.morceaux import Etapes
from ui.widgets.page_paresseuse import PageParesseuse
from ui.widgets.sous_pages import FINANCEMENT, SousPages

_TITRE = "Trésorerie, mois par mois"


class PageTresorerie(PageParesseuse):
    """Une page de lecture : rien ne s’y change."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.vues = SousPages("tresorerie", FINANCEMENT)
        super().__init__(_TITRE, (self.vues,))
        self._session, self._atelier = session, atelier
        self.fabriquer(self._monter(session))

    def _monter(self, session: SessionQt) -> Etapes:
        self.etat: EtatTresorerie | None = None
        self.refus, self.avis = Avis("refus"), Avis("avis")
        self.bandeau = Bandeau()
        self.dessin = DessinMois()
        self.lignes = ListeFiches("Chaque mois", titre="Chaque mois")
        self.sans_date = ListeFiches("Sans date", titre="Ce qui n’a pas encore de date")
        self._carte = Carte()
        interieur = colonne(self._carte, marges=(16, 10, 16, 12), espace=4)
        interieur.addWidget(paragraphe("Argent avancé, moins ce qui est remboursé", "legende"))
        interieur.addWidget(self.dessin)
        self.vide = Carte()
        colonne(self.vide).addWidget(
            EcranVide(
                "Aucun mois à montrer pour le moment",
                "Notez les dépenses et la date de début de la formation.",
            )
        )
        for widget in (
            self.refus, self.avis, self.bandeau, self._carte, self.lignes, self.sans_date,
            self.vide,
        ):  # fmt: skip
            self.corps.addWidget(widget)
        self.corps.addStretch(1)
        yield
        self.vues.choisi.connect(self.aller)
        session.change.connect(self.suivre)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Prévoit la trésorerie et la montre."""
        dossier = self._session.dossier
        try:
            tresorerie = self._atelier.prevoir(dossier)
        except ErreurMetier as refus:
            self.refus.dire(str(refus))
            return
        self.etat = etat = deriver(dossier, tresorerie)
        self.intituler(_TITRE, etat.sous_titre)
        self.avis.dire(etat.avis)
        self.bandeau.setVisible(bool(etat.pire))
        self.bandeau.montrer(
            etat.pire_titre,
            etat.pire,
            f"Au total, il reste {etat.total} à payer." if etat.pire else "",
            picto="wallet-fill",
        )
        self.dessin.montrer(etat.barres, etat.phrase)
        self._carte.setVisible(bool(etat.barres))
        self.lignes.montrer(etat.lignes)
        self.sans_date.montrer(etat.sans_date)
        self.vide.setVisible(not etat.lignes and not etat.sans_date)
