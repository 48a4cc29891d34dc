"""Répondre à une question sur la situation, sur place ; « je ne sais pas » vaut une réponse."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.fait import CodeFait, Genre
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.situation import (
    Fait,
    Jour,
    Mot,
    NeSaitPas,
    Nombre,
    OrigineFait,
    OuiNon,
    Reponse,
    Somme,
)
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_montant import ChampMontant
from ui.widgets.champ_nombre import ChampNombre
from ui.widgets.choix import Choix
from ui.widgets.flux import Flux
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne

_OUI, _NON = "oui", "non"
_PEU_DE_CHOIX = 6


class ChampFait(QWidget):
    """Une question et ses réponses ; `repondu` porte la réponse, et le code de son origine."""

    repondu = Signal(object, str)

    def __init__(self, code: CodeFait, *, aide: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._reponse: Reponse | None = None
        disposition = colonne(self, espace=10)
        self._montrer_reponse: Callable[[Reponse | None], None]
        self.champ = self._fabriquer(aide)
        disposition.addWidget(self.champ)
        self.ne_sait_pas = Bouton("Je ne sais pas", "pilule", "question-fill")
        self.ne_sait_pas.setCheckable(True)
        self.ne_sait_pas.setAccessibleName(f"Je ne sais pas\u00a0: {code.libelle}")
        self.ne_sait_pas.clicked.connect(lambda: self._repondre(NeSaitPas()))
        self.origine = Choix("D’où vient la réponse", ((o.value, o.libelle) for o in OrigineFait))
        self.origine.montrer(OrigineFait.PAROLE)
        self.origine.choisi.connect(lambda _: self._redire())
        bas = QWidget()
        flux = Flux(bas, espace=12)
        flux.addWidget(self.ne_sait_pas)
        flux.addWidget(self.origine)
        disposition.addWidget(bas)

    def montrer(self, fait: Fait | None) -> None:
        """Affiche la réponse notée, ou rien ; ne prévient pas."""
        self._reponse = fait.reponse if fait else None
        est_inconnue = isinstance(self._reponse, NeSaitPas)
        self.ne_sait_pas.setChecked(est_inconnue)
        self._montrer_reponse(None if est_inconnue else self._reponse)
        if fait is not None:
            self.origine.montrer(fait.origine)

    def viser(self) -> None:
        """Donne le clavier à la réponse."""
        self.champ.viser()

    def refuser(self, phrase: str) -> None:
        """Montre pourquoi la réponse n’est pas notée."""
        self.champ.refuser(phrase)

    def _repondre(self, reponse: Reponse) -> None:
        self.champ.accepter()
        self._reponse = reponse
        self.repondu.emit(reponse, self.origine.code)

    def _redire(self) -> None:
        """Une autre origine : la même réponse est notée de nouveau."""
        if self._reponse is not None:
            self._repondre(self._reponse)

    def _fabriquer(self, aide: str) -> Champ:
        genre, nom = self.code.genre, self.code.libelle
        if genre is Genre.OUI_NON:
            return self._fermer(((_OUI, "Oui"), (_NON, "Non")), aide)
        if self.code.choix:
            return self._fermer(tuple((c.code, c.libelle) for c in self.code.choix), aide)
        if genre is Genre.TEXTE:
            return self._ouvrir(ChampTexte(nom, aide=aide))
        if genre is Genre.DATE:
            return self._mesurer(ChampDate(nom, aide=aide))
        if genre is Genre.MONTANT:
            return self._mesurer(ChampMontant(nom, aide=aide))
        return self._mesurer(ChampNombre(nom, aide=aide))

    def _fermer(self, reponses: Sequence[tuple[str, str]], aide: str) -> Champ:
        """Quelques réponses : toutes visibles ; six ou plus : une liste."""
        nom = self.code.libelle
        commande: Choix | ListeChoix
        if len(reponses) < _PEU_DE_CHOIX:
            commande = Choix(nom, reponses)
        else:
            commande = ListeChoix(nom, (("", "Choisir"), *reponses))
        commande.choisi.connect(self._choisir)

        def montrer(reponse: Reponse | None) -> None:
            match reponse:
                case OuiNon(valeur=valeur):
                    commande.montrer(_OUI if valeur else _NON)
                case Mot(valeur=mot):
                    commande.montrer(mot)
                case _:
                    commande.montrer("")

        self._montrer_reponse = montrer
        return Champ(nom, commande, aide=aide)

    def _choisir(self, code: str) -> None:
        if not code:
            return
        est_oui_non = self.code.genre is Genre.OUI_NON
        self._repondre(OuiNon(valeur=code == _OUI) if est_oui_non else Mot(valeur=code))

    def _ouvrir(self, champ: ChampTexte) -> Champ:
        champ.saisi.connect(lambda texte: self._repondre(Mot(valeur=texte)) if texte else None)
        self._montrer_reponse = lambda r: champ.suivre(r.valeur if isinstance(r, Mot) else "")
        return champ

    def _mesurer(self, champ: ChampDate | ChampMontant | ChampNombre) -> Champ:
        champ.saisi.connect(self._recevoir)

        def montrer(reponse: Reponse | None) -> None:
            match (champ, reponse):
                case (ChampDate(), Jour(valeur=jour)):
                    champ.suivre(jour)
                case (ChampMontant(), Somme(valeur=montant)):
                    champ.suivre(montant)
                case (ChampNombre(), Nombre(valeur=nombre)):
                    champ.suivre(nombre)
                case _:
                    champ.suivre(None)

        self._montrer_reponse = montrer
        return champ

    def _recevoir(self, valeur: object) -> None:
        match valeur:
            case date():
                self._repondre(Jour(valeur=valeur))
            case Montant():
                self._repondre(Somme(valeur=valeur))
            case Decimal():
                self._repondre(Nombre(valeur=valeur))
            case _:
                return
