"""Qui signe un avenant : ceux qu’il touche, et personne n’est dispensé par erreur."""

from dataclasses import dataclass

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.plan_action import Acteur, Action, RoleActeur
from cep_desktop.domain.revision import MotifRevision
from cep_desktop.domain.signature import ModeSignature, RoleSignataire
from cep_desktop.rules.signataires import a_demander, signature_qui_vaut
from cep_desktop.usecases.commandes.signature import CloreVersion, PoserSignature, qui_manque
from cep_desktop.usecases.commandes.version_plan import PreparerVersion
from tests.cas.dossier import LE, exemple

PERSONNE, CONSEILLER = RoleSignataire.BENEFICIAIRE, RoleSignataire.CONSEILLER
TOUS = (PERSONNE, CONSEILLER)


@dataclass(frozen=True, slots=True)
class Remplacer:
    """Un geste d’essai, qui rend un dossier déjà fait."""

    dossier: Dossier
    libelle: str = "essai"

    def appliquer(self, _dossier: Dossier) -> Dossier:
        """Rend le dossier donné."""
        return self.dossier


def avenant(
    dossier: Dossier, qui: RoleActeur, motif: MotifRevision = MotifRevision.DATES
) -> Dossier:
    """Rend la version suivante, où celui-là fait une chose de plus dans la première étape."""
    neuf = PreparerVersion(motif, "Une chose de plus à faire.", LE).appliquer(dossier)
    action = Action(id="A900", libelle="Appeler le centre", qui=(Acteur(role=qui),))
    plan = neuf.accompagnement.plan_action
    etape = plan.etapes[0]
    plan = plan.avec(
        etapes=(etape.avec(actions=(*etape.actions, action)), *plan.etapes[1:]),
    )
    return neuf.avec(accompagnement=neuf.accompagnement.avec(plan_action=plan))


def avenant_du_conseiller(dossier: Dossier) -> Remplacer:
    """Rend le geste qui prépare un avenant où le conseiller seul s’engage à plus."""
    return Remplacer(avenant(dossier, RoleActeur.CONSEILLER))


@pytest.fixture(scope="module")
def signe() -> Dossier:
    """Idriss et Nadia ont signé la première version."""
    dossier = exemple("idriss").avec(signatures=())
    for role in TOUS:
        geste = PoserSignature(role, "Quelqu’un", ModeSignature.TRACE, LE)
        dossier = geste.appliquer(dossier)
    return CloreVersion(LE, ()).appliquer(dossier)


def test_la_premiere_version_demande_tout_le_monde() -> None:
    assert a_demander(exemple("idriss")) == TOUS


@pytest.mark.parametrize(
    ("qui", "attendu"),
    [
        (RoleActeur.CONSEILLER, (CONSEILLER,)),
        (RoleActeur.BENEFICIAIRE, (PERSONNE,)),
    ],
)
def test_seul_celui_qui_s_engage_a_plus_signe_de_nouveau(
    signe: Dossier, qui: RoleActeur, attendu: tuple[RoleSignataire, ...]
) -> None:
    neuf = avenant(signe, qui)
    assert a_demander(neuf) == qui_manque(neuf) == attendu
    (autre,) = set(TOUS) - set(attendu)
    gardee = signature_qui_vaut(neuf, autre)
    assert gardee is not None
    assert gardee.version == 1
    assert signature_qui_vaut(neuf, attendu[0]) is None


def test_un_nouveau_projet_ou_un_autre_montant_redemande_tout_le_monde(signe: Dossier) -> None:
    assert a_demander(avenant(signe, RoleActeur.CONSEILLER, MotifRevision.PROJET)) == TOUS
    neuf = avenant(signe, RoleActeur.CONSEILLER)
    volet = neuf.accompagnement
    depense, *autres = volet.plan_financement.depenses
    renommee = depense.avec(libelle="Une autre dépense")
    change = volet.plan_financement.avec(depenses=(renommee, *autres))
    autre = neuf.avec(accompagnement=volet.avec(plan_financement=change))
    assert a_demander(autre) == TOUS


def test_une_etape_deplacee_redemande_tout_le_monde(signe: Dossier) -> None:
    neuf = avenant(signe, RoleActeur.CONSEILLER)
    volet = neuf.accompagnement
    renverse = volet.plan_action.avec(etapes=volet.plan_action.etapes[::-1])
    assert a_demander(neuf.avec(accompagnement=volet.avec(plan_action=renverse))) == TOUS


def test_une_version_sans_difference_ne_dispense_personne(signe: Dossier) -> None:
    neuf = PreparerVersion(MotifRevision.DATES, "Rien encore.", LE).appliquer(signe)
    assert a_demander(neuf) == TOUS


def test_qui_avait_refuse_est_redemande(signe: Dossier) -> None:
    refus = tuple(
        s.avec(mode=ModeSignature.REFUS) if s.role is PERSONNE else s for s in signe.signatures
    )
    assert a_demander(avenant(signe.avec(signatures=refus), RoleActeur.CONSEILLER)) == TOUS


def test_une_version_jamais_signee_ne_dispense_personne(signe: Dossier) -> None:
    volet = signe.accompagnement
    ouverte = volet.revisions[-1].avec(signee_le=None)
    dossier = signe.avec(accompagnement=volet.avec(revisions=(*volet.revisions[:-1], ouverte)))
    assert a_demander(dossier) == TOUS


def test_l_avenant_se_clot_avec_la_seule_signature_attendue(signe: Dossier) -> None:
    neuf = avenant(signe, RoleActeur.CONSEILLER)
    pose = PoserSignature(CONSEILLER, "Nadia Benali", ModeSignature.TRACE, LE).appliquer(neuf)
    clos = CloreVersion(LE, ()).appliquer(pose)
    assert clos.accompagnement.revisions[-1].signee_le == LE
