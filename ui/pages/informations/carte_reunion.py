"""Une réunion collective : quand, où, combien de places, et la présence."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.accueil import Presence
from ui.pages.informations.etat import DetailReunion
from ui.pages.informations.gestes import Gestes
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_heure import ChampHeure
from ui.widgets.champ_nombre import ChampNombre
from ui.widgets.choix import Choix
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne
from ui.widgets.rangee_souple import RangeeSouple


class CarteReunion(Carte):
    """Peu de places : une réunion complète refuse l’inscription et propose une autre date."""

    def __init__(self, gestes: Gestes, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._gestes = gestes
        self._cle = ""
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=14)
        self.titre = paragraphe("", "section")
        disposition.addWidget(self.titre)
        self.quand, self.lieu, self.places = (paragraphe("") for _ in range(3))
        for picto, texte in (
            ("calendar-blank", self.quand),
            ("map-pin", self.lieu),
            ("users-three", self.places),
        ):
            rangee = ligne(espace=10)
            rangee.addWidget(Picto(picto, "ink2", 22))
            rangee.addWidget(texte, 1)
            disposition.addLayout(rangee)
        disposition.addWidget(filet())
        self.presence = Choix("Présence", ((p.value, p.libelle) for p in Presence))
        disposition.addWidget(Champ("Présence", self.presence))
        disposition.addWidget(filet())
        self.jour = ChampDate("Changer la date")
        self.heure = ChampHeure("Changer l’heure")
        self.total = ChampNombre("Nombre de places", aide="Vide si inconnu.")
        self.prises = ChampNombre("Places déjà prises", aide="Vide si inconnu.")
        disposition.addWidget(
            RangeeSouple(self.jour, self.heure, seuil=440, parts=(1, 1), espace=12, en_haut=True)
        )
        disposition.addWidget(
            RangeeSouple(self.total, self.prises, seuil=440, parts=(1, 1), espace=12, en_haut=True)
        )
        self.retirer = Bouton("Retirer la réunion", "danger", "trash")
        disposition.addWidget(self.retirer, 0, Alignement.AlignLeft)
        self.presence.choisi.connect(lambda code: self._gestes.presenter(self._cle, code))
        for champ, nom in (
            (self.jour, "le"),
            (self.heure, "a"),
            (self.total, "places"),
            (self.prises, "prises"),
        ):
            champ.saisi.connect(lambda valeur, c=champ, nom=nom: self._essayer(c, nom, valeur))

    def montrer(self, detail: DetailReunion) -> None:
        """Affiche une réunion."""
        reunion = detail.valeur
        if reunion.id != self._cle:
            for champ in (self.jour, self.heure, self.total, self.prises):
                champ.accepter()
        self._cle = reunion.id
        self.titre.montrer(reunion.titre)
        self.quand.montrer(detail.quand)
        self.lieu.montrer(detail.lieu)
        self.places.montrer(detail.places)
        self.presence.montrer(reunion.presence)
        self.jour.suivre(reunion.le)
        self.heure.suivre(reunion.a)
        self.total.suivre(_nombre(reunion.places))
        self.prises.suivre(_nombre(reunion.prises))

    def _essayer(self, champ: Champ, nom: str, valeur: object) -> None:
        if refus := self._gestes.modifier_reunion(self._cle, nom, valeur):
            champ.refuser(refus)


def _nombre(places: int | None) -> Decimal | None:
    return Decimal(places) if places is not None else None
