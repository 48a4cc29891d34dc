"""L’export pour la personne : rien n’y manque, sauf ce qui appartient à quelqu’un d’autre."""

import json
import re
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.export_personne.ecriture import NOM_DU_GABARIT, ecrire
from cep_desktop.documents.gabarit import GabaritInvalide
from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.transmission import PartieDossier, SensTransmission, Transmission
from cep_desktop.locations import gabarits
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.depot import DepotImpossible
from cep_desktop.usecases.exporter_personne import (
    Export,
    NotesDuConseiller,
    avertir,
    composer,
    exporter,
    pour_la_personne,
)
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier, un_dossier_complet
from tests.cas.partage import Marque, marques

JOINTES, GARDEES = NotesDuConseiller.JOINTES, NotesDuConseiller.GARDEES
GABARIT = (gabarits() / NOM_DU_GABARIT).read_bytes()


def _exporter(
    dossier: Dossier,
    sortie: Path,
    notes: NotesDuConseiller = GARDEES,
    *,
    duree_mois: int | None = None,
) -> tuple[Export, str, Dossier]:
    export = exporter(
        dossier, GabaritsEmbarques(), sortie, le=LE, duree_mois=duree_mois, notes=notes
    )
    portable, papier = export.fichiers
    return export, papier.read_text(encoding="utf-8"), dossier_portable.lire(portable.read_bytes())


def _papier(dossier: Dossier, notes: NotesDuConseiller = GARDEES) -> str:
    remis = pour_la_personne(dossier, notes)
    return ecrire(composer(dossier, remis, le=LE, duree_mois=None), GABARIT).decode()


@settings(max_examples=30)
@given(marques())
def test_tout_texte_garde_sur_la_personne_est_sur_le_papier(marque: Marque) -> None:
    papier = _papier(marque.dossier, JOINTES)
    contacts = marque.dossier.accompagnement.contacts
    absents = [lieu for mot, lieu in marque.places.items() if mot not in papier]
    assert not [
        lieu
        for lieu in absents
        if lieu[:2] != ("accompagnement", "contacts")
        or lieu[-1] != "nom"
        or contacts[int(lieu[2])].est_partageable
    ]


@settings(max_examples=15)
@given(marques())
def test_les_notes_et_les_noms_des_autres_restent_chez_le_conseiller(marque: Marque) -> None:
    remis = pour_la_personne(marque.dossier, GARDEES)
    octets = dossier_portable.ecrire(remis).decode() + _papier(marque.dossier)
    partis = [lieu for mot, lieu in marque.places.items() if mot in octets]
    assert not [lieu for lieu in partis if lieu[0] == "notes_privees"]
    assert not [
        lieu
        for lieu in partis
        if lieu[:2] == ("accompagnement", "contacts")
        and lieu[-1] == "nom"
        and not marque.dossier.accompagnement.contacts[int(lieu[2])].est_partageable
    ]


def test_l_export_ecrit_un_fichier_qui_se_relit_et_un_papier(tmp_path: Path) -> None:
    export, papier, relu = _exporter(exemple("camille"), tmp_path)
    assert [f.name for f in export.fichiers] == [
        "vos-donnees-0142.dossier.json",
        "vos-donnees-0142.html",
    ]
    assert relu.beneficiaire == exemple("camille").beneficiaire
    assert relu.notes_privees == ()
    assert export.avertissement == ""
    assert papier.startswith('<!DOCTYPE html>\n<html lang="fr">')


def test_joindre_les_notes_est_un_choix_et_avertit(tmp_path: Path) -> None:
    note = NotePrivee(id="P1", le=LE, texte="Sa sœur l’héberge.")
    dossier = un_dossier(notes_privees=(note,))
    _, sans, _ = _exporter(dossier, tmp_path / "sans")
    assert "Sa sœur" not in sans
    assert "Votre conseiller a écrit une note pour lui. Vous pouvez la demander." in sans
    export, avec, relu = _exporter(dossier, tmp_path / "avec", JOINTES)
    assert "Sa sœur l’héberge." in avec
    assert "Elles sont à la fin de ce papier." in avec
    assert relu.notes_privees == (note,)
    assert export.avertissement == avertir(dossier)
    assert "parler de quelqu’un d’autre" in export.avertissement


def test_sans_note_rien_n_est_dit_des_notes() -> None:
    assert avertir(un_dossier()) == ""
    assert "notes de votre conseiller" not in _papier(un_dossier())


