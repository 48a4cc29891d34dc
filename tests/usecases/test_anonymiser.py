"""Un dossier anonyme : aucun mot, aucun nom, aucun numéro n’y reste ; les comptes, si."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings

from cep_desktop.documents import dossier_portable
from cep_desktop.domain import identifiant
from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import FAITS_DE_SANTE, CodeFait
from cep_desktop.domain.forme import feuilles
from cep_desktop.domain.pliage import mots
from cep_desktop.domain.situation import Fait, Mot, Situation
from cep_desktop.rules.donnees_sensibles import sensibilites
from cep_desktop.usecases.anonymiser import PERSONNE, RIEN, AnonymisationRefusee, anonymiser
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier
from tests.cas.hasard import dossiers
from tests.cas.partage import Marque, marques

NEUF = UUID(int=0xABCDEF0123456789)
NUMEROS = (
    identifiant.Siret,
    identifiant.Nda,
    identifiant.Telephone,
    identifiant.Courriel,
    identifiant.CodePostal,
)


def _anonyme(dossier: Dossier) -> Dossier:
    return anonymiser(dossier.avec(gel=None), identifiant=NEUF, le=LE)


@settings(max_examples=30)
@given(dossiers())
def test_aucun_mot_ni_nom_ni_numero_d_origine_ne_reste(dossier: Dossier) -> None:
    interdits = {
        mot
        for feuille in feuilles(dossier)
        if feuille.est_libre or feuille.est_un_nom
        for mot in mots(str(feuille.valeur), lettres=4)
    }
    for feuille in feuilles(_anonyme(dossier)):
        if feuille.lieu[-2:] == ("reponse", "valeur"):
            continue
        if feuille.est_libre or feuille.est_un_nom:
            assert feuille.valeur in {"", RIEN, PERSONNE}
            assert not mots(str(feuille.valeur)) & interdits
        if feuille.genre in NUMEROS:
            assert feuille.valeur is None


@settings(max_examples=30)
@given(marques())
def test_aucun_temoin_n_est_dans_le_fichier_anonyme(marque: Marque) -> None:
    octets = dossier_portable.ecrire(_anonyme(marque.dossier)).decode()
    assert not [lieu for mot, lieu in marque.places.items() if mot in octets]


@settings(max_examples=30)
@given(dossiers())
def test_le_dossier_anonyme_est_valide_et_ne_se_relie_pas_a_l_ancien(dossier: Dossier) -> None:
    anonyme = _anonyme(dossier)
    assert dossier_portable.lire(dossier_portable.ecrire(anonyme)) == anonyme
    assert (anonyme.id, anonyme.numero) == (NEUF, "A-00000000")
    assert anonyme.notes_privees == ()
    assert anonyme.transmissions == ()
    assert anonyme.accompagnement.contacts == ()
    assert not {fait.code for fait in anonyme.situation.faits} & FAITS_DE_SANTE
    jours = [f.valeur for f in feuilles(anonyme) if isinstance(f.valeur, date)]
    assert all(jour.day == 1 for jour in jours)
    assert _anonyme(anonyme) == anonyme


@pytest.mark.parametrize("nom", EXEMPLES)
def test_les_comptes_restent_justes(nom: str) -> None:
    avant, apres = exemple(nom), _anonyme(exemple(nom))
    assert apres.parcours == avant.parcours
    assert apres.beneficiaire.accord == avant.beneficiaire.accord
    assert apres.beneficiaire.naissance_le == date(avant.beneficiaire.naissance_le.year, 1, 1)
    assert [(e.le.month, e.modalite) for e in apres.entretiens] == [
        (e.le.month, e.modalite) for e in avant.entretiens
    ]
    actions = [a.statut for _, a in avant.accompagnement.plan_action.actions()]
    assert [a.statut for _, a in apres.accompagnement.plan_action.actions()] == actions
    argent, garde = avant.accompagnement.plan_financement, apres.accompagnement.plan_financement
    assert [(f.nature, f.statut) for f in garde.financements] == [
        (f.nature, f.statut) for f in argent.financements
    ]
    ecart = argent.cout_total.montant.centimes - garde.cout_total.montant.centimes
    assert ecart >= 0
    assert garde.cout_total.inconnus == argent.cout_total.inconnus


@pytest.mark.parametrize("nom", EXEMPLES)
def test_plus_rien_de_sensible_ne_reste(nom: str) -> None:
    assert sensibilites(_anonyme(exemple(nom))) == ()


def test_un_mot_libre_part_et_un_code_reste() -> None:
    def fait(code: CodeFait, mot: str) -> Fait:
        return Fait(code=code, reponse=Mot(valeur=mot), connu_le=LE, precision="Chez Domi’Val")

    faits = (
        fait(CodeFait.STATUT_EMPLOI, "cdi"),
        fait(CodeFait.ROME_ACTUEL, "K1304"),
        fait(CodeFait.IDCC, "0787"),
        fait(CodeFait.EMPLOYEUR, "Domi’Val"),
        fait(CodeFait.REGION_TRAVAIL, "chez Moreau"),
    )
    gardes = _anonyme(un_dossier(situation=Situation(faits=faits))).situation.faits
    assert [f.reponse.valeur for f in gardes if isinstance(f.reponse, Mot)] == [
        "cdi",
        "K1304",
        "0787",
    ]
    assert {f.precision for f in gardes} == {""}


def test_une_cle_qui_dit_un_nom_est_renumerotee() -> None:
    camille = exemple("camille")
    formation = camille.accompagnement.formations[0]
    devis = tuple(d.avec(id=f"moreau-{rang}") for rang, d in enumerate(formation.devis))
    volet = camille.accompagnement.avec(
        formations=(formation.avec(id="camille-formation", devis=devis),)
    )
    octets = dossier_portable.ecrire(_anonyme(camille.avec(accompagnement=volet)))
    assert b"camille" not in octets
    assert b"moreau" not in octets


def test_un_dossier_gele_reste_tel_quel() -> None:
    gele = un_dossier(gel=Gel(motif="Recours", pose_le=LE))
    with pytest.raises(AnonymisationRefusee, match="gelé"):
        anonymiser(gele, identifiant=NEUF, le=LE)
