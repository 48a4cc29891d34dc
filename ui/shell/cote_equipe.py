"""Ce que la fenêtre montre de son équipe : sa page, la liaison, ce qui change ailleurs."""

from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cep_desktop.usecases.coffre.ports import Coffre
from cep_desktop.usecases.liaison import controler_les_traces
from ui.shell.ecoute_equipe import EcouteEquipe
from ui.shell.registre import Action, Rubrique
from ui.taches import Suivi, lancer_a_la_suite
from ui.widgets.avis import Avis
from ui.widgets.mise_en_page import colonne

if TYPE_CHECKING:
    from cep_desktop.usecases.conflit import Conflit, Cote
    from cep_desktop.usecases.equipe import Collegue, Nouvelles
    from cep_desktop.usecases.hors_ligne import BilanRejeu, PosteEnEquipe
    from cep_desktop.usecases.migrer import Passerelle
    from ui.pages.conflit.reunion import CoucheReunion
    from ui.pages.equipe.couche_passage import CouchePassage
    from ui.pages.equipe.etat import Lien
    from ui.pages.equipe.page import PageEquipe
    from ui.shell.fenetre import Fenetre

NOUVEL_ESSAI_MS = 20_000
"""Entre deux essais de joindre un serveur qui se tait."""
_DELAI_MS = 1_500
"""Le temps que notre propre écriture prenne acte de sa révision."""
CHANGE = "Ce dossier a été changé sur un autre poste."


