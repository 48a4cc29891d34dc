"""Zoé, du plan vide au dossier clos : à la souris, puis au clavier seul."""

from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from cep_desktop.domain.bilan import AtteinteProjet, MomentEvaluation
from cep_desktop.domain.changement import Evenement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import NatureFinanceur, StatutFinancement
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.usecases.atelier import Atelier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.ecran import DialoguesMuets
from tests.documents.plan_financement.renvois import PREMIERE, remplir, renvoyer
from tests.ui.histoires.deux_mains import ALaSouris, AuClavier, Mains
from tests.ui.histoires.mains import dossier_de
from ui.pages.alerte.page import PageAlerte
from ui.pages.bilan.page import PageBilan
from ui.pages.calendrier.page import PageCalendrier
from ui.pages.echanges.page import PageEchanges
from ui.pages.financement.page import PageFinancement
from ui.pages.montage.page import PageMontage
from ui.pages.plan_action.page import PagePlanAction
from ui.pages.retour.page import PageRetour
from ui.pages.revision.page import PageRevision
from ui.pages.signature.page import PageSignature
from ui.shell.fenetre import Fenetre

ZOE = UUID(int=7)
REGION = "Région Centre"


@pytest.fixture
def atelier() -> Atelier:
    """Le dossier de Zoé : sa situation est connue, son plan est vide."""
    camille = exemple("camille")
    zoe = Beneficiaire(prenom="Zoé", nom="Martin")
    vide = un_dossier(id=ZOE, beneficiaire=zoe, situation=camille.situation)
    return un_atelier([vide])


