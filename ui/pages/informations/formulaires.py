"""Le détail à remplir d’une information ; en création, un type et un titre suffisent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.accueil import FicheMetier, InformationRemise, ThemeInformation
from ui.pages.informations.gestes import Gestes
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampRecit, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_heure import ChampHeure
from ui.widgets.champ_nombre import ChampNombre
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne

REUNION = "reunion"
_A_REMPLIR = "À remplir pour continuer."


class FormulaireInformation(Carte):
    """Chaque champ quitté est un geste annulable ; `ferme` rend la fiche à lire.

    `garde` demande d’en faire une carte de l’organisme, à remettre à d’autres.
    """

    ferme = Signal()
    garde = Signal()

    def __init__(self, gestes: Gestes, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._gestes = gestes
        self._cle = ""
        self.titre = ChampTexte("Titre")
        self.resume = ChampRecit("L’essentiel")
        self.territoire = ChampTexte("Territoire", exemple="Tours et 30 km")
        self.source = ChampTexte("Source", exemple="Fiche métier de France Travail")
        self.date = ChampDate("Date des chiffres")
        self.offres = ChampTexte("Offres", aide="Laissez vide si inconnu.")
        self.salaire = ChampTexte("Salaire", aide="Laissez vide si inconnu.")
        self.effort = ChampTexte("Effort physique", aide="Laissez vide si inconnu.")
        self.transition = ChampRecit("Ce que la transition écologique y change")
        self.pas = ChampRecit("Pour y aller, une étape par ligne")
        for recit in (self.resume, self.transition, self.pas):
            recit.zone.suivre_le_texte(96)
        self.finir = Bouton("Voir la fiche", "contour", "eye-bold")
        self.garder = Bouton("Garder pour l’organisme", "discret", "book-open-text")
        bas = QWidget()
        flux = Flux(bas, espace=10)
        flux.addWidget(self.finir)
        flux.addWidget(self.garder)
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=14)
        disposition.addWidget(libelle("Modifier", "carte"))
        self._metier = (self.offres, self.salaire, self.effort, self.pas)
        for champ in (
            self.titre, self.resume, self.territoire, self.offres, self.salaire, self.effort,
            self.transition, self.pas, self.source, self.date, bas,
        ):  # fmt: skip
            disposition.addWidget(champ)
        self.finir.clicked.connect(self.ferme)
        self.garder.clicked.connect(self.garde)
        self._brancher()

    def montrer(self, information: InformationRemise) -> None:
        """Affiche une information du dossier."""
        self._cle = information.id
        fiche = information.fiche or FicheMetier()
        self.titre.montrer(information.titre)
        self.resume.montrer(information.resume)
        self.territoire.montrer(information.territoire)
        self.source.montrer(information.source)
        self.date.montrer(information.actualisee_le)
        self.offres.montrer(fiche.offres)
        self.salaire.montrer(fiche.salaire)
        self.effort.montrer(fiche.effort)
        self.transition.montrer(information.transition)
        self.pas.montrer("\n".join(fiche.pour_y_aller))
        for champ in self._metier:
            champ.setVisible(information.theme is ThemeInformation.METIER)

    def _brancher(self) -> None:
        simples: tuple[tuple[ChampTexte | ChampRecit | ChampDate, str], ...] = (
            (self.titre, "titre"),
            (self.resume, "resume"),
            (self.territoire, "territoire"),
            (self.source, "source"),
            (self.date, "actualisee_le"),
            (self.transition, "transition"),
        )
        for champ, nom in simples:
            champ.saisi.connect(lambda valeur, c=champ, nom=nom: self._essayer(c, nom, valeur))
        for texte, nom in (
            (self.offres, "offres"), (self.salaire, "salaire"), (self.effort, "effort")
        ):  # fmt: skip
            texte.saisi.connect(lambda valeur, c=texte, nom=nom: self._detailler(c, nom, valeur))
        self.pas.saisi.connect(
            lambda valeur: self._detailler(self.pas, "pour_y_aller", _lignes(valeur))
        )

    def _essayer(self, champ: Champ, nom: str, valeur: object) -> None:
        if refus := self._gestes.modifier(self._cle, nom, valeur):
            champ.refuser(refus)

    def _detailler(self, champ: Champ, nom: str, valeur: object) -> None:
        if refus := self._gestes.modifier_fiche(self._cle, nom, valeur):
            champ.refuser(refus)


class AjoutInformation(Carte):
    """Un type et un titre ; pour une réunion, sa date et ses places. `ajoutee` porte la clé."""

    ajoutee = Signal(str)
    ferme = Signal()

    def __init__(self, gestes: Gestes, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._gestes = gestes
        types = (*((t.value, t.libelle) for t in ThemeInformation), (REUNION, "Réunion collective"))
        self.type = ListeChoix("Type d’information", types)
        self.titre = ChampTexte("Titre", exemple="Gestionnaire de stocks")
        self.jour = ChampDate("Jour de la réunion")
        self.heure = ChampHeure("Heure")
        self.lieu = ChampTexte("Lieu")
        self.places = ChampNombre("Nombre de places", aide="Laissez vide si inconnu.")
        self.prises = ChampNombre("Places déjà prises", aide="Laissez vide si inconnu.")
        self.ajouter = Bouton("Ajouter à ce que la personne emporte", "contour", "plus-bold")
        self.renoncer = Bouton("Fermer", "discret")
        self._reunion = (self.jour, self.heure, self.lieu, self.places, self.prises)
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=14)
        disposition.addWidget(libelle("Ajouter", "carte"))
        for champ in (Champ("Type d’information", self.type), self.titre, *self._reunion):
            disposition.addWidget(champ)
        boutons = QWidget()
        flux = Flux(boutons, espace=10)
        flux.addWidget(self.ajouter)
        flux.addWidget(self.renoncer)
        disposition.addWidget(boutons)
        self.type.choisi.connect(lambda _: self._afficher())
        self.titre.ligne.returnPressed.connect(self._entrer)
        self.ajouter.clicked.connect(self._ajouter)
        self.renoncer.clicked.connect(self.ferme)
        self._afficher()

    def preparer(self) -> None:
        """Vide les champs, et place le clavier sur le type."""
        self.titre.montrer("")
        self.lieu.montrer("")
        for champ in (self.jour, self.heure, self.places, self.prises):
            champ.montrer(None)
        self.type.setFocus()

    def _afficher(self) -> None:
        for champ in self._reunion:
            champ.setVisible(self.type.code == REUNION)

    def _entrer(self) -> None:
        if self.type.code != REUNION:
            self._ajouter()

    def _ajouter(self) -> None:
        if not self.titre.texte:
            self.titre.refuser(_A_REMPLIR)
            self.titre.viser()
            return
        if self.type.code != REUNION:
            refus, cle = self._gestes.ajouter(self.type.code, self.titre.texte)
        else:
            if fautif := next((c for c in self._reunion if c.faute), None):
                fautif.viser()
                return
            if self.jour.valeur is None:
                self.jour.refuser(f"{_A_REMPLIR} Exemple\u00a0: 03/12/2026.")
                self.jour.viser()
                return
            refus, cle = self._gestes.inscrire(self._champs_de_la_reunion())
        if refus:
            self.titre.refuser(refus)
        else:
            self.ajoutee.emit(cle)

    def _champs_de_la_reunion(self) -> dict[str, object]:
        return {
            "titre": self.titre.texte,
            "le": self.jour.valeur,
            "a": self.heure.valeur,
            "lieu": self.lieu.texte,
            "places": self.places.valeur,
            "prises": self.prises.valeur,
        }


def _lignes(texte: str) -> tuple[str, ...]:
    return tuple(ligne.strip() for ligne in texte.splitlines() if ligne.strip())
