"""La carte « En bref » : qui est la personne, complétée sur place."""

from functools import partial

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.personne import MoyenDeContact
from cep_desktop.domain.situation import Reponse
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.livres.completion import Proposition, Recueil, proposer
from ui.completion import Completion
from ui.pages.demande.etat import LigneBref
from ui.pages.demande.gestes import Gestes
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_fait import ChampFait
from ui.widgets.choix import Choix
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider

_FAITS = (CodeFait.STATUT_EMPLOI, CodeFait.ENTREE_ENTREPRISE_LE)


class CarteBref(Carte):
    """Quatre lignes à lire ; « Compléter » ouvre de quoi y répondre."""

    def __init__(
        self, gestes: Gestes, bibliotheque: Bibliotheque, parent: QWidget | None = None
    ) -> None:
        super().__init__("simple", parent)
        self._gestes = gestes
        self._bibliotheque = bibliotheque
        self._lignes: tuple[LigneBref, ...] = ()
        disposition = colonne(self, marges=(22, 16, 22, 18), espace=12)
        disposition.addWidget(libelle("En bref", "carte"))
        self._liste = colonne(espace=10)
        disposition.addLayout(self._liste)
        self.completer = Bouton("Compléter", "contour", "pencil-simple-line-bold")
        self.completer.clicked.connect(self.basculer)
        disposition.addWidget(self.completer, 0, Alignement.AlignLeft)
        self.formulaire = self._fabriquer()
        self.formulaire.hide()
        disposition.addWidget(self.formulaire)

    def montrer(self, dossier: Dossier, lignes: tuple[LigneBref, ...]) -> None:
        """Affiche ce que l’on sait de la personne."""
        if lignes != self._lignes:
            self._lignes = lignes
            vider(self._liste)
            for une in lignes:
                self._liste.addWidget(_ligne(une))
        for code, champ in self.faits.items():
            faits = [f for f in dossier.situation.faits if f.code is code]
            champ.montrer(max(faits, key=lambda f: f.connu_le, default=None))
        personne = dossier.beneficiaire
        self.commune.suivre(personne.adresse.commune)
        self.prefere.montrer(personne.contact_prefere or "")
        self.telephone.suivre(personne.telephone or "")
        self.courriel.suivre(personne.courriel or "")

    def basculer(self) -> None:
        """Ouvre ou referme le formulaire."""
        est_ouvert = self.formulaire.isHidden()
        self.formulaire.setVisible(est_ouvert)
        self.completer.setText("Refermer" if est_ouvert else "Compléter")
        if est_ouvert:
            self.faits[CodeFait.STATUT_EMPLOI].viser()

    def _fabriquer(self) -> QWidget:
        boite = QWidget()
        disposition = colonne(boite, espace=14)
        self.faits = {code: ChampFait(code) for code in _FAITS}
        for code, question in self.faits.items():
            disposition.addWidget(filet())
            disposition.addWidget(question)
            question.repondu.connect(
                lambda reponse, origine, code=code: self._noter(code, reponse, origine)
            )
        disposition.addWidget(filet())
        self.commune = ChampTexte("Commune où la personne habite")
        livres = self._bibliotheque
        self.communes = Completion(self.commune, partial(proposer, livres, Recueil.COMMUNES))
        self.prefere = Choix("Moyen préféré", ((m.value, m.libelle) for m in MoyenDeContact))
        self.telephone = ChampTexte("Téléphone", exemple="06 00 00 00 00")
        self.courriel = ChampTexte("Courriel", exemple="prenom@exemple.fr")
        for partie in (
            self.commune,
            Champ("Comment joindre la personne", self.prefere),
            self.telephone,
            self.courriel,
        ):
            disposition.addWidget(partie)
        self.commune.saisi.connect(lambda texte: self._essayer(self.commune, "commune", texte))
        self.communes.choisie.connect(self._situer)
        self.prefere.choisi.connect(
            lambda code: self._gestes.modifier_personne({"contact_prefere": code})
        )
        for champ, nom in ((self.telephone, "telephone"), (self.courriel, "courriel")):
            champ.saisi.connect(lambda texte, c=champ, nom=nom: self._essayer(c, nom, texte))
        return boite

    def _noter(self, code: CodeFait, reponse: Reponse, origine: str) -> None:
        if refus := self._gestes.noter(code, reponse, origine):
            self.faits[code].refuser(refus)

    def _situer(self, commune: Proposition) -> None:
        if refus := self._gestes.situer(commune.valeur, commune.complement):
            self.commune.refuser(refus)

    def _essayer(self, champ: ChampTexte, nom: str, texte: str) -> None:
        if nom == "commune":
            refus = self._gestes.loger(texte)
        else:
            refus = self._gestes.modifier_personne({nom: texte or None})
        if refus:
            champ.refuser(refus)


def _ligne(une: LigneBref) -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, espace=14)
    rangee.addWidget(Picto(une.picto, "ink2", 22), 0, Alignement.AlignTop)
    mots = colonne(espace=0)
    mots.addWidget(libelle(une.titre, "legende"))
    mots.addWidget(paragraphe(une.valeur, "fort", ton="" if une.est_connue else "warn"))
    rangee.addLayout(mots, 1)
    return boite
