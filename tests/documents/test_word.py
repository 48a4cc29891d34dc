"""Remplir un papier : rien n’est interprété, rien n’est à moitié écrit."""

from datetime import date

import pytest

from cep_desktop.documents.pictogrammes import case
from cep_desktop.documents.typographie import Morceau
from cep_desktop.documents.word import Fiche, PapierImpossible, PapierWord, poser, poser_lignes
from tests.documents.lecture_word import corps, partie, texte
from tests.documents.plan_action.cas import modele

FICHE = Fiche("Titre", "Organisme", "Dossier 1", date(2026, 11, 23))


def test_un_modele_illisible_est_refuse() -> None:
    with pytest.raises(PapierImpossible, match="pas un document Word"):
        PapierWord(b"PK\x03\x04 rien")


def test_une_valeur_absente_arrete_tout() -> None:
    with pytest.raises(PapierImpossible, match="Rien n’a été écrit"):
        PapierWord(modele()).remplir({"structure": "Cap Évolution"})


def test_une_phrase_garde_ses_mots_forts_et_ses_signes() -> None:
    pose = poser((Morceau("a & <b>"), Morceau("fort", est_fort=True)))
    assert str(pose).count("<w:b/>") == 1
    assert "a &amp; &lt;b&gt;" in pose


def test_chaque_phrase_d_un_encadre_a_sa_ligne() -> None:
    assert poser_lignes(((Morceau("une"),), (Morceau("deux"),))).count("<w:br/>") == 1


def test_une_image_sans_description_est_decorative() -> None:
    papier = PapierWord(modele())
    decorative = papier.image(case(est_cochee=False), (3.7, 3.7))
    decrite = papier.image(case(est_cochee=True), (3.7, 3.7), 'Case "cochée" & prête')
    assert 'descr=""' in decorative
    assert "adec:decorative" in decorative
    assert "adec:decorative" not in decrite
    assert "&#34;cochée&#34; &amp; prête" in decrite


def test_les_dates_du_fichier_sont_celles_du_plan() -> None:
    proprietes = partie(PapierWord(modele()).octets(FICHE), "docProps/core.xml")
    dates = [str(noeud.text) for noeud in proprietes if noeud.text and "T00:00:00" in noeud.text]
    assert dates == ["2026-11-23T00:00:00Z"] * 2


def test_un_modele_non_rempli_garde_ses_ancres() -> None:
    paragraphes = [texte(p) for p in corps(PapierWord(modele()).octets(FICHE))]
    assert "{{ personne }}, avec {{ conseiller }}" in paragraphes