def test_le_papier_dit_qui_a_recu_les_donnees_et_d_ou_elles_viennent() -> None:
    def transmission(cle: str, sens: SensTransmission, organisme: str) -> Transmission:
        return Transmission(
            id=cle,
            sens=sens,
            le=LE,
            organisme=organisme,
            parties=(PartieDossier.IDENTITE, PartieDossier.PLAN),
        )

    dossier = un_dossier(
        transmissions=(
            transmission("T1", SensTransmission.ENVOYEE, "Apec Orléans"),
            transmission("T2", SensTransmission.RECUE, "Mission locale"),
        )
    )
    papier = _papier(dossier)
    assert "Envoyé à Apec Orléans, le 23\u00a0novembre\u00a02026\u00a0: identité et" in papier
    assert "coordonnées\u202f; plan d’actions, calendrier et rendez-vous." in papier
    assert "Reçu de Mission locale, le 23\u00a0novembre\u00a02026" in papier
    assert "Aucun envoi de votre dossier" in _papier(un_dossier())


@pytest.mark.parametrize(
    ("duree", "phrase"),
    [
        (None, "Durée de conservation non réglée par l’organisme."),
        (24, "Conservation jusqu’au 23\u00a0novembre\u00a02028, 731 jours."),
    ],
)
def test_le_papier_dit_jusqu_a_quand(tmp_path: Path, duree: int | None, phrase: str) -> None:
    _, papier, _ = _exporter(un_dossier(), tmp_path, duree_mois=duree)
    assert phrase in papier


def test_un_texte_qui_ressemble_a_du_html_reste_du_texte() -> None:
    piege = "<script>alert(1)</script> & {{ numero }} <img src=http://exemple.fr>"
    dossier = un_dossier(gel=Gel(motif=piege, pose_le=date(2026, 1, 1)))
    papier = _papier(dossier)
    assert "<script" not in papier
    assert "<img" not in papier
    assert piege in unescape(papier)


@pytest.mark.parametrize("nom", EXEMPLES)
def test_le_papier_ne_montre_ni_code_ni_mot_anglais_ni_nom_de_champ(nom: str) -> None:
    corps = re.sub(r"<style>.*?</style>|<[^>]+>", " ", _papier(exemple(nom)), flags=re.DOTALL)
    assert not re.findall(r"\b(?:None|True|False|Decimal|datetime|null|[a-z]+_[a-z_]+)\b", corps)


def test_chaque_information_a_une_question_et_une_reponse() -> None:
    remis = pour_la_personne(un_dossier_complet(), JOINTES)
    contenu = composer(un_dossier_complet(), remis, le=LE, duree_mois=None)
    titres = [section.titre for section in contenu.sections]
    assert len(set(titres)) == len(titres)
    for section in contenu.sections:
        for groupe in section.groupes:
            assert groupe.lignes
            assert all(ligne.libelle and ligne.valeur for ligne in groupe.lignes)


def test_les_titres_se_suivent_sans_saut_pour_un_lecteur_d_ecran() -> None:
    niveaux = [int(n) for n in re.findall(r"<h([1-6])", _papier(un_dossier_complet()))]
    assert niveaux[0] == 1
    assert niveaux.count(1) == 1
    assert all(apres - avant <= 1 for avant, apres in pairwise(niveaux))
    ancres = re.findall(r'href="#([\w-]+)"', _papier(un_dossier_complet()))
    papier = _papier(un_dossier_complet())
    assert all(f'id="{ancre}"' in papier for ancre in ancres)


def test_le_papier_ne_charge_rien_du_dehors() -> None:
    papier = _papier(un_dossier_complet())
    assert not re.search(r"src=|href=\"[^#]|url\(|@import|http", papier)


def test_un_gabarit_qui_demande_autre_chose_est_refuse() -> None:
    contenu = composer(un_dossier(), un_dossier(), le=LE, duree_mois=None)
    for gabarit in ("{{ inconnu }}", "{% if %}", "{{ ''.__class__.__mro__ }}"):
        with pytest.raises(GabaritInvalide, match="ne peut pas être rempli"):
            ecrire(contenu, gabarit.encode())
    with pytest.raises(GabaritInvalide):
        ecrire(contenu, b"\xff\xfe")


def test_le_meme_dossier_donne_les_memes_octets() -> None:
    assert _papier(un_dossier_complet()) == _papier(un_dossier_complet())


def test_un_dossier_impossible_a_ecrire_le_dit(tmp_path: Path) -> None:
    occupe = tmp_path / "occupe"
    occupe.write_text(json.dumps({}))
    with pytest.raises(DepotImpossible):
        _exporter(un_dossier(), occupe)
