"""Le paquet de remise, le lot, et ce que chaque financeur voit."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from cep_desktop.documents.plan_financement.contenu import composer
from cep_desktop.documents.plan_financement.csv_du_plan import ecrire_csv, inerte
from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.documents.plan_financement.feuilles import demarches
from cep_desktop.documents.plan_financement.lecture import lire
from cep_desktop.documents.plan_financement.restriction import organismes
from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.paquet import PaquetRefuse
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases import remise as cas
from cep_desktop.usecases.lot import Travail, produire_le_lot
from cep_desktop.usecases.papiers import NaturePapier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier, un_dossier_complet
from tests.cli.commande import appeler
from tests.cli.commande import ecrire as ecrire_dossier
from tests.documents.papiers.cas import la_veille


def _remettre(dossier: Dossier, sortie: Path, **options: object) -> cas.Remise:
    return cas.remettre(dossier, GabaritsEmbarques(), sortie, le=LE, **options)  # type: ignore[arg-type]


def test_le_paquet_contient_tout_et_son_manifeste_en_repond(tmp_path: Path) -> None:
    complet = un_dossier_complet()
    remise = _remettre(complet, tmp_path / "r", avant=la_veille(complet))
    natures = {papier.nature for papier in remise.papiers}
    assert natures == set(NaturePapier) - {
        NaturePapier.ALERTE,
        NaturePapier.PREUVE,
        NaturePapier.AGENDA,
        NaturePapier.INVENTAIRE,
    }
    manifeste = json.loads((tmp_path / "r" / "manifeste.json").read_text(encoding="utf-8"))
    presents = {f.name for f in (tmp_path / "r").iterdir()} - {"manifeste.json"}
    assert presents == {fiche["nom"] for fiche in manifeste["fichiers"]}
    for fiche in manifeste["fichiers"]:
        octets = (tmp_path / "r" / fiche["nom"]).read_bytes()
        assert fiche["sha256"] == hashlib.sha256(octets).hexdigest()
    assert manifeste["accords"][0]["donne_le"]


def test_aucun_nom_de_fichier_ne_dit_la_personne(tmp_path: Path) -> None:
    remise = _remettre(exemple("camille"), tmp_path)
    assert not any("amille" in p.nom or "oreau" in p.nom for p in remise.papiers)


def test_arreter_avant_la_fin_ne_laisse_rien(tmp_path: Path) -> None:
    dits: list[str] = []

    def dire(mot: str) -> None:
        dits.append(mot)
        if len(dits) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _remettre(exemple("camille"), tmp_path / "r", dire=dire)
    assert not (tmp_path / "r").exists()


def test_sans_convertisseur_le_paquet_est_remis_et_le_dit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    remise = _remettre(exemple("camille"), tmp_path / "r", en_pdf=True)
    assert remise.avis[0].startswith("Ce poste n’a pas de quoi faire un PDF.")
    assert any(papier.nom.endswith(".docx") for papier in remise.papiers)


@pytest.mark.libreoffice
def test_les_pdf_accompagnent_les_papiers(tmp_path: Path) -> None:
    remise = _remettre(exemple("solene"), tmp_path, en_pdf=True)
    pdf = {p.nom for p in remise.papiers if p.nom.endswith(".pdf")}
    word = {p.nom for p in remise.papiers if p.nom.endswith(".docx")}
    assert not remise.avis
    assert {Path(nom).stem for nom in word} <= {Path(nom).stem for nom in pdf}


def _textes_sauf_les_pieces(octets: bytes) -> list[str]:
    """Chaque texte du classeur ; une pièce à fournir peut nommer l’organisme qui la délivre."""
    livre = load_workbook(io.BytesIO(octets), data_only=True)
    return [
        case.value
        for feuille in livre.worksheets
        for rangee in feuille.iter_rows()
        for case in rangee
        if isinstance(case.value, str) and (feuille.title, case.column) != (demarches.NOM, 3)
    ]


@pytest.mark.parametrize("nom", EXEMPLES)
def test_un_financeur_ne_voit_que_ce_qui_le_regarde(nom: str) -> None:
    dossier = exemple(nom).partageable()
    for organisme in organismes(dossier):
        dit = composer(dossier, le=LE, organisme=organisme)
        octets = ecrire(dit)
        assert lire(octets) == dit
        autres = {o for o in organismes(dossier) if o != organisme and o not in organisme}
        vus = {a for a in autres for texte in _textes_sauf_les_pieces(octets) if a in texte}
        assert not vus
        entier = composer(dossier, le=LE)
        assert dit.synthese.cout == entier.synthese.cout
        assert {r.cle for r in dit.retour.lignes} <= {r.cle for r in entier.retour.lignes}


def test_le_csv_se_relit_sans_formule() -> None:
    octets = ecrire_csv(composer(exemple("camille").partageable(), le=LE))
    assert octets.startswith(b"\xef\xbb\xbf")
    lignes = list(csv.DictReader(io.StringIO(octets.decode("utf-8-sig")), delimiter=";"))
    demandes = [x["Demandé (€)"] for x in lignes if x["Ligne"] == "Financement"]
    assert demandes == ["1860,00", "400,00", "4900,00", "inconnu"]
    totaux = {x["Intitulé"]: x for x in lignes if x["Ligne"] == "Synthèse"}
    assert totaux["Coût total"]["Coût (€)"] == "7590,00"
    assert totaux["Accordé"]["Accordé (€)"] == "1860,00"
    assert totaux["Reste à payer si tout est accepté"]["Coût (€)"] == "430,00"
    assert any("Il resterait 430,00" in intitule for intitule in totaux)
    assert inerte("=1+1") == "'=1+1"
    assert inerte("-5") == "'-5"


def test_un_lot_produit_chaque_dossier_et_dit_ses_refus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichiers = [ecrire_dossier(exemple(n), tmp_path / f"{n}.dossier.json") for n in EXEMPLES]
    assert appeler("produire", "--lot", *fichiers, "--sortie", tmp_path / "lot", "--json") == 0
    produits = json.loads(capsys.readouterr().out)["dossiers"]
    assert sorted(d["dossier"] for d in produits) == ["0142", "0158", "0173"]
    abime = tmp_path / "abime.dossier.json"
    abime.write_text("{", encoding="utf-8")
    assert appeler("produire", "--lot", fichiers[0], abime, "--sortie", tmp_path / "lot") == 1
    assert "1\u00a0dossier produit sur 2" in capsys.readouterr().err


def test_un_lot_donne_les_memes_octets_sur_un_ou_deux_coeurs(tmp_path: Path) -> None:
    fichiers = [ecrire_dossier(exemple(n), tmp_path / f"{n}.dossier.json") for n in EXEMPLES]
    for coeurs in (1, 2):
        sortie = tmp_path / str(coeurs)
        travaux = [Travail(f, sortie, LE, GabaritsEmbarques()) for f in fichiers]
        assert all(not issue.refus for issue in produire_le_lot(travaux, sur=coeurs))
    for fichier in (tmp_path / "1").rglob("*.*"):
        jumeau = tmp_path / "2" / fichier.relative_to(tmp_path / "1")
        assert fichier.read_bytes() == jumeau.read_bytes()


def test_plusieurs_dossiers_sans_lot_demandent_lequel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = ecrire_dossier(exemple("camille"), tmp_path / "c.dossier.json")
    assert appeler("produire", fichier, fichier, "--sortie", tmp_path / "x") == 1
    assert "--lot" in capsys.readouterr().err


def test_le_verbe_remettre_fait_le_paquet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = ecrire_dossier(exemple("idriss"), tmp_path / "i.dossier.json")
    assert appeler("remettre", fichier, "--sortie", tmp_path / "p", "--le", "2026-11-23") == 0
    assert "fiche-falc-0158-v1.docx" in capsys.readouterr().out


def test_l_agenda_part_avec_le_paquet_et_se_relit(tmp_path: Path) -> None:
    remise = un_atelier().remettre(exemple("camille"), tmp_path)
    (agenda,) = [p for p in remise.papiers if p.nature is NaturePapier.AGENDA]
    lu = Calendar.from_ical((tmp_path / agenda.nom).read_bytes())
    evenements = lu.walk("VEVENT")
    assert evenements
    assert all(str(e["uid"]).endswith("@cep-desktop.invalid") for e in evenements)
    fiches = json.loads(remise.manifeste)["fichiers"]
    (fiche,) = [f for f in fiches if f["nom"] == agenda.nom]
    assert fiche["sha256"] == hashlib.sha256(agenda.octets).hexdigest()


class _ReglesAbimees:
    """Une source de règles que le poste refuse."""

    def __getattr__(self, nom: str) -> object:
        raise PaquetRefuse("Les règles de ce poste sont abîmées.")


def test_des_regles_refusees_laissent_un_agenda_court_et_le_disent(tmp_path: Path) -> None:
    entier = un_atelier()
    atelier = replace(entier, regles=_ReglesAbimees())  # type: ignore[arg-type]
    remise = atelier.remettre(exemple("camille"), tmp_path / "r")
    (agenda,) = [p for p in remise.papiers if p.nature is NaturePapier.AGENDA]
    (complet,) = [
        p
        for p in entier.remettre(exemple("camille"), tmp_path / "e").papiers
        if p.nature is NaturePapier.AGENDA
    ]
    assert agenda.octets.count(b"BEGIN:VEVENT") < complet.octets.count(b"BEGIN:VEVENT")
    assert remise.avis[0].startswith("L’agenda n’a que les dates du dossier")
    assert "abîmées" in remise.avis[0]
    bilan = atelier.controler_la_remise(exemple("camille"))
    assert any(c.titre == "Un papier part incomplet" for c in bilan.controles)


def test_un_dossier_sans_date_part_sans_agenda(tmp_path: Path) -> None:
    remise = un_atelier().remettre(un_dossier(), tmp_path)
    assert not [p for p in remise.papiers if p.nom.endswith(".ics")]
