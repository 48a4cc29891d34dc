"""Ce qui doit être vrai de tout montage, quels que soient les coûts et les aides."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import ZERO, Montant, sommer
from cep_desktop.rules.montage.calcul import calculer
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.montage import monter
from cep_desktop.rules.montage.offre import Confiance, Offre
from cep_desktop.rules.montage.plafond import PlafondFixe, PlafondInconnu, SansPlafond
from tests.rules.montage.aides import trouver
from tests.rules.montage.juge import Juge
from tests.rules.montage.strategies import MONTANTS, POSTES, REFERENCE, enonces, offre

ESSAIS = settings(max_examples=60)


@ESSAIS
@given(enonces())
def test_une_aide_ne_paie_jamais_plus_que_ses_plafonds(enonce: Enonce) -> None:
    juge = Juge(enonce)
    for apportee in trouver(enonce).apportees:
        siens = {p.cout.cle: p.montant.centimes for p in apportee.paiements}
        assert set(siens) <= juge.payables[apportee.offre.code]
        assert juge.est_sous_ses_plafonds(apportee.offre, siens)


@ESSAIS
@given(
    st.lists(MONTANTS, min_size=2, max_size=4),
    st.lists(MONTANTS, min_size=1, max_size=3),
    st.sampled_from(POSTES),
)
def test_une_aide_seule_paie_jusqu_au_plafond_de_son_poste_au_centime_pres(
    prix: list[Montant], maxima: list[Montant], vise: Poste
) -> None:
    couts = tuple(
        Cout(f"cout{rang}", f"Coût {rang}", POSTES[rang % len(POSTES)], montant)
        for rang, montant in enumerate(prix)
    )
    plafonds = (PlafondFixe(m, REFERENCE, frozenset({vise})) for m in maxima)
    seule = Offre(
        "a", "Aide a", "Financeur", NatureFinanceur.REGION, frozenset(POSTES),
        (SansPlafond(REFERENCE), *plafonds), rang=1, confiance=Confiance.PROBABLE,
    )  # fmt: skip
    payes = [p for a in trouver(Enonce(couts, (seule,))).apportees for p in a.paiements]
    siens = sommer(p.montant for p in payes if p.cout.poste is vise)
    du_poste = sommer(c.montant for c in couts if c.poste is vise and c.montant is not None)
    assert siens == min(*maxima, du_poste)
    autres = sommer(p.montant for p in payes) - siens
    assert autres == sommer(prix) - du_poste


@ESSAIS
@given(enonces())
def test_chaque_depense_est_payee_exactement_une_fois(enonce: Enonce) -> None:
    melange = trouver(enonce)
    for ligne in melange.lignes:
        parts = (ligne.aides, ligne.participation, ligne.autofinancement, ligne.reste)
        assert all(part >= ZERO for part in parts)
        assert sommer(parts) == ligne.cout.montant


@ESSAIS
@given(enonces())
def test_accorde_participation_autofinancement_et_reste_font_le_cout(enonce: Enonce) -> None:
    m = trouver(enonce)
    assert m.aides + m.participation + m.autofinancement + m.reste == enonce.total.montant
    assert m.aides == sommer(apportee.montant for apportee in m.apportees)
    assert m.reste_a_payer.montant == m.participation + m.autofinancement + m.reste


@ESSAIS
@given(enonces())
def test_le_melange_est_prouve_le_meilleur(enonce: Enonce) -> None:
    assert all(preuve.est_etablie for preuve in trouver(enonce).preuves)


@ESSAIS
@given(enonces(), offre("g", premiere=False))
def test_ajouter_une_aide_n_augmente_jamais_le_reste(enonce: Enonce, ajoutee: Offre) -> None:
    avant = trouver(enonce).reste_a_payer.montant
    apres = trouver(replace(enonce, offres=(*enonce.offres, ajoutee))).reste_a_payer.montant
    assert apres <= avant


@ESSAIS
@given(enonces(), st.data())
def test_retirer_une_aide_que_rien_n_attend_ne_baisse_jamais_le_reste(
    enonce: Enonce, tirage: st.DataObject
) -> None:
    """Une aide qui doit passer avant une autre fait exception : la loi la rend obligatoire."""
    assume(enonce.offres)
    retiree = tirage.draw(st.sampled_from(enonce.offres))
    attendues = {c for o in enonce.offres for lien in o.apres for c in lien.avec}
    assume(retiree.code not in attendues)
    apres = trouver(enonce.sans_offre(retiree.code)).reste_a_payer.montant
    assert apres >= trouver(enonce).reste_a_payer.montant


@ESSAIS
@given(enonces())
def test_l_inconnu_ne_devient_ni_un_cout_nul_ni_une_aide(enonce: Enonce) -> None:
    melange = trouver(enonce)
    inconnus = {cout.cle for cout in enonce.inconnus}
    assert melange.reste_a_payer.inconnus == len(inconnus)
    assert not inconnus & {p.cout.cle for a in melange.apportees for p in a.paiements}
    floue = PlafondInconnu("à saisir", REFERENCE)
    muettes = tuple(
        replace(o, plafonds=(*o.plafonds, floue), participation=None) for o in enonce.offres
    )
    assert trouver(replace(enonce, offres=muettes)).apportees == ()


@settings(max_examples=20)
@given(enonces(), st.randoms(use_true_random=False))
def test_le_montage_ne_depend_que_de_son_enonce(enonce: Enonce, hasard: st.randoms) -> None:
    offres = list(enonce.offres)
    hasard.shuffle(offres)
    assert monter(replace(enonce, offres=tuple(offres))) == monter(enonce)


@settings(max_examples=20)
@given(enonces())
def test_la_fourchette_et_les_alternatives_ne_font_jamais_mieux(enonce: Enonce) -> None:
    montage = monter(enonce)
    meilleur = calculer(enonce)
    assert meilleur is not None
    bas, haut = montage.fourchette.si_tout_est_accepte, montage.fourchette.si_rien_de_plus
    assert (bas.montant, bas.inconnus) <= (haut.montant, haut.inconnus)
    vus = [meilleur.codes, *(a.melange.codes for a in montage.alternatives)]
    assert len(vus) == len(set(vus))
    assert len(montage.alternatives) <= 3
    for alternative in montage.alternatives:
        assert alternative.ecart >= ZERO
