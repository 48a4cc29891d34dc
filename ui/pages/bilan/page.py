"""La page du bilan : ce qui est atteint, la clôture, et l’avis de la personne."""

from cep_desktop.domain.bilan import AtteinteProjet
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.bilan import (
    CloreDossier,
    FaireBilan,
    NoterEvaluation,
    RouvrirDossier,
)
from cep_desktop.usecases.session import Commande
from ui.pages.bilan.etat import EtatBilan, deriver
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampRecit, ChampTexte
from ui.widgets.choix import Choix, code_choisi
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.echelle import Aspect, Echelle
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne, fixer
from ui.widgets.page_paresseuse import PageParesseuse

_TITRE = "Bilan"


class PageBilan(PageParesseuse):
    """Le bilan se fait ensemble ; clore n’efface rien et s’annule."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.clore = Bouton("Clore le dossier", "plein", "check-bold")
        self.rouvrir_dossier = Bouton("Rouvrir le dossier", "contour", "lock-simple-open-bold")
        super().__init__(_TITRE, (self.rouvrir_dossier, self.clore))
        self._session, self._atelier = session, atelier
        self.etat: EtatBilan
        self.refus, self.reste = Avis("refus"), Avis("avis")
        self.etapes = ListeFiches("Où en est chaque étape", titre="Où en est chaque étape")
        self.atteinte = Choix("Où en est le projet", ((a.value, a.libelle) for a in AtteinteProjet))
        self.paroles = ChampRecit("Les mots de la personne")
        self.suite = ChampTexte("Et après", exemple="Une autre formation, un autre conseiller…")
        self.fait = libelle("", "second")
        self.rappel = paragraphe("", "second")
        self.utilite = Echelle("Est-ce utile ?", minimum=0, maximum=5, aspect=Aspect.COEURS)
        self.satisfaction = Echelle("Êtes-vous satisfait ?", minimum=0, maximum=5,
                                    aspect=Aspect.COEURS)  # fmt: skip
        self.avis = ChampRecit("Ce que vous voulez nous dire")
        self.noter = Bouton("", "contour", "check-bold")
        self.evaluations = ListeFiches("Avis de la personne", titre="Avis de la personne")
        for champ in (self.paroles, self.avis):
            fixer(champ.zone, hauteur=80)
        self._disposer()
        self._brancher()
        session.change.connect(self.suivre)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Relit le plan, le bilan et les avis."""
        dossier = self._session.dossier
        self.etat = etat = deriver(dossier, le=self._atelier.aujourd_hui())
        bilan = dossier.accompagnement.bilan
        self.intituler(_TITRE, etat.sous_titre)
        self.reste.dire(etat.reste if not etat.est_clos else "")
        self.etapes.montrer(etat.etapes)
        self.atteinte.montrer(bilan.atteinte if bilan else "")
        self.paroles.montrer(bilan.paroles if bilan else "")
        self.suite.montrer(bilan.suite if bilan else "")
        self.atteinte.setEnabled(not etat.est_clos)
        self.paroles.zone.setReadOnly(etat.est_clos)
        self.suite.ligne.setReadOnly(etat.est_clos)
        self.fait.montrer(etat.bilan)
        self.rappel.montrer(etat.rappel)
        self.rappel.setVisible(bool(etat.rappel))
        self.evaluations.montrer(etat.evaluations)
        self.noter.setText(f"Noter l’avis, {etat.moment.libelle.lower()}")
        self.clore.setVisible(not etat.est_clos)
        self.clore.setEnabled(not etat.empechement)
        self.clore.setAccessibleDescription(etat.empechement)
        self.clore.setToolTip(etat.empechement)
        self.rouvrir_dossier.setVisible(etat.est_clos)

    def agir(self) -> None:
        """Ctrl+Entrée : clôt le dossier."""
        if self.clore.isVisibleTo(self) and self.clore.isEnabled():
            self._clore()

    def _disposer(self) -> None:
        bilan = Carte()
        dedans = colonne(bilan, marges=(20, 14, 20, 16), espace=12)
        dedans.addWidget(libelle("Le bilan, ensemble", "carte"))
        for champ in (Champ("Où en est le projet", self.atteinte), self.paroles, self.suite,
                      self.fait):  # fmt: skip
            dedans.addWidget(champ)
        avis = Carte()
        dedans = colonne(avis, marges=(20, 14, 20, 16), espace=12)
        dedans.addWidget(libelle("Votre avis, en trois réponses", "carte"))
        questions = (
            Champ("Est-ce utile ?", self.utilite),
            Champ("Êtes-vous satisfait ?", self.satisfaction),
        )
        for widget in (self.rappel, *questions, self.avis, self.noter):
            dedans.addWidget(widget)
        for bloc in (
            self.refus, self.reste,
            DeuxColonnes(empiler(bilan, self.etapes), empiler(avis, self.evaluations), largeur=400),
        ):  # fmt: skip
            self.corps.addWidget(bloc)
        self.corps.addStretch(1)

    def _brancher(self) -> None:
        self.atteinte.choisi.connect(lambda _: self._bilan())
        self.paroles.saisi.connect(lambda _: self._bilan())
        self.suite.saisi.connect(lambda _: self._bilan())
        self.clore.clicked.connect(self._clore)
        self.rouvrir_dossier.clicked.connect(self._rouvrir)
        self.noter.clicked.connect(self._noter)

    def _faire(self, geste: Commande, phrase: str) -> None:
        refus = self._session.executer(geste)
        self.refus.dire(refus)
        if phrase and not refus:
            self.dit.emit(phrase)

    def _bilan(self) -> None:
        """Rien n’est noté tant que l’on n’a pas dit où en est le projet."""
        if not self.atteinte.code:
            return
        self._faire(
            FaireBilan(
                atteinte=code_choisi(AtteinteProjet, self.atteinte.code),
                le=self._atelier.aujourd_hui(),
                paroles=self.paroles.zone.texte.strip(),
                suite=self.suite.texte,
            ),
            "",
        )

    def _clore(self) -> None:
        self._faire(CloreDossier(self._atelier.aujourd_hui()), "Dossier clos")

    def _noter(self) -> None:
        geste = NoterEvaluation(
            moment=self.etat.moment,
            le=self._atelier.aujourd_hui(),
            utilite=self.utilite.value() or None,
            satisfaction=self.satisfaction.value() or None,
            paroles=self.avis.zone.texte.strip(),
        )
        self._faire(geste, "Avis noté")
        self.utilite.montrer(0)
        self.satisfaction.montrer(0)
        self.avis.montrer("")

    def _rouvrir(self) -> None:
        self._faire(RouvrirDossier(), "Dossier rouvert")
