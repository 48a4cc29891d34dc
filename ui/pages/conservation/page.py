"""La page « Conservation » : régler la durée, puis effacer, rendre anonyme ou prolonger."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.coffre.ports import Coffre
from cep_desktop.usecases.commandes.gel import LeverGel, PoserGel
from ui.dialogs.dialogues import Dialogues
from ui.pages.conservation.etat import EtatConservation, LigneEchue, deriver
from ui.taches import Suivi, lancer_a_la_suite
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.champ import ChampTexte
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, vider
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple


class PageConservation(Page):
    """Rien ne s’efface sans être coché, puis confirmé ; tout se fait hors du fil de l’écran.

    `triee` part quand des dossiers ont pu disparaître.
    """

    triee = Signal()

    def __init__(self, atelier: Atelier, coffre: Coffre, dialogues: Dialogues) -> None:
        super().__init__("Conservation")
        self._atelier = atelier
        self._coffre = coffre
        self._dialogues = dialogues
        self.refus = Avis("refus")
        self.regle = paragraphe("", "second")
        self.mois = ChampTexte("Durée en mois, après le dernier contact")
        self.regler = Bouton("Régler la durée", "contour", "check-bold")
        self.cases: dict[UUID, CaseACocher] = {}
        self.lever: dict[UUID, Bouton] = {}
        self.motif = ChampTexte("Pourquoi le garder plus longtemps", exemple="Litige en cours")
        self.prolonger = Bouton("Prolonger", "contour", "lock-simple")
        self.anonymiser = Bouton("Rendre anonyme", "contour", "user-circle")
        self.effacer = Bouton("Effacer pour de bon", "danger", "trash")
        self._liste = colonne(espace=4)
        self._disposer()
        self.regler.clicked.connect(self._regler)
        self.prolonger.clicked.connect(self._prolonger)
        self.anonymiser.clicked.connect(self._anonymiser)
        self.effacer.clicked.connect(self._effacer)
        self.motif.ligne.textChanged.connect(lambda _: self._suivre())
        self.intituler("Conservation", "")
        self._suivre()

    @property
    def choisis(self) -> tuple[UUID, ...]:
        """Les dossiers cochés."""
        return tuple(cle for cle, case in self.cases.items() if case.isChecked())

    def viser(self) -> None:
        """Donne le clavier au titre, et relit la liste de travail."""
        super().viser()
        self.actualiser()

    def actualiser(self) -> None:
        """Relit la durée et les dossiers arrivés au terme."""
        conservation = self._coffre.conservation
        tache = lancer_a_la_suite(lambda _: deriver(conservation.mois, conservation.echus()), self)
        tache.fini.connect(self.montrer)
        tache.refuse.connect(self.refus.dire)

    def montrer(self, etat: EtatConservation) -> None:
        """Affiche la durée et la liste de travail, sans rien cocher."""
        self.intituler("Conservation", etat.sous_titre)
        self.regle.montrer(etat.regle)
        if not self.mois.ligne.hasFocus():
            self.mois.montrer(etat.mois)
        vider(self._liste)
        self.cases, self.lever = {}, {}
        for ligne in etat.lignes:
            self._liste.addWidget(self._rangee(ligne))
        self._vide.setVisible(not etat.lignes)
        self._travail.setVisible(bool(etat.lignes))
        self._suivre()

    def _disposer(self) -> None:
        self.corps.addWidget(self.refus)
        carte = Carte()
        disposition = colonne(carte, marges=(24, 18, 24, 20), espace=12)
        disposition.addWidget(libelle("La durée de votre organisme", "carte"))
        disposition.addWidget(self.regle)
        fixer(self.regler, hauteur=44)
        disposition.addWidget(RangeeSouple(self.mois, _bas(self.regler), seuil=620, espace=12))
        self.corps.addWidget(carte)
        self._travail = Carte()
        disposition = colonne(self._travail, marges=(24, 18, 24, 20), espace=12)
        disposition.addWidget(libelle("Dossiers arrivés au terme", "carte"))
        disposition.addLayout(self._liste)
        disposition.addWidget(self.motif)
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        for bouton in (self.prolonger, self.anonymiser, self.effacer):
            flux.addWidget(bouton)
        disposition.addWidget(gestes)
        self.corps.addWidget(self._travail)
        self._vide = Carte()
        colonne(self._vide).addWidget(
            EcranVide("Rien à trier", "Un dossier vient ici quand sa durée est passée.")
        )
        self.corps.addWidget(self._vide)
        self._travail.hide()
        self.corps.addStretch(1)

    def _rangee(self, ligne: LigneEchue) -> QWidget:
        case = CaseACocher(ligne.titre, ligne.precision)
        case.setEnabled(not ligne.est_gele)
        case.toggled.connect(lambda _: self._suivre())
        if not ligne.est_gele:
            self.cases[ligne.id] = case
            return case
        lever = self.lever[ligne.id] = Bouton("Ne plus le retenir", "discret")
        lever.setAccessibleName(f"Ne plus retenir : {ligne.titre}")
        lever.setEnabled(not self._coffre.est_en_lecture_seule)
        lever.clicked.connect(lambda: self._lever(ligne.id))
        return RangeeSouple(case, lever, seuil=620, espace=12)

    def _suivre(self) -> None:
        peut = bool(self.choisis) and not self._coffre.est_en_lecture_seule
        raison = "" if peut else "Cochez d’abord un dossier."
        for bouton in (self.anonymiser, self.effacer):
            bouton.setEnabled(peut)
            bouton.setAccessibleDescription(raison)
        self.prolonger.setEnabled(peut and bool(self.motif.texte))
        self.prolonger.setAccessibleDescription(
            raison or ("" if self.motif.texte else "Écrivez d’abord pourquoi.")
        )
        self.regler.setEnabled(not self._coffre.est_en_lecture_seule)

    def _regler(self) -> None:
        if not self.mois.texte.isdecimal():
            self.mois.refuser("Écrivez un nombre de mois. Exemple : 24.")
            return
        mois = int(self.mois.texte)
        self._faire(lambda: self._coffre.conservation.regler(mois), "La durée est réglée")

    def _effacer(self) -> None:
        self._trier(
            "Effacer pour de bon ?",
            "Le dossier, son historique et ses mots disparaissent. Ses sauvegardes aussi, au plus "
            "tard dans 70 jours. Rien ne permet de revenir en arrière.",
            "Effacer",
            self._coffre.conservation.effacer,
            "C’est effacé",
        )

    def _anonymiser(self) -> None:
        self._trier(
            "Rendre anonyme ?",
            "Il ne reste qu’une unité dans un compte, sans nom ni texte. Rien ne permet de revenir "
            "en arrière.",
            "Rendre anonyme",
            self._coffre.conservation.anonymiser,
            "C’est anonyme",
        )

    def _trier(
        self,
        titre: str,
        phrase: str,
        oui: str,
        geste: Callable[[tuple[UUID, ...]], None],
        dit: str,
    ) -> None:
        vises = self.choisis
        if self._dialogues.confirmer(titre, phrase, oui):
            self._faire(lambda: geste(vises), dit)

    def _prolonger(self) -> None:
        geste = PoserGel(self.motif.texte, self._atelier.aujourd_hui())
        self.motif.montrer("")
        self._changer(self.choisis, geste, "La conservation est prolongée")

    def _lever(self, identifiant: UUID) -> None:
        geste = LeverGel(self._atelier.aujourd_hui())
        self._changer((identifiant,), geste, "Le dossier n’est plus retenu")

    def _changer(self, vises: tuple[UUID, ...], geste: PoserGel | LeverGel, dit: str) -> None:
        def travail() -> None:
            for identifiant in vises:
                session = self._atelier.ouvrir(identifiant)
                session.executer(geste)
                self._atelier.enregistrer(session)

        self._faire(travail, dit)

    def _faire(self, geste: Callable[[], None], dit: str) -> None:
        """Fait un geste hors du fil de l’écran, puis relit la liste ; un refus se dit ici."""
        self.refus.dire("")
        self.mois.accepter()

        def travail(_suivi: Suivi) -> str:
            try:
                geste()
            except ErreurMetier as refus:
                return str(refus)
            return ""

        tache = lancer_a_la_suite(travail, self)
        tache.fini.connect(lambda refus: self._accueillir(refus, dit))
        tache.refuse.connect(self.refus.dire)

    def _accueillir(self, refus: str, dit: str) -> None:
        self.actualiser()
        self.triee.emit()
        if refus:
            self.refus.dire(refus)
        else:
            self.dit_sans_annuler.emit(dit)


def _bas(bouton: Bouton) -> QWidget:
    """Pose un bouton au niveau du champ, sous son libellé."""
    boite = QWidget()
    disposition = colonne(boite)
    disposition.addStretch(1)
    disposition.addWidget(bouton)
    return boite
