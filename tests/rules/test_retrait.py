"""Retirer un accord : ce qui s’arrête, et qui prévenir."""

from datetime import date

from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.transmission import PartieDossier, SensTransmission, Transmission
from cep_desktop.rules.retrait import consequences
from tests.cas.dossier import LE, exemple, un_dossier

Objet = ObjetConsentement
RETRAIT = date(2026, 12, 1)


def _accord(objet: ObjetConsentement, cle: str = "N1") -> Consentement:
    return Consentement(id=cle, objet=objet, destinataires=("Apec Orléans",), donne_le=LE)


def _dossier(*accords: Consentement, **champs: object) -> Dossier:
    return un_dossier(consentements=accords, **champs)


def test_chaque_objet_dit_ce_qui_s_arrete() -> None:
    for objet in Objet:
        accord = _accord(objet)
        (phrase,) = consequences(_dossier(accord), accord, le=RETRAIT)
        assert "plus" in phrase


def test_un_autre_accord_du_meme_objet_laisse_continuer() -> None:
    premier, second = _accord(Objet.TRANSMISSION_PLAN), _accord(Objet.TRANSMISSION_PLAN, "N2")
    (phrase,) = consequences(_dossier(premier, second), premier, le=RETRAIT)
    assert phrase == "Un autre accord du même objet reste valable."


def test_qui_a_deja_recu_est_a_prevenir() -> None:
    accord = _accord(Objet.TRANSMISSION_DOSSIER)
    envoi = Transmission(
        id="T1",
        sens=SensTransmission.ENVOYEE,
        le=LE,
        organisme="Apec Orléans",
        parties=(PartieDossier.PLAN,),
        consentement="N1",
    )
    dossier = _dossier(accord, transmissions=(envoi,))
    assert consequences(dossier, accord, le=RETRAIT)[1] == (
        "Apec Orléans a reçu une partie du dossier le 23\u00a0novembre\u00a02026\u00a0: "
        "prévenez-le du retrait."
    )
    recu = dossier.avec(transmissions=(envoi.avec(sens=SensTransmission.RECUE),))
    assert len(consequences(recu, accord, le=RETRAIT)) == 1


def test_les_relances_prevues_reviennent_a_la_personne() -> None:
    camille = exemple("camille")
    prevues = [e for e in camille.accompagnement.echanges if e.relancer_le and e.relancer_le >= LE]
    phrases = consequences(camille, camille.consentements[0], le=LE)
    assert len(phrases) == 1 + len(prevues)


def test_ce_qui_est_sensible_est_a_effacer() -> None:
    idriss = exemple("idriss")
    accord = next(c for c in idriss.consentements if c.objet is Objet.DONNEE_SENSIBLE)
    phrases = consequences(idriss, accord, le=LE)
    assert any("ménager mon dos" in phrase for phrase in phrases)
    assert all(phrase.startswith("À effacer") for phrase in phrases[1:])
