"""La carte haute : combien ça coûte, qui paie, ce qu’il reste, ce qui n’est pas assuré."""

from PySide6.QtWidgets import QFrame, QWidget

from ui.pages.financement.etat import AspectPart, EtatFinancement, PartMontree
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.barre_empilee import BarreEmpilee, Part, Pastille
from ui.widgets.carte import Carte
from ui.widgets.flux import Flux
from ui.widgets.libelle import Libelle, libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, fixer, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.trame import Trame

_TRAMES = {
    AspectPart.ACCORDE: Trame.PLEIN,
    AspectPart.DEMANDE: Trame.RAYE,
    AspectPart.A_DEMANDER: Trame.POINTS,
    AspectPart.RESTE: Trame.RESTE,
    AspectPart.INCONNU: Trame.VIDE,
}
_ETATS = {
    AspectPart.ACCORDE: ("check-circle-fill", "ok", "ok"),
    AspectPart.DEMANDE: ("hourglass-medium-bold", "primary_text", ""),
    AspectPart.A_DEMANDER: ("paper-plane-tilt-bold", "ink2", "ink2"),
    AspectPart.INCONNU: ("question-fill", "warn", "warn"),
}
_LARGEUR_LEGENDE = 160


class CarteHaute(Carte):
    """Deux nombres, toujours : si tout est accepté, et ce qui n’est pas encore assuré."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self.cout = libelle("", "montant")
        self.aides = libelle("", "montant")
        self.accorde = libelle("", "montant", ton="ok")
        self.barre = BarreEmpilee()
        self.reste = libelle("", "montant_principal")
        self.pas_assure = libelle("", "montant_simple")
        self._reste_titre = paragraphe("", "surtitre")
        legende = QWidget()
        self._legende = Flux(legende, espace=12, centre=False)
        self._entrees: tuple[_Entree, ...] = ()
        self._formes: tuple[tuple[AspectPart, int], ...] = ()
        gauche = QWidget()
        disposition = colonne(gauche, marges=(24, 20, 24, 18), espace=16)
        nombres = QWidget()
        flux = Flux(nombres, espace=44)
        for titre, montant in (
            ("Coût total", self.cout),
            ("Aides prévues", self.aides),
            ("Dont déjà accordé", self.accorde),
        ):
            flux.addWidget(_nombre(titre, montant))
        disposition.addWidget(nombres)
        disposition.addWidget(self.barre)
        disposition.addWidget(legende)
        disposition.addStretch(1)
        self._droite = self._bloc_reste()
        souple = RangeeSouple(gauche, self._droite, seuil=860, espace=0)
        souple.bascule.connect(self._border)
        colonne(self, marges=(1, 1, 1, 1)).addWidget(souple)

    def montrer(self, etat: EtatFinancement) -> None:
        """Affiche les totaux, la barre et sa légende."""
        for texte, montant in (
            (etat.cout, self.cout),
            (etat.aides, self.aides),
            (etat.accorde, self.accorde),
            (etat.reste, self.reste),
            (etat.pas_assure, self.pas_assure),
        ):
            montant.montrer(texte)
        self._reste_titre.montrer(etat.reste_titre)
        parts = tuple(_part(part) for part in etat.parts)
        self.barre.montrer(parts, etat.phrase)
        self.barre.setVisible(bool(parts))
        formes = tuple((p.aspect, p.couleur) for p in etat.parts)
        if formes != self._formes:
            self._formes = formes
            vider(self._legende)
            self._entrees = tuple(_Entree(*paire) for paire in zip(etat.parts, parts, strict=True))
            for entree in self._entrees:
                self._legende.addWidget(entree)
        for entree, montree in zip(self._entrees, etat.parts, strict=True):
            entree.montrer(montree)

    def _bloc_reste(self) -> QFrame:
        bloc = QFrame()
        bloc.setObjectName("reste")
        disposition = colonne(bloc, marges=(24, 22, 24, 18), espace=4)
        disposition.addWidget(self._reste_titre)
        disposition.addWidget(self.reste)
        disposition.addWidget(libelle("si tout est accepté", "sous_titre"))
        disposition.addSpacing(8)
        disposition.addStretch(1)
        disposition.addWidget(filet("filet_soleil"))
        disposition.addSpacing(6)
        disposition.addWidget(libelle("Pas encore assuré aujourd’hui", "second"))
        disposition.addWidget(self.pas_assure)
        fixer(bloc, largeur_min=290)
        return bloc

    def _border(self, est_large: object) -> None:
        self._droite.setProperty("bas", "" if est_large else "true")
        self._droite.style().unpolish(self._droite)
        self._droite.style().polish(self._droite)


def _part(montree: PartMontree) -> Part:
    jeton = f"f{montree.couleur}" if montree.couleur else "sun"
    return Part(montree.poids, _TRAMES[montree.aspect], jeton)


def _nombre(titre: str, montant: Libelle) -> QWidget:
    boite = QWidget()
    disposition = colonne(boite, espace=2)
    disposition.addWidget(libelle(titre, "second"))
    disposition.addWidget(montant)
    return boite


class _Entree(QWidget):
    """Une entrée de la légende ; seul son texte change d’une touche à l’autre."""

    def __init__(self, montree: PartMontree, part: Part) -> None:
        super().__init__()
        rangee = ligne(self, espace=8)
        rangee.addWidget(Pastille(part), 0, Alignement.AlignTop)
        mots = colonne(espace=1)
        self._nom = paragraphe("", "fort")
        self._montant = libelle("")
        mots.addWidget(self._nom)
        mots.addWidget(self._montant)
        etat = ligne(espace=6)
        picto, jeton, ton = _ETATS.get(montree.aspect, ("", "", ""))
        if picto:
            etat.addWidget(Picto(picto, jeton, 17))
        self._mot = libelle("", "legende", ton=ton)
        etat.addWidget(self._mot, 1)
        mots.addLayout(etat)
        mots.addStretch(1)
        rangee.addLayout(mots, 1)
        fixer(self, largeur=_LARGEUR_LEGENDE)

    def montrer(self, montree: PartMontree) -> None:
        """Écrit qui, combien, et ce que l’on peut compter dessus."""
        self._nom.montrer(montree.nom)
        self._montant.montrer(montree.montant)
        self._mot.montrer(montree.mot)
