"""Une offre dit ses limites et ses liens, ou n’existe pas."""

import pytest

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.choix import Affecter, Prendre
from cep_desktop.rules.montage.enonce import Enonce, MontageIncoherent
from cep_desktop.rules.montage.offre import Confiance, Exoneration, Lien, Participation, Versement
from cep_desktop.rules.montage.plafond import PlafondFixe
from tests.rules.montage.aides import CPF, EMPLOYEUR, FORMATION, PTP, REGION, avec, euros


def test_un_poste_paye_sans_plafond_est_refuse() -> None:
    with pytest.raises(ValueError, match="aucun plafond n’est dit pour Jury, validation"):
        avec(CPF, plafonds=(PlafondFixe(euros(1), "x", frozenset({Poste.PEDAGOGIE})),))


def test_un_montant_fixe_sans_plafond_fixe_est_refuse() -> None:
    partiel = PlafondFixe(euros(1), "x", frozenset({Poste.PEDAGOGIE}))
    with pytest.raises(ValueError, match="un montant fixe demande un plafond fixe"):
        avec(EMPLOYEUR, versement=Versement.FIXE, plafonds=(partiel,))


def test_une_demande_de_rien_est_refusee() -> None:
    with pytest.raises(ValueError, match="d’un centime"):
        avec(CPF, minimum=Montant(0))


@pytest.mark.parametrize(
    "champs",
    [
        {"exclusions": (Lien(frozenset({"cpf"}), "x"),)},
        {"apres": (Lien(frozenset({"cpf"}), "x"),)},
        {"participation": Participation(euros(1), "x", prise_en_charge_par=frozenset({"cpf"}))},
    ],
)
def test_une_aide_ne_se_lie_pas_a_elle_meme(champs: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="elle-même"):
        avec(CPF, **champs)


def test_une_exclusion_vaut_dans_les_deux_sens() -> None:
    agefice = avec(REGION, code="agefice", exclusions=(Lien(frozenset({"cpf"}), "§ 2.9"),))
    assert CPF.exclut(agefice) == agefice.exclut(CPF) == Lien(frozenset({"cpf"}), "§ 2.9")
    assert CPF.exclut(EMPLOYEUR) is None


def test_un_cumul_documente_vaut_dans_les_deux_sens() -> None:
    assert CPF.se_cumule(REGION) == REGION.se_cumule(CPF) is not None
    assert CPF.se_cumule(EMPLOYEUR) is None


def test_un_doute_l_emporte_sur_un_cumul_documente() -> None:
    aif = avec(EMPLOYEUR, code="aif", doutes=(Lien(frozenset({"region"}), "source de 2020"),))
    region = avec(REGION, cumuls=(Lien(frozenset({"aif"}), "x"),))
    assert region.se_cumule(aif) is None
    assert region.doute(aif) == aif.doute(region) == aif.doutes[0]


def test_une_priorite_ou_une_exoneration_sourcee_documente_le_cumul() -> None:
    dispense = Exoneration(frozenset({"employeur"}), est_certaine=True, reference="L. 6323-7")
    cpf = avec(CPF, participation=Participation(euros(150), "x", (dispense,)))
    assert cpf.se_cumule(EMPLOYEUR) == Lien(frozenset({"employeur"}), "L. 6323-7")
    assert CPF.se_cumule(PTP) == PTP.apres[0]


def test_la_confiance_va_du_plus_sur_au_moins_sur() -> None:
    assert [c.incertitude for c in Confiance] == [0, 1, 2]


def test_les_aides_sont_rangees_dans_l_ordre_legal() -> None:
    enonce = Enonce((FORMATION,), (REGION, EMPLOYEUR, CPF))
    assert [offre.code for offre in enonce.offres] == ["cpf", "employeur", "region"]


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"offres": (CPF, CPF)}, "«.cpf.» est donné deux fois"),
        ({"couts": (FORMATION, FORMATION)}, "«.formation.» est donné deux fois"),
        ({"choix": (Prendre("ptp"),)}, "«.ptp.», qui n’est pas dans ce montage"),
        ({"choix": (Affecter("cpf", "x", euros(1)),)}, "«.x.», qui n’est pas dans ce montage"),
        ({"couts": (avec(FORMATION, montant=Montant(-1)),)}, "est négatif"),
        (
            {
                "offres": tuple(
                    avec(o, participation=Participation(euros(1), "x")) for o in (CPF, PTP)
                )
            },
            "une seule est possible",
        ),
    ],
)
def test_un_enonce_incoherent_est_refuse(champs: dict[str, object], phrase: str) -> None:
    with pytest.raises(MontageIncoherent, match=phrase):
        Enonce(**{"couts": (FORMATION,), "offres": (CPF,)} | champs)  # type: ignore[arg-type]