class Histoire:
    """Les moments de l’histoire, chacun sur sa page."""

    def __init__(
        self, qtbot: QtBot, fenetre: Fenetre, dialogues: DialoguesMuets, mains: Mains, la: Path
    ) -> None:
        self.qtbot, self.fenetre, self.dialogues = qtbot, fenetre, dialogues
        self.mains, self.la = mains, la

    @property
    def dossier(self) -> Dossier:
        return dossier_de(self.fenetre)

    def ecrire_le_plan(self) -> None:
        self.mains.aller("plan_action")
        page = self.fenetre.page
        assert isinstance(page, PagePlanAction)
        self.mains.presser(page.vide_etape)
        self.mains.ecrire(page.etape.nom.ligne, "Trouver la formation")
        self.mains.ecrire(page.etape.objectif.ligne, "Avoir une place")
        self.mains.presser(page.etape.creation)
        for mots in ("Comparer les centres", "Demander un devis"):
            self.mains.envoyer(page.ajout.ligne, mots)
        (etape,) = self.dossier.accompagnement.plan_action.etapes
        premiere, seconde = etape.actions
        self.mains.monter(page.liste, seconde.id, premiere.id)
        (etape,) = self.dossier.accompagnement.plan_action.etapes
        assert [a.libelle for a in etape.actions] == ["Demander un devis", "Comparer les centres"]

    def dater(self) -> None:
        self.mains.aller("calendrier")
        page = self.fenetre.page
        assert isinstance(page, PageCalendrier)
        self.mains.ecrire(page.dates.quoi.ligne, "Portes ouvertes")
        self.mains.ecrire(page.dates.quand.ligne, "08/12/2026")
        self.mains.presser(page.dates.ajouter)
        (une,) = self.dossier.accompagnement.calendrier.dates
        assert une.libelle == "Portes ouvertes"

    def financer(self) -> None:
        self.mains.aller("financement")
        page = self.fenetre.page
        assert isinstance(page, PageFinancement)
        carte = page.formation
        for champ, mots in (
            (carte.intitule, "Titre professionnel"), (carte.organisme, "Greta"),
            (carte.du, "06/09/2027"), (carte.au, "30/06/2028"),
        ):  # fmt: skip
            self.mains.ecrire(champ.ligne, mots)
        self.mains.presser(carte.ajouter)
        self.mains.ecrire(page.ajout.ligne, "Formation")
        self.mains.envoyer(page.ajout.prix, "5 000")
        self.mains.presser(page.nouveau)
        self.mains.ecrire(page.volet.financeur.ligne, REGION)
        self.mains.derouler(page.volet.nature, NatureFinanceur.REGION)
        self.mains.ecrire(page.volet.aide.ligne, "Aide individuelle")
        self.mains.ecrire(page.volet.demande.ligne, "800")
        self.mains.presser(page.volet.ajout)
        assert "Il resterait 4\u202f200,00\u00a0€" in page.phrase.text()

    def monter_les_aides(self) -> None:
        avant = self.dossier
        page = self.fenetre.page
        assert isinstance(page, PageFinancement)
        self.mains.choisir(page.vues, "montage")
        montage = self.fenetre.page
        assert isinstance(montage, PageMontage)
        self.qtbot.waitUntil(lambda: bool(montage.lignes.lignes), timeout=30_000)
        assert self.dossier is avant, "regarder un montage ne change rien"
        assert not montage.prendre.isEnabled(), "les règles ne connaissent rien de mieux"
        mots = [ligne.marque[0] for ligne in montage.lignes.lignes]
        assert "Gardé" in mots, "ce que les règles ne calculent pas ne se perd pas"
        self.mains.choisir(montage.vues, "financement")

    def echanger(self) -> None:
        self.mains.aller("echanges")
        page = self.fenetre.page
        assert isinstance(page, PageEchanges)
        self.mains.presser(page.liste.lignes[self._region()])
        assert not page.fiche.noter_echange.isEnabled(), "pas de contact sans l’accord de Zoé"
        self.mains.presser(page.fiche.accord.action)
        self.mains.presser(page.fiche.noter_echange)
        self.mains.ecrire(page.echange.objet.ligne, "Le dossier est reçu")
        self.mains.ecrire(page.echange.promesse.ligne, "04/12/2026")
        self.mains.presser(page.echange.noter)
        (note,) = self.dossier.accompagnement.echanges
        assert note.relancer_le is not None, "une promesse devient une relance"

    def signer(self, version: int) -> None:
        self.mains.aller("signature")
        page = self.fenetre.page
        assert isinstance(page, PageSignature)
        self.dialogues.dossier = self.la / f"version-{version}"
        for case in page.cases:
            self.mains.presser(case)
        for signataire in page.signataires:
            self.mains.signer(signataire)
        self.mains.presser(page.creer)
        self.qtbot.waitUntil(lambda: page.etat.est_close, timeout=60_000)
        revision = self.dossier.accompagnement.revision
        assert revision is not None
        assert (revision.version, revision.signee_le) == (version, LE)
        assert self.dossier.accompagnement.versions_figees[-1].version == version

    def buter_sur_le_plan_signe(self) -> None:
        avant = self.dossier
        self.mains.aller("plan_action")
        page = self.fenetre.page
        assert isinstance(page, PagePlanAction)
        self.mains.envoyer(page.ajout.ligne, "Une action de trop")
        assert self.dossier is avant
        assert "nouvelle version" in page.ajout.ligne.accessibleDescription()
        page.ajout.ligne.clear()

    def recevoir_un_refus(self) -> None:
        demandes = self.dossier.accompagnement.plan_financement.financements
        ligne = PREMIERE + [f.id for f in demandes].index(self._region())
        classeur = self.la / "retour.xlsx"
        cases = {f"E{ligne}": "Refusé", f"H{ligne}": "Budget épuisé"}
        classeur.write_bytes(renvoyer(self.dossier, remplir(cases)))
        self.mains.aller("echanges")
        echanges = self.fenetre.page
        assert isinstance(echanges, PageEchanges)
        self.mains.presser(echanges.retour)
        page = self.fenetre.page
        assert isinstance(page, PageRetour)
        self.mains.remettre(page, classeur)
        self.qtbot.waitUntil(lambda: bool(page.ecarts.lignes), timeout=30_000)
        self.mains.presser(page.ecarts.boutons[self._region(), "recu"])
        self.mains.presser(page.retenir)
        volet = self.dossier.accompagnement
        refus = next(f for f in volet.plan_financement.financements if f.id == self._region())
        assert refus.statut is StatutFinancement.REFUSE
        assert [r.signee_le for r in volet.revisions] == [LE, None], "la version 2 s’ouvre"

    def alerter(self) -> None:
        self.mains.aller("financement")
        argent = self.fenetre.page
        assert isinstance(argent, PageFinancement)
        self.mains.presser(argent.alerte)
        page = self.fenetre.page
        assert isinstance(page, PageAlerte)
        if not page.destinataire.texte:
            self.mains.ecrire(page.destinataire.ligne, "Sophie Arnaud")
        assert "Martin" not in page.note.toPlainText()
        self.mains.presser(page.donner)
        assert len(self.dossier.accompagnement.alertes) == 1

    def reviser(self) -> None:
        self.mains.aller("revision")
        page = self.fenetre.page
        assert isinstance(page, PageRevision)
        self.mains.choisir(page.evenements, Evenement.REFUS)
        assert not page.preparer.isEnabled(), "rien n’est choisi d’avance"
        self.mains.presser(page.suivre_tout)
        if not page.preparer.isEnabled():
            self.mains.ecrire(page.debut.ligne, "04/10/2027")
        self.mains.presser(page.preparer)
        revision = self.dossier.accompagnement.revision
        assert revision is not None
        assert "Aide refusée" in revision.ce_qui_change.replace("\u00a0", " ")

    def clore(self) -> None:
        self.mains.aller("plan_action")
        plan = self.fenetre.page
        assert isinstance(plan, PagePlanAction)
        self.mains.presser(plan.fait)
        self.mains.presser(plan.bilan)
        page = self.fenetre.page
        assert isinstance(page, PageBilan)
        assert not page.clore.isEnabled()
        self.mains.choisir(page.atteinte, AtteinteProjet.EN_PARTIE)
        self.mains.ecrire(page.paroles.zone, "J’ai une place en septembre.")
        self.mains.presser(page.clore)
        assert self.dossier.accompagnement.clos_le == LE
        assert self.dossier.parcours.accompagnement is Avancement.TERMINE
        self.mains.ecrire(page.avis.zone, "J’y vois clair.")
        self.mains.presser(page.noter)
        (avis,) = self.dossier.accompagnement.evaluations
        assert (avis.moment, avis.paroles) == (MomentEvaluation.FIN, "J’y vois clair.")

    def relire_le_dossier_clos(self) -> None:
        avant = self.dossier
        self.mains.aller("calendrier")
        page = self.fenetre.page
        assert isinstance(page, PageCalendrier)
        assert page.dates.quoi.ligne.isReadOnly()
        self.mains.presser(next(iter(page.dates.retirer.values())))
        assert self.dossier is avant
        assert "Rouvrez le dossier" in page.dates.refus.phrase.text()

    def _region(self) -> str:
        demandes = self.dossier.accompagnement.plan_financement.financements
        return next(f.id for f in demandes if f.financeur == REGION)


@pytest.mark.parametrize("main", [ALaSouris, AuClavier])
def test_du_plan_vide_au_dossier_clos(
    qtbot: QtBot,
    fenetre: Fenetre,
    dialogues: DialoguesMuets,
    tmp_path: Path,
    main: type[ALaSouris] | type[AuClavier],
) -> None:
    fenetre.ouvrir(ZOE)
    histoire = Histoire(qtbot, fenetre, dialogues, main(qtbot, fenetre, dialogues), tmp_path)
    histoire.ecrire_le_plan()
    histoire.dater()
    histoire.financer()
    histoire.monter_les_aides()
    histoire.echanger()
    histoire.signer(1)
    histoire.buter_sur_le_plan_signe()
    histoire.recevoir_un_refus()
    histoire.alerter()
    histoire.reviser()
    histoire.signer(2)
    histoire.clore()
    histoire.relire_le_dossier_clos()
