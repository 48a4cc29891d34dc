"""Le « pourquoi » : la phrase, les aides prises, les absentes, et ce qu’il faut vérifier."""

from dataclasses import replace

import pytest

from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.montant import ZERO
from cep_desktop.rules.montage.choix import Ecarter, Prendre
from cep_desktop.rules.montage.enonce import Enonce, PlafondCommun
from cep_desktop.rules.montage.montage import Montage
from cep_desktop.rules.montage.offre import (
    Cofinancement,
    Confiance,
    Exoneration,
    Lien,
    Offre,
    Versement,
)
from cep_desktop.rules.montage.plafond import (
    Part,
    PlafondFixe,
    PlafondUnitaire,
)
from tests.rules.montage.aides import (
    CPF,
    EMPLOYEUR,
    FORMATION,
    JURY,
    OPCO,
    PARTICIPATION,
    PTP,
    REGION,
    REPAS_INCONNU,
    TRAIN,
    avec,
    euros,
    lire,
    reussir,
)


def _raison(montage: Montage, code: str) -> str:
    return next(lire(n.raison) for n in montage.non_retenues if n.offre.code == code)


def test_le_montage_se_dit_en_une_phrase() -> None:
    accorde = avec(REGION, confiance=Confiance.ACCORDE)
    phrase = reussir(Enonce((FORMATION, TRAIN), (CPF, accorde))).phrase
    assert lire(phrase) == (
        "Le projet coûte 4 600,00 €. CPF paierait 2 000,00 € et Région paie 2 000,00 €. "
        "Il vous resterait 600,00 €."
    )


def test_la_phrase_dit_ce_qui_manque_encore() -> None:
    cpf = avec(CPF, participation=PARTICIPATION)
    phrase = reussir(Enonce((FORMATION, REPAS_INCONNU), (cpf,), capacite=euros(400))).phrase
    assert lire(phrase) == (
        "Le projet coûte au moins 4 000,00 €. CPF paierait 3 000,00 €. Il vous resterait au moins "
        "1 000,00 €, dont 150,00 € de participation. "
        "Il manque 600,00 € de plus que ce que vous pouvez payer."
    )


def test_sans_aide_la_phrase_le_dit() -> None:
    assert "Aucune aide ne paie." in reussir(Enonce((FORMATION,), ())).phrase


def test_le_pourquoi_dit_ce_que_chaque_aide_paie_et_ce_qui_l_arrete() -> None:
    commun = PlafondCommun("Ensemble", euros(200), "x", frozenset({"employeur"}))
    petit_jury = avec(REGION, nom="Jury payé", postes=frozenset({Poste.VALIDATION}))
    enonce = Enonce((FORMATION, JURY), (CPF, EMPLOYEUR, petit_jury), (commun,))
    assert [lire(p) for p in reussir(enonce).pourquoi] == [
        (
            "CPF paierait 3 000,00 € : Formation 3 000,00 €. "
            "C’est son maximum (solde du compte). C’est probable."
        ),
        (
            "Employeur paierait 200,00 € : Formation 200,00 €. "
            "Une règle commune l’empêche de payer plus. C’est à confirmer."
        ),
        (
            "Jury payé paierait 300,00 € : Jury 300,00 €. "
            "Ce qu’elle peut payer est alors couvert. C’est à confirmer."
        ),
    ]


@pytest.mark.parametrize(
    ("est_certaine", "charge", "attendu"),
    [
        (True, "", "Employeur vous dispense de la participation (CPF, décret 2026-234)."),
        (False, "", "Vous payez 150,00 € de participation (CPF, décret 2026-234)."),
        (None, "employeur", "Une autre aide paie la participation (CPF, décret 2026-234)."),
    ],
)
def test_le_pourquoi_explique_la_participation(
    est_certaine: bool | None, charge: str, attendu: str
) -> None:
    dispenses = (
        ()
        if est_certaine is None
        else (Exoneration(frozenset({"employeur"}), est_certaine, "L. 6323-7"),)
    )
    participation = replace(
        PARTICIPATION,
        exonerations=dispenses,
        prise_en_charge_par=frozenset({charge} if charge else ()),
    )
    offres = (avec(CPF, participation=participation), EMPLOYEUR, REGION)
    montage = reussir(Enonce((FORMATION,), offres, choix=(Prendre("employeur"),)))
    assert attendu in [lire(p) for p in montage.pourquoi]


def test_une_dispense_a_confirmer_est_dite() -> None:
    dispense = Exoneration(frozenset({"employeur"}), est_certaine=False, reference="S8")
    cpf = avec(CPF, participation=replace(PARTICIPATION, exonerations=(dispense,)))
    choix = (Prendre("employeur"),)
    montage = reussir(Enonce((FORMATION,), (cpf, EMPLOYEUR, REGION), choix=choix))
    assert "Employeur pourrait vous dispenser de la participation : à confirmer (S8)." in [
        lire(p) for p in montage.pourquoi
    ]
    assert (
        "150,00 € de moins à payer si Employeur vous dispense de la participation : "
        in " ".join(lire(s.phrase) for s in montage.sensibilites)
    )