class CoteEquipe(QObject):
    """Vit avec la fenêtre d’un coffre ; `reglee` part quand la liaison doit se refaire."""

    reglee = Signal()

    def __init__(self, fenetre: "Fenetre", coffre: Coffre, passerelle: "Passerelle") -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._coffre = coffre
        self._passerelle = passerelle
        self._equipe: PosteEnEquipe | None = fenetre.garde.liaison.equipe
        self.ecoute: EcouteEquipe | None = None
        self._lien: Lien | None = None
        self.attente = Avis("avis")
        self.attente.action.setText("Joindre le serveur")
        self.attente.action.show()
        self.change = Avis("avis")
        self.change.action.setText("Relire le dossier")
        self.change.action.show()
        self.avis = colonne(espace=10)
        self.avis.addWidget(self.attente)
        self.avis.addWidget(self.change)
        self.couche: CoucheReunion | CouchePassage | None = None
        self.attente.action.clicked.connect(self.rejouer)
        self.change.action.clicked.connect(self._relire)
        fenetre.regarde.connect(self._quitter_le_dossier)
        fenetre.registre.ajouter(self._actions())
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(NOUVEL_ESSAI_MS)
        self._minuterie.timeout.connect(self._reessayer)
        if self._equipe is not None:
            self.ecoute = EcouteEquipe(self._equipe.ecouter, self)
            self.ecoute.appris.connect(self._apprendre)
            self.rejouer()
            self._minuterie.start()

    @cached_property
    def page(self) -> "PageEquipe":
        """La page de l’équipe, fabriquée à la première visite."""
        from ui.pages.equipe.page import PageEquipe

        fenetre = self._fenetre
        liaison, aujourd_hui = fenetre.garde.liaison, fenetre.atelier.aujourd_hui
        page = PageEquipe(self._coffre, self._passerelle, liaison, fenetre.dialogues, aujourd_hui)
        page.reglee.connect(self.reglee)
        page.reessaye.connect(self.rejouer)
        if self._lien is not None:
            page.montrer(self._lien)
        return page

    def rejouer(self) -> None:
        """Joint le serveur et lui envoie ce qui attend, hors du fil de l’écran."""
        equipe = self._equipe
        if equipe is None:
            return
        tache = lancer_a_la_suite(lambda _: equipe.dossiers.rejouer(), self)
        tache.fini.connect(self._accueillir)
        tache.refuse.connect(self._fenetre.signaler)

    def actualiser(self) -> None:
        """Relève où en est la liaison, et la montre."""
        equipe = self._equipe
        if equipe is not None:
            lancer_a_la_suite(lambda _: relever(equipe), self).fini.connect(self._montrer)

    def proposer_le_passage(self) -> None:
        """Demande à qui passer le dossier ouvert."""
        equipe = self._equipe
        if equipe is None:
            return

        def collegues(_suivi: Suivi) -> "tuple[Collegue, ...]":
            droits = equipe.droits()
            moi = droits.moi().compte
            return tuple(autre for autre in droits.collegues() if autre.compte != moi)

        tache = lancer_a_la_suite(collegues, self)
        tache.fini.connect(self._choisir_le_collegue)
        tache.refuse.connect(self._fenetre.signaler)

    def _reessayer(self) -> None:
        """Joint le serveur qui se tait, ou qui ne donne plus de nouvelles."""
        equipe, ecoute = self._equipe, self.ecoute
        if equipe and ecoute and ecoute.est_en_cours and not equipe.dossiers.est_hors_ligne:
            self.actualiser()
        else:
            self.rejouer()

    def _accueillir(self, bilan: "BilanRejeu") -> None:
        from ui.pages.equipe.etat import dire_le_bilan

        phrase = dire_le_bilan(bilan)
        if phrase:
            self._fenetre.message.dire(phrase)
        for identifiant in bilan.reunis:
            self._reprendre(identifiant)
        if bilan.conflits:
            self._confronter(bilan.conflits[0])
        self.actualiser()
        if not bilan.est_interrompu:
            self._controler()
            self._fenetre.cote_accueil.actualiser()
            if self.ecoute is not None:
                self.ecoute.commencer()

    def _controler(self) -> None:
        """Relit la chaîne de nos gestes sur le serveur, hors du fil de l’écran."""
        equipe, garde = self._equipe, self._coffre.liaison
        if equipe is not None:
            tache = lancer_a_la_suite(lambda _: controler_les_traces(equipe, garde), self)
            tache.refuse.connect(self._fenetre.signaler)

    def _montrer(self, lien: "Lien") -> None:
        from ui.pages.equipe.etat import dire_l_attente

        self._lien = lien
        if "page" in vars(self):  # la page ne se fabrique qu’à sa première visite
            self.page.montrer(lien)
        self.attente.dire("" if lien.est_en_ligne else dire_l_attente(lien))

    def _apprendre(self, nouvelles: "Nouvelles") -> None:
        ouvert = self._fenetre.ouvert
        if ouvert is None:
            self._fenetre.cote_accueil.actualiser()
            return
        identifiant = ouvert.session.dossier.id
        if not nouvelles.est_complet:
            self._verifier(identifiant)
        for changement in nouvelles.changements:
            if changement.dossier == identifiant:
                prevenir = partial(self._prevenir, identifiant, changement.revision)
                QTimer.singleShot(_DELAI_MS, self, prevenir)

    def _verifier(self, identifiant: UUID) -> None:
        """Des avis ont pu se perdre : demande au serveur où en est le dossier ouvert."""
        equipe = self._equipe
        if equipe is not None:
            tache = lancer_a_la_suite(lambda _: equipe.dossiers.lire(identifiant).revision, self)
            tache.fini.connect(partial(self._prevenir, identifiant))

    def _prevenir(self, identifiant: UUID, revision: int) -> None:
        """Le dit si le dossier est encore ouvert, et si ce n’est pas notre propre écriture."""
        ouvert = self._fenetre.ouvert
        est_le_meme = ouvert is not None and ouvert.session.dossier.id == identifiant
        if ouvert is not None and est_le_meme and revision > ouvert.session.session.revision:
            self.change.dire(CHANGE)

    def _quitter_le_dossier(self) -> None:
        """Ce qui a changé ailleurs ne se dit que dans le dossier ouvert."""
        if self._fenetre.ouvert is None:
            self.change.dire("")

    def _relire(self) -> None:
        self.change.dire("")
        if self._fenetre.ouvert is not None:
            self._reprendre(self._fenetre.ouvert.session.dossier.id)

    def _reprendre(self, identifiant: UUID) -> None:
        """Rouvre à la même page le dossier ouvert, tel que le serveur le garde maintenant."""
        ouvert = self._fenetre.ouvert
        if ouvert is None or ouvert.session.dossier.id != identifiant:
            return
        page = self._fenetre.rail.courante
        self._fenetre.revenir()
        if self._fenetre.ouvert is None:
            self._fenetre.ouvrir(identifiant, page)

    def _confronter(self, conflit: "Conflit") -> None:
        """Montre ce que les deux postes ont changé, ou réunit ce qui ne demande aucun choix."""
        from ui.pages.conflit.etat import enjeux
        from ui.pages.conflit.reunion import CoucheReunion

        a_trancher = enjeux(conflit)
        if not a_trancher:
            self._trancher(conflit, {})
            return
        self._fermer()
        self.couche = couche = CoucheReunion(a_trancher, "", self._fenetre)
        couche.reunit.connect(lambda choix: self._trancher(conflit, choix))
        couche.fermee.connect(self._fermer)
        couche.ouvrir()

    def _trancher(self, conflit: "Conflit", choix: "dict[str, Cote]") -> None:
        equipe = self._equipe
        if equipe is None:
            return
        tache = lancer_a_la_suite(lambda _: equipe.dossiers.trancher(conflit, choix), self)

        def reunir(bilan: "BilanRejeu") -> None:
            self._fermer()
            self._reprendre(conflit.autre.id)
            self._accueillir(bilan)

        tache.fini.connect(reunir)
        tache.refuse.connect(self._refuser)

    def _choisir_le_collegue(self, collegues: "tuple[Collegue, ...]") -> None:
        from ui.pages.equipe.couche_passage import CouchePassage

        ouvert = self._fenetre.ouvert
        if ouvert is None:
            return
        self._fermer()
        personne = ouvert.session.dossier.beneficiaire.nom_complet
        self.couche = couche = CouchePassage(personne, collegues, self._fenetre)
        couche.passe.connect(lambda a: self._passer(ouvert.session.dossier.id, a))
        couche.fermee.connect(self._fermer)
        couche.ouvrir()

    def _passer(self, identifiant: UUID, collegue: "Collegue") -> None:
        """Garde et referme le dossier, puis le passe."""
        from cep_desktop.domain.personne import Conseiller
        from ui.pages.equipe.etat import dire_le_passage

        equipe = self._equipe
        self._fermer()
        self._fenetre.revenir()
        if equipe is None or self._fenetre.ouvert is not None:
            return
        referent = Conseiller(prenom=collegue.prenom, nom=collegue.nom)
        tache = lancer_a_la_suite(
            lambda _: equipe.droits().passer(identifiant, collegue.compte, referent), self
        )
        tache.fini.connect(lambda _: self._fenetre.message.dire(dire_le_passage(collegue)))
        tache.fini.connect(lambda _: self._fenetre.cote_accueil.actualiser())
        tache.refuse.connect(self._fenetre.signaler)

    def _refuser(self, phrase: str) -> None:
        from ui.pages.conflit.reunion import CoucheReunion

        if isinstance(self.couche, CoucheReunion):
            self.couche.refus.dire(phrase)
        else:
            self._fenetre.signaler(phrase)

    def _fermer(self) -> None:
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None

    def _actions(self) -> Iterator[Action]:
        def empechement() -> str:
            if self._equipe is None:
                return "Ce coffre ne travaille pas avec une équipe."
            return "" if self._fenetre.ouvert else "Ouvrez d’abord un dossier."

        yield Action(
            "equipe.passer", "Passer ce dossier à un collègue", self.proposer_le_passage,
            Rubrique.DOSSIER, (), "users-three", "référent transmettre conseiller absence",
            empechement, est_partageable=False,
        )  # fmt: skip


def relever(equipe: "PosteEnEquipe") -> "Lien":
    """Lit où en est la liaison ; touche au disque, et au serveur s’il répond."""
    from ui.pages.equipe.etat import Lien

    dossiers = equipe.dossiers
    est_en_ligne = not dossiers.est_hors_ligne
    jusqu_au = equipe.fin_du_certificat() if est_en_ligne else None
    return Lien(est_en_ligne, dossiers.en_attente, dossiers.panne, jusqu_au)
