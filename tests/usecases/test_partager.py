"""Un envoi ne part qu’avec un accord daté, valable, nominatif, et laisse sa trace."""

from collections.abc import Collection
from datetime import date

import pytest

from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.projet import NatureProjet, Projet
from cep_desktop.domain.transmission import PartieDossier, SensTransmission
from cep_desktop.usecases.accord import PartageRefuse
from cep_desktop.usecases.commandes.consentement import NoterConsentement, RetirerConsentement
from cep_desktop.usecases.partager import Envoi, preparer
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.partage import ACCORD, DESTINATAIRE, avec_accord

P = PartieDossier
Objet = ObjetConsentement
CAMILLE = exemple("camille")
TRANSITIONS = "Transitions Pro Centre-Val de Loire"


def _refus(dossier: Dossier, parties: Collection[PartieDossier], **choix: object) -> str:
    with pytest.raises(PartageRefuse) as refus:
        preparer(dossier, parties, le=LE, **choix)  # type: ignore[arg-type]
    return "\n".join([str(refus.value), *map(str, refus.value.problemes)])


def _envoyer(dossier: Dossier, *parties: PartieDossier, le: date = LE) -> Envoi:
    return preparer(dossier, parties, le=le)


def test_l_accord_pour_le_plan_laisse_partir_le_plan_et_dit_a_qui() -> None:
    envoi = _envoyer(CAMILLE, P.PLAN, P.IDENTITE)
    fiche = envoi.transmis.fiche
    assert (fiche.destinataire, fiche.consentement) == (TRANSITIONS, "N2")
    assert fiche.parties == (P.IDENTITE, P.PLAN)
    assert (fiche.expediteur, fiche.structure) == ("Nadia Benali", CAMILLE.structure.nom)
    assert [accord.id for accord in envoi.transmis.dossier.consentements] == ["N2"]


def test_l_accord_pour_le_plan_ne_couvre_rien_d_autre() -> None:
    phrase = _refus(CAMILLE, {P.PLAN, P.FINANCEMENT})
    assert "Aucun accord de la personne ne permet cet envoi." in phrase
    assert "accord N2\u00a0: «\u00a0Transmettre le plan d’actions\u00a0» ne couvre pas" in phrase
    assert "Plan de financement" in phrase
    assert "Rien n’est sorti." in phrase


def test_un_accord_d_un_autre_objet_ne_permet_aucun_envoi() -> None:
    contact = ACCORD.avec(objet=Objet.CONTACT_FINANCEURS)
    phrase = _refus(avec_accord(un_dossier(), contact), {P.PLAN})
    assert "accord N999" not in phrase


@pytest.mark.parametrize(
    ("accord", "raison"),
    [
        (ACCORD.avec(retire_le=LE), "il a été retiré le 23\u00a0novembre\u00a02026."),
        (ACCORD.avec(donne_le=date(2026, 11, 24)), "il n’est donné que le 24\u00a0novembre"),
        (ACCORD.avec(destinataires=()), "il ne nomme aucun destinataire."),
    ],
)
def test_un_accord_retire_futur_ou_sans_destinataire_ne_vaut_pas(
    accord: Consentement, raison: str
) -> None:
    assert raison in _refus(avec_accord(un_dossier(), accord), {P.PLAN})


def test_le_destinataire_est_celui_que_l_accord_nomme() -> None:
    dossier = avec_accord(un_dossier())
    phrase = _refus(dossier, {P.PLAN}, destinataire="Cap emploi 45")
    assert "il nomme Apec Orléans, pas Cap emploi 45." in phrase
    envoi = preparer(dossier, {P.PLAN}, le=LE, destinataire="apec  ORLEANS")
    assert envoi.transmis.fiche.destinataire == DESTINATAIRE


def test_plusieurs_destinataires_possibles_demandent_un_choix() -> None:
    deux = ACCORD.avec(destinataires=(DESTINATAIRE, "Cap emploi 45"))
    dossier = avec_accord(un_dossier(), deux)
    assert "Apec Orléans, Cap emploi 45" in _refus(dossier, {P.PLAN})
    assert preparer(dossier, {P.PLAN}, le=LE, destinataire="Cap emploi 45")


def test_ne_rien_choisir_est_refuse() -> None:
    assert "il n’y a rien à transmettre" in _refus(avec_accord(un_dossier()), ())


def test_la_trace_dit_qui_a_recu_quoi() -> None:
    envoi = _envoyer(CAMILLE, P.PLAN)
    (trace,) = envoi.trace.appliquer(CAMILLE).transmissions
    assert trace.sens is SensTransmission.ENVOYEE
    assert (trace.organisme, trace.le, trace.consentement) == (TRANSITIONS, LE, "N2")
    assert trace.parties == (P.PLAN,)
    suite = envoi.trace.appliquer(envoi.trace.appliquer(CAMILLE))
    assert [t.id for t in suite.transmissions] == ["T1", "T2"]


def test_un_nom_laisse_dans_un_texte_est_annonce_quand_l_identite_ne_part_pas() -> None:
    projet = Projet(
        enonce="Camille veut devenir assistante",
        nature=NatureProjet.RECONVERSION,
        metier="Assistante",
    )
    dossier = avec_accord(un_dossier())
    dossier = dossier.avec(conseil=dossier.conseil.avec(projet=projet))
    assert _envoyer(dossier, P.PROJET).mentions == ("conseil › projet › enonce",)
    assert _envoyer(dossier, P.PROJET, P.IDENTITE).mentions == ()


def test_ce_qui_part_de_sensible_est_annonce() -> None:
    idriss = avec_accord(exemple("idriss"))
    assert [s.mot for s in _envoyer(idriss, P.PROJET).sensibles] == ["ménager mon dos"]
    assert _envoyer(idriss, P.FINANCEMENT).sensibles == ()


def test_un_accord_se_note_puis_se_retire_et_ne_permet_plus_rien() -> None:
    noter = NoterConsentement(
        Objet.TRANSMISSION_DOSSIER, (DESTINATAIRE,), le=LE, precision="Le projet"
    )
    dossier = noter.appliquer(un_dossier())
    (accord,) = dossier.consentements
    assert (accord.id, accord.donne_le, accord.precision) == ("N1", LE, "Le projet")
    assert _envoyer(dossier, P.PROJET)
    retire = RetirerConsentement("N1", le=LE).appliquer(dossier)
    assert "retiré" in _refus(retire, {P.PROJET})
    plus_tard = RetirerConsentement("N1", le=date(2027, 1, 1)).appliquer(retire)
    assert plus_tard.consentements[0].retire_le == LE