@pytest.mark.parametrize(
    ("offre", "raison"),
    [
        (OPCO, "Son montant n’est pas connu : barème de branche. Cette aide n’est pas dans"),
        (avec(REGION, postes=frozenset({Poste.GARDE})), "ne paie aucune dépense chiffrée"),
        (avec(REGION, versement=Versement.INTEGRAL), "paie tout ou rien, et son plafond"),
        (avec(REGION, plafonds=(PlafondFixe(ZERO, "x"),)), "Il n’y a rien à mobiliser"),
        (
            avec(REGION, plafonds=CPF.plafonds, exclusions=(Lien(frozenset({"cpf"}), "§ 2.9"),)),
            "Cette aide ne se cumule pas avec CPF (§ 2.9)",
        ),
        (
            avec(REGION, cofinancement=Cofinancement(euros(3_500), "FIPU")),
            "demande que d’autres apportent leur part (FIPU)",
        ),
    ],
)
def test_une_aide_absente_a_sa_raison(offre: Offre, raison: str) -> None:
    assert raison in _raison(reussir(Enonce((FORMATION,), (CPF, offre))), offre.code)


def test_une_aide_inutile_une_aide_ecartee_et_une_aide_qui_attend_ont_leur_raison() -> None:
    petite = replace(FORMATION, montant=euros(1_000))
    enonce = Enonce((petite,), (CPF, EMPLOYEUR, REGION), choix=(Ecarter("employeur"),))
    assert (
        _raison(reussir(enonce), "region") == "Ce que cette aide pourrait payer est déjà couvert."
    )
    assert _raison(reussir(enonce), "employeur").startswith("Vous avez choisi de ne pas demander")
    attend = Enonce((FORMATION,), (CPF, PTP), choix=(Ecarter("cpf"),))
    assert _raison(reussir(attend), "ptp") == "Cette aide ne vient qu’après CPF (R. 6323-14-4)."


def test_la_derniere_raison_est_toujours_vraie() -> None:
    commun = PlafondCommun("Ensemble", euros(3_000), "x")
    montage = reussir(Enonce((FORMATION,), (CPF, REGION), (commun,)))
    assert _raison(montage, "region") == (
        "Prendre cette aide ne baisserait pas ce qu’il vous reste à payer."
    )


def test_un_cumul_non_documente_est_permis_et_signale() -> None:
    montage = reussir(Enonce((FORMATION,), (CPF, EMPLOYEUR, REGION)))
    assert montage.melange.codes == {"cpf", "region"}
    assert montage.cumuls_a_verifier == ()
    montage = reussir(Enonce((FORMATION,), (CPF, EMPLOYEUR)))
    assert montage.melange.codes == {"cpf", "employeur"}
    assert [c.codes for c in montage.cumuls_a_verifier] == [{"cpf", "employeur"}]
    assert [lire(a) for a in montage.avertissements] == [
        "CPF et Employeur : cumul non documenté — vérifier auprès du financeur."
    ]


def test_un_cumul_douteux_cite_sa_source() -> None:
    aif = avec(EMPLOYEUR, doutes=(Lien(frozenset({"region"}), "Pôle emploi, 2020"),))
    montage = reussir(Enonce((FORMATION,), (REGION, aif)))
    assert lire(montage.avertissements[0]) == (
        "Employeur et Région : cumul douteux (Pôle emploi, 2020) — vérifier auprès du financeur."
    )


def test_tout_ce_qui_est_inconnu_est_dit() -> None:
    flou = PlafondUnitaire(euros(1), Unite.KILOMETRE, None, "barème", frozenset({Poste.TRANSPORT}))
    mixte = avec(
        REGION,
        postes=frozenset({Poste.PEDAGOGIE, Poste.TRANSPORT}),
        plafonds=(*REGION.plafonds, flou),
        apres=(Lien(frozenset({"opco"}), "S18"),),
        cofinancement=Cofinancement(Part(euros(5).euros), "FIPU", frozenset({Poste.REPAS})),
    )
    montage = reussir(Enonce((FORMATION, TRAIN, REPAS_INCONNU), (OPCO, mixte)))
    assert [lire(a) for a in montage.avertissements] == [
        "Repas : le prix n’est pas connu, il n’est pas dans le calcul.",
        (
            "Région pourrait payer plus : on ne connaît pas la quantité (kilomètre). "
            "Cette part n’est pas dans le calcul."
        ),
        (
            "Région ne vient qu’après OPCO (S18), dont le montant n’est pas connu : "
            "demandez-le d’abord."
        ),
        "Région : le cofinancement demandé (FIPU) porte aussi sur une dépense de prix inconnu.",
    ]


def test_une_participation_trop_chere_est_dite() -> None:
    cpf = avec(CPF, participation=PARTICIPATION)
    montage = reussir(Enonce((FORMATION,), (cpf,), capacite=euros(100)))
    assert lire(montage.avertissements[-1]) == (
        "Votre participation de 150,00 € dépasse ce que vous pouvez payer (100,00 €)."
    )
    assert montage.melange.autofinancement == ZERO
