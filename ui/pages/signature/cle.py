"""La clé de l’organisme, ouverte pour la séance : un fichier `.p12` et sa phrase, jamais gardés."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.signature.fins import retenir_la_fin
from cep_desktop.usecases.signature.sceau import Sceau
from ui.dialogs.dialogues import Dialogues
from ui.pages.signature.carte_puce import CartePuce
from ui.pages.signature.etat import dire_l_heure
from ui.taches import lancer
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.champ_secret import ChampSecret
from ui.widgets.depliant import Depliant
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import ligne

_POURQUOI = (
    "Facultatif. Avec la clé de l’organisme, Word et LibreOffice disent si le fichier a été changé."
)


class CarteCle(Depliant):
    """Choisir une clé, dire sa phrase ; `change` dit qu’elle est ouverte ou refermée."""

    change = Signal()

    def __init__(
        self, atelier: Atelier, dialogues: Dialogues, qui: Callable[[], tuple[str, str]]
    ) -> None:
        super().__init__("Preuve de l’organisme")
        self._atelier = atelier
        self._dialogues, self._qui = dialogues, qui
        self._fichier: Path | None = None
        self._sortie: Path | None = None
        self.sceau: Sceau | None = None
        self.choisir = Bouton("Choisir la clé", "contour", "key")
        self.faire = Bouton("Faire la clé de l’organisme", "discret", "plus-bold")
        self.phrase = ChampSecret("Phrase de la clé")
        self.ouvrir = Bouton("Ouvrir la clé", "contour")
        self.refermer = Bouton("Refermer la clé", "discret")
        self.puce = CartePuce(atelier, dialogues)
        self.heure = paragraphe("", "legende")
        self.avis = Avis("avis")
        self.refus = Avis("refus")
        self.dit = paragraphe("", "second")
        self._saisie = QWidget()
        rangee = ligne(self._saisie, espace=12)
        rangee.addWidget(self.phrase, 1)
        rangee.addWidget(self.ouvrir)
        self.corps.addWidget(paragraphe(_POURQUOI, "second"))
        for widget in (
            self.choisir,
            self.puce, self.faire, self._saisie, self.refus, self.dit, self.avis, self.refermer,
            self.heure,
        ):  # fmt: skip
            self.corps.addWidget(widget)
        self.choisir.clicked.connect(self._choisir)
        self.faire.clicked.connect(self._faire)
        self.ouvrir.clicked.connect(self._ouvrir)
        self.phrase.valide.connect(self._ouvrir)
        self.refermer.clicked.connect(self._refermer)
        self.puce.ouverte.connect(self._accepter)
        self._montrer()

    def _choisir(self) -> None:
        fichier = self._dialogues.choisir_cle("La clé de l’organisme (.p12)")
        if fichier is not None:
            self._fichier, self._sortie = fichier, None
            self._demander_la_phrase("Phrase de la clé")

    def _faire(self) -> None:
        sortie = self._dialogues.choisir_dossier("Où déposer la clé de l’organisme ?")
        if sortie is not None:
            self._sortie, self._fichier = sortie, None
            self._demander_la_phrase("Phrase pour protéger la clé, sept mots")

    def _demander_la_phrase(self, titre: str) -> None:
        self.refus.dire("")
        self.phrase.nommer(titre)
        self._montrer()
        self.phrase.ligne.setFocus()

    def _ouvrir(self) -> None:
        fichier, sortie, phrase = self._fichier, self._sortie, self.phrase.texte
        if fichier is None and sortie is None:
            return
        self.ouvrir.setEnabled(False)
        le = self._atelier.maintenant()
        organisme, signataire = self._qui()

        def travail(_suivi: object) -> object:
            from cep_desktop.usecases.signature.cle import ouvrir_cle
            from cep_desktop.usecases.signature.organisme import faire_les_cles

            if sortie is not None:
                faites = faire_les_cles(organisme, signataire, phrase, sortie, le=le)
                return ouvrir_cle(faites.signataire, phrase, le=le)
            return ouvrir_cle(fichier or Path(), phrase, le=le)

        tache = lancer(travail, self)
        tache.fini.connect(self._accepter)
        tache.refuse.connect(self._refuser)

    def _accepter(self, ouverte: object) -> None:
        from cep_desktop.usecases.signature.cle import CleOuverte

        if not isinstance(ouverte, CleOuverte):
            return
        self.sceau = Sceau(ouverte.cle)
        retenir_la_fin(self._atelier.annuaires, ouverte.cle)
        self.phrase.ligne.clear()
        self.dit.montrer(ouverte.phrase)
        self.avis.dire(ouverte.avertissement)
        self.refus.dire("")
        self._montrer()
        self.change.emit()

    def _refuser(self, phrase: str) -> None:
        self.ouvrir.setEnabled(True)
        self.refus.dire(phrase)
        self.phrase.ligne.selectAll()
        self.phrase.ligne.setFocus()

    def relire_l_heure(self) -> None:
        """Redit l’autorité d’horodatage, réglée ailleurs."""
        self.heure.montrer(dire_l_heure(self._atelier.annuaires.autorite()))

    def _refermer(self) -> None:
        self.sceau, self._fichier, self._sortie = None, None, None
        self.dit.montrer("")
        self.avis.dire("")
        self._montrer()
        self.change.emit()

    def _montrer(self) -> None:
        est_ouverte = self.sceau is not None
        self.relire_l_heure()
        self.choisir.setVisible(not est_ouverte)
        self.puce.setVisible(not est_ouverte)
        self.faire.setVisible(not est_ouverte)
        est_demandee = self._fichier is not None or self._sortie is not None
        self._saisie.setVisible(est_demandee and not est_ouverte)
        self.refermer.setVisible(est_ouverte)
        self.dit.setVisible(est_ouverte)
        self.ouvrir.setEnabled(True)
