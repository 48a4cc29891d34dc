"""La page des révisions : ce qui change, ce qu’on en fait ensemble, et deux versions comparées."""

from datetime import date

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.changement import Changement, ChoixDevenir, Evenement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.changement import (
    DeciderDevenir,
    LaisserChangement,
    OuvrirChangement,
    PreciserChangement,
    SuivrePropositions,
)
from cep_desktop.usecases.commandes.date import ecart_de_debut
from cep_desktop.usecases.commandes.evenement import ReviserApres
from cep_desktop.usecases.session import Commande
from cep_desktop.usecases.versions import MAINTENANT, comparer_versions
from ui.dialogs.dialogues import Dialogues
from ui.ecarts import compter, raconter
from ui.pages.revision.carte_avenant import CarteAvenant
from ui.pages.revision.etat import EtatRevision, deriver
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.choix import Choix, code_choisi
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.differences import VueDifferences
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne
from ui.widgets.page_paresseuse import PageParesseuse
from ui.widgets.rangee_souple import RangeeSouple

_TITRE = "Révisions"


class PageRevision(PageParesseuse):
    """Rien n’est choisi d’avance ; tout s’applique en un seul geste, que l’on peut annuler."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        self.preparer = Bouton("", "plein", "path-bold")
        self.laisser = Bouton("Ne rien changer", "contour")
        super().__init__(_TITRE, (self.laisser, self.preparer))
        self._session, self._atelier = session, atelier
        self.etat: EtatRevision
        self.refus, self.tient = Avis("refus"), Avis("avis")
        self.evenements = Choix("Qu’est-ce qui change", ((e.value, e.libelle) for e in Evenement))
        self.debut = ChampDate("Nouvelle date de début", aide="Pour ce que l’on déplace.")
        self.precision = ChampTexte("Pourquoi, avec vos mots", aide="Rien n’est obligatoire.")
        self.suivre_tout = Bouton("Suivre les propositions", "contour", "checks-fill")
        self.compte = libelle("", "second")
        self.touches = ListeFiches("Ce que cela touche", titre="Ce que cela touche")
        self.donne = ListeFiches("Ce que cela donne", titre="Ce que cela donne", seuil=2000)
        self.signataires = paragraphe("", "second")
        self.avenant = CarteAvenant(session, atelier, dialogues)
        self.versions = ListeFiches("Versions du plan", titre="Versions du plan")
        self.avant, self.apres = ListeChoix("Comparer"), ListeChoix("Avec")
        self.nombre = libelle("", "second")
        self.differences = VueDifferences()
        self._disposer()
        self._brancher()
        session.change.connect(self.suivre)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Relit ce que l’évènement touche, et les versions."""
        dossier, le = self._session.dossier, self._atelier.aujourd_hui()
        ouvert = dossier.accompagnement.changement
        self.etat = etat = deriver(
            dossier,
            evenement=ouvert.evenement if ouvert else None,
            choix=_choix(ouvert),
            jours=_jours(dossier, ouvert, le),
            le=le,
        )
        self.intituler(_TITRE, etat.sous_titre)
        est_ouvert = ouvert is not None
        self.evenements.montrer(ouvert.evenement if ouvert else "")
        self.debut.montrer(ouvert.debut if ouvert else None)
        self.precision.montrer(ouvert.precision if ouvert else "")
        self.laisser.setVisible(est_ouvert)
        self._suite.setVisible(est_ouvert)
        self.tient.dire("Votre plan tient toujours." if etat.tient else "")
        self.compte.montrer(etat.compte)
        self.suivre_tout.setVisible(bool(etat.touches))
        self.suivre_tout.setEnabled(etat.a_decider > 0)
        self.touches.montrer(etat.touches)
        self.donne.montrer(etat.donne)
        self.signataires.montrer(etat.signataires)
        self.preparer.setText(etat.principal)
        self.preparer.setVisible(est_ouvert)
        self.preparer.setEnabled(not etat.empechement)
        self.preparer.setAccessibleDescription(etat.empechement)
        self.preparer.setToolTip(etat.empechement)
        self.avenant.rafraichir()
        self.versions.montrer(etat.versions)
        self._proposer(etat)

    def agir(self) -> None:
        """Ctrl+Entrée : prépare la version."""
        if self.preparer.isVisibleTo(self) and self.preparer.isEnabled():
            self._preparer()

    def _disposer(self) -> None:
        question = Carte()
        dedans = colonne(question, marges=(20, 14, 20, 14), espace=10)
        dedans.addWidget(libelle("Quelque chose a changé", "section"))
        dedans.addWidget(self.evenements)
        self._suite = QWidget()
        suite = colonne(self._suite, espace=12)
        champs = Carte()
        dedans_champs = colonne(champs, marges=(20, 12, 20, 14), espace=10)
        dedans_champs.addWidget(self.debut)
        dedans_champs.addWidget(self.precision)
        suite.addWidget(self.tient)
        droite = empiler(champs, self.donne, self.signataires)
        compte = RangeeSouple(self.compte, self.suivre_tout, seuil=480)
        suite.addWidget(DeuxColonnes(empiler(compte, self.touches), droite, largeur=320))
        self._comparaison = Carte()
        dedans = colonne(self._comparaison, marges=(20, 14, 20, 16), espace=10)
        dedans.addWidget(libelle("Comparer deux versions", "section"))
        listes = QWidget()
        flux = Flux(listes, espace=10)
        for liste in (self.avant, self.apres):
            flux.addWidget(liste)
        dedans.addWidget(listes)
        dedans.addWidget(self.nombre)
        dedans.addWidget(self.differences)
        parties = (question, self._suite, self.avenant, self.versions, self._comparaison)
        for widget in (self.refus, *parties):
            self.corps.addWidget(widget)
        self.corps.addStretch(1)

    def _brancher(self) -> None:
        self.evenements.choisi.connect(self._ouvrir)
        self.touches.geste.connect(self._choisir)
        self.debut.saisi.connect(self._dater)
        self.precision.saisi.connect(self._expliquer)
        self.suivre_tout.clicked.connect(
            lambda: self._faire(SuivrePropositions(self._atelier.aujourd_hui()))
        )
        self.laisser.clicked.connect(self._laisser)
        self.preparer.clicked.connect(self._preparer)
        for liste in (self.avant, self.apres):
            liste.choisi.connect(lambda _: self._comparer())

    def _ouvrir(self, code: str) -> None:
        self._faire(OuvrirChangement(code_choisi(Evenement, code)))

    def _choisir(self, cle: str, choix: str) -> None:
        self._faire(DeciderDevenir(cle, code_choisi(ChoixDevenir, choix)))

    def _dater(self, jour: date | None) -> None:
        self._faire(PreciserChangement(jour, self.precision.texte))

    def _expliquer(self, texte: str) -> None:
        ouvert = self._session.dossier.accompagnement.changement
        self._faire(PreciserChangement(ouvert.debut if ouvert else None, texte))

    def _laisser(self) -> None:
        self._faire(LaisserChangement())
        self.dit.emit("Le plan reste comme il est")

    def _faire(self, geste: Commande) -> None:
        self.refus.dire(self._session.executer(geste))

    def _preparer(self) -> None:
        dossier, le = self._session.dossier, self._atelier.aujourd_hui()
        ouvert = dossier.accompagnement.changement
        if ouvert is None:
            return
        jours = _jours(dossier, ouvert, le)
        geste = ReviserApres(ouvert.evenement, _choix(ouvert), jours, le, self.precision.texte)
        refus = self._session.executer(geste)
        self.refus.dire(refus)
        if refus:
            return
        self.dit.emit("Nouvelle version préparée, à signer")

    def _proposer(self, etat: EtatRevision) -> None:
        """Compare d’abord la dernière version gardée au plan d’aujourd’hui."""
        a_comparer = len(etat.comparables) > 1
        self._comparaison.setVisible(a_comparer)
        if not a_comparer:
            return
        neuves = self.avant.count() != len(etat.comparables)
        for liste in (self.avant, self.apres):
            liste.proposer(etat.comparables)
        if neuves:
            self.avant.montrer(etat.comparables[-2][0])
            self.apres.montrer(str(MAINTENANT))
        self._comparer()

    def _comparer(self) -> None:
        if not self.avant.code or not self.apres.code:
            return
        trouvees = comparer_versions(
            self._session.dossier, int(self.avant.code), int(self.apres.code)
        )
        self.nombre.montrer(compter(trouvees))
        self.differences.montrer(raconter(trouvees))


def _choix(ouvert: Changement | None) -> dict[str, ChoixDevenir]:
    return {fait.touche: fait.devenir for fait in ouvert.choix} if ouvert else {}


def _jours(dossier: Dossier, ouvert: Changement | None, le: date) -> int:
    """De combien la nouvelle date de début décale ce que l’on déplace."""
    return ecart_de_debut(dossier, ouvert.debut, le=le) if ouvert and ouvert.debut else 0
