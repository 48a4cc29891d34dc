"""L’heure prouvée, et les autorités que ce poste connaît : se règle une fois pour l’organisme."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.annuaires import ATTENTE_S
from cep_desktop.usecases.atelier import Atelier
from ui.dialogs.dialogues import Dialogues
from ui.taches import Suivi, Tache, lancer
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampTexte
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import ajuster, colonne

_HEURE = (
    "Facultatif. Adresse d’une autorité d’horodatage (RFC 3161). Elle ne reçoit qu’une empreinte ; "
    "sans réponse, on signe quand même."
)
_CONNUES = "Pour dire « signataire connu », ce poste a besoin du certificat de l’organisme."
_DELAIS = (2, ATTENTE_S, 8, 15)


class CarteConfiance(Carte):
    """`dit` porte une phrase à montrer brièvement ; rien ne part avant « Essayer »."""

    dit = Signal(str)

    def __init__(self, atelier: Atelier, dialogues: Dialogues) -> None:
        super().__init__()
        self._atelier, self._dialogues = atelier, dialogues
        self._tache: Tache | None = None
        self.autorite = ChampTexte("Autorité qui prouve l’heure", aide=composer(_HEURE))
        self.delai = ListeChoix(
            "Délai laissé à l’autorité", [(str(n), f"{n} secondes") for n in _DELAIS]
        )
        self.essayer = Bouton("Essayer", "contour", "clock")
        self.annuler = Bouton("Arrêter l’essai", "discret")
        self.racine_heure = Bouton("Ajouter son certificat", "contour", "folder-open")
        self.racine = Bouton("Ajouter un organisme connu", "contour", "folder-open")
        self.reponse, self.refus = Avis("avis"), Avis("refus")
        boite = colonne(self, marges=(20, 14, 16, 16), espace=12)
        boite.addWidget(libelle("Preuve de l’heure et organismes connus", "carte"))
        boite.addWidget(self.autorite)
        boite.addWidget(libelle("Délai", "libelle"))
        boite.addWidget(self.delai)
        gestes, connus = QWidget(), QWidget()
        flux, suite = Flux(gestes, espace=10), Flux(connus, espace=10)
        for bouton in (self.essayer, self.annuler, self.racine_heure):
            flux.addWidget(bouton)
        suite.addWidget(self.racine)
        boite.addWidget(gestes)
        boite.addWidget(self.reponse)
        boite.addWidget(paragraphe(_CONNUES, "second"))
        boite.addWidget(connus)
        boite.addWidget(self.refus)
        self.annuler.hide()
        self.autorite.saisi.connect(lambda _: self._regler())
        self.delai.choisi.connect(lambda _: self._regler())
        self.essayer.clicked.connect(self._essayer)
        self.annuler.clicked.connect(self._arreter)
        self.racine_heure.clicked.connect(lambda: self._accepter(pour_l_heure=True))
        self.racine.clicked.connect(lambda: self._accepter(pour_l_heure=False))
        self.montrer()

    def montrer(self) -> None:
        """Affiche l’adresse et le délai gardés."""
        annuaires = self._atelier.annuaires
        self.autorite.montrer(annuaires.autorite())
        attente = annuaires.attente()
        self.delai.montrer(str(attente if attente in _DELAIS else ATTENTE_S))
        self._ajuster()

    def _regler(self) -> None:
        from cep_desktop.usecases.signature.heure import regler_autorite

        self.reponse.dire("")
        try:
            adresse = regler_autorite(
                self._atelier.annuaires, self.autorite.texte, int(self.delai.code)
            )
        except ErreurMetier as refus:
            self.autorite.refuser(str(refus))
            self.essayer.setEnabled(False)
            return
        self.autorite.montrer(adresse)
        self._ajuster()
        self.dit.emit("Réglages gardés")

    def _essayer(self) -> None:
        annuaires, le = self._atelier.annuaires, self._atelier.maintenant()

        def travail(_suivi: Suivi) -> object:
            from cep_desktop.usecases.signature.heure import essayer_autorite

            return essayer_autorite(annuaires, le=le).phrase

        self.refus.dire("")
        self.reponse.dire("L’autorité est interrogée…")
        self._tache = lancer(travail, self)
        self._tache.fini.connect(self._repondre)
        self._tache.refuse.connect(self._refuser)
        self._ajuster()

    def _repondre(self, phrase: str) -> None:
        if self._tache is not None:
            self._tache = None
            self.reponse.dire(phrase)
            self._ajuster()

    def _refuser(self, phrase: str) -> None:
        if self._tache is not None:
            self._tache = None
            self.reponse.dire("")
            self.refus.dire(phrase)
            self._ajuster()

    def _arreter(self) -> None:
        """N’attend plus la réponse ; ce qui arriverait après n’est plus montré."""
        if self._tache is not None:
            self._tache.annuler()
            self._tache = None
        self.reponse.dire("")
        self._ajuster()
        self.essayer.setFocus()

    def _accepter(self, *, pour_l_heure: bool) -> None:
        from cep_desktop.usecases.signature.heure import accepter_racine

        titre = "Le certificat de l’autorité" if pour_l_heure else "Le certificat de l’organisme"
        fichier = self._dialogues.choisir_certificat(titre)
        if fichier is None:
            return
        self.refus.dire("")
        try:
            phrase = accepter_racine(self._atelier.annuaires, fichier, pour_l_heure=pour_l_heure)
        except ErreurMetier as refus:
            self.refus.dire(str(refus))
            return
        self.reponse.dire(phrase)

    def _ajuster(self) -> None:
        est_en_cours = self._tache is not None
        self.annuler.setVisible(est_en_cours)
        self.essayer.setEnabled(bool(self._atelier.annuaires.autorite()) and not est_en_cours)
        ajuster(self)
