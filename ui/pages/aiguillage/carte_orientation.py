"""Les orientations du dossier, et celle que l’on relit ensemble avant de la remettre."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.accueil import Orientation
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.livres.completion import Proposition, Recueil, proposer
from ui.completion import Completion
from ui.pages.aiguillage.gestes import Gestes
from ui.pages.aiguillage.transmission import EtatTransmission, LigneOrientation
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampTexte
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple


class CarteOrientation(Carte):
    """`ouverte` porte le nom d’une orientation à regarder."""

    ouverte = Signal(str)

    def __init__(
        self, gestes: Gestes, bibliotheque: Bibliotheque, parent: QWidget | None = None
    ) -> None:
        super().__init__("simple", parent)
        self._gestes = gestes
        self._orientation: Orientation | None = None
        self._lignes: tuple[LigneOrientation, ...] = ()
        disposition = colonne(self, marges=(24, 16, 24, 20), espace=12)
        disposition.addWidget(libelle("Orientations", "carte"))
        self._liste = colonne(espace=8)
        disposition.addLayout(self._liste)
        self.detail = QWidget()
        champs = colonne(self.detail, espace=12)
        champs.addWidget(filet())
        self.structure = ChampTexte("Structure", aide="Écrivez le nom du lieu où aller.")
        self.voie = ChampTexte("Adresse", exemple="12 rue des Ormes")
        self.code_postal = ChampTexte("Code postal", exemple="37000")
        self.commune = ChampTexte("Commune")
        self.communes = Completion(self.commune, partial(proposer, bibliotheque, Recueil.COMMUNES))
        self.telephone = ChampTexte("Téléphone", exemple="02 00 00 00 00")
        self.horaires = ChampTexte("Horaires", exemple="Sans rendez-vous le matin")
        champs.addWidget(self.structure)
        champs.addWidget(
            RangeeSouple(self.voie, self.code_postal, seuil=420, espace=12, parts=(2, 1))
        )
        champs.addWidget(
            RangeeSouple(self.commune, self.telephone, seuil=420, espace=12, parts=(1, 1))
        )
        champs.addWidget(self.horaires)
        self._titre_texte = libelle("Relisons ensemble", "libelle")
        champs.addWidget(self._titre_texte)
        douce = Carte("discrete")
        self.texte = paragraphe("")
        colonne(douce, marges=(18, 14, 18, 14)).addWidget(self.texte)
        champs.addWidget(douce)
        champs.addWidget(self._boutons())
        disposition.addWidget(self.detail)
        self._brancher()

    def montrer(self, etat: EtatTransmission) -> None:
        """Affiche les orientations, et le détail de celle que l’on regarde."""
        self.setVisible(bool(etat.orientations))
        if etat.orientations != self._lignes:
            self._lignes = etat.orientations
            self._reconstruire()
        self._orientation = orientation = etat.ouverte
        self.detail.setVisible(orientation is not None)
        if orientation is None:
            return
        self.structure.montrer(orientation.structure)
        self.voie.montrer(orientation.adresse.voie)
        self.code_postal.montrer(orientation.adresse.code_postal or "")
        self.commune.montrer(orientation.adresse.commune)
        self.telephone.montrer(orientation.telephone or "")
        self.horaires.montrer(orientation.horaires)
        self.texte.montrer(etat.texte)

    def viser(self) -> None:
        """Donne le clavier au nom de la structure."""
        self.structure.viser()

    def _boutons(self) -> QWidget:
        boite = QWidget()
        flux = Flux(boite, espace=10)
        self.faire = Bouton("La fiche est remise", "contour", "check-bold")
        self.copie = Bouton("Copier le texte", "contour", "copy-bold")
        self.retrait = Bouton("Retirer l’orientation", "danger", "trash")
        for bouton in (self.faire, self.copie, self.retrait):
            flux.addWidget(bouton)
        self.copie.clicked.connect(self._copier)
        self.retrait.clicked.connect(self._retirer)
        return boite

    def _brancher(self) -> None:
        self.communes.choisie.connect(self._situer)
        self.structure.saisi.connect(self._renommer)
        for champ, nom in ((self.telephone, "telephone"), (self.horaires, "horaires")):
            champ.saisi.connect(
                lambda texte, champ=champ, nom=nom: self._essayer(
                    champ, nom, texte or (None if nom == "telephone" else "")
                )
            )
        for champ, nom in (
            (self.voie, "voie"),
            (self.code_postal, "code_postal"),
            (self.commune, "commune"),
        ):
            champ.saisi.connect(lambda texte, champ=champ, nom=nom: self._loger(champ, nom, texte))

    def _renommer(self, nom: str) -> None:
        if self._orientation is None or not nom:
            self.structure.refuser("À remplir pour continuer.")
            return
        ancien = self._orientation.structure
        self.ouverte.emit(nom)
        if refus := self._gestes.modifier(ancien, {"structure": nom}):
            self.ouverte.emit(ancien)
            self.structure.refuser(refus)

    def _situer(self, commune: Proposition) -> None:
        """La commune choisie apporte son code postal, d’un seul geste."""
        if self._orientation is not None:
            lieu = {"commune": commune.valeur, "code_postal": commune.complement or None}
            adresse = self._orientation.adresse.model_copy(update=lieu)
            self._essayer(self.commune, "adresse", adresse.model_dump())

    def _loger(self, champ: ChampTexte, nom: str, texte: str) -> None:
        if self._orientation is not None:
            adresse = self._orientation.adresse.model_copy(
                update={nom: texte or (None if nom == "code_postal" else "")}
            )
            self._essayer(champ, "adresse", adresse.model_dump())

    def _essayer(self, champ: ChampTexte, nom: str, valeur: object) -> None:
        if self._orientation is None:
            return
        if refus := self._gestes.modifier(self._orientation.structure, {nom: valeur}):
            champ.refuser(refus)

    def _copier(self) -> None:
        QGuiApplication.clipboard().setText(self.texte.text())
        self._gestes.dit.emit("Texte copié")

    def _retirer(self) -> None:
        if self._orientation is not None:
            self._gestes.retirer(self._orientation.structure)

    def _reconstruire(self) -> None:
        vider(self._liste)
        for une in self._lignes:
            boite = QWidget()
            rangee = ligne(boite, espace=10)
            rangee.addWidget(paragraphe(une.structure, "fort"), 1)
            picto = "check-circle-fill" if une.est_faite else "signpost-bold"
            marque = Marque(une.etat, "ok" if une.est_faite else "soleil", picto)
            rangee.addWidget(Etiquette(marque), 0, Alignement.AlignVCenter)
            voir = Bouton("Relire", "discret")
            voir.setAccessibleName(f"Relire\u00a0: {une.structure}")
            voir.clicked.connect(lambda _=False, nom=une.structure: self.ouverte.emit(nom))
            rangee.addWidget(voir)
            self._liste.addWidget(boite)
