"""La synthèse d’accueil : une page dans tous les cas, et rien de perdu derrière elle."""

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import docx
import pytest

from cep_desktop.documents.pdf import convertir
from cep_desktop.documents.synthese_accueil.contenu import composer_synthese
from cep_desktop.domain.accueil import Decision, Orientation, Suite
from cep_desktop.domain.co_construction import Paroles
from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import composer_papiers
from tests.cas.dossier import LE, exemple, un_dossier

_PHRASES = (
    "J’ai commencé comme aide à domicile en 2017, après un congé parental.",
    "Depuis deux ans, mon dos me lâche et les horaires du soir m’éloignent de mon fils.",
    "Je voudrais un métier où je parle aux gens, avec des horaires de bureau.",
    "Je n’ai pas d’économies et je ne peux pas m’arrêter de gagner ma vie.",
)


def _qui_demande(texte: str, nom: str = "camille") -> Dossier:
    dossier = exemple(nom)
    demande = dossier.accueil.demande.avec(paroles=Paroles(texte=texte))
    return dossier.avec(accueil=dossier.accueil.avec(demande=demande))


def _recit(longueur: int) -> str:
    phrases = [f"{rang}. {_PHRASES[rang % 4]}" for rang in range(longueur // 60)]
    lignes = [" ".join(phrases[debut : debut + 5]) for debut in range(0, len(phrases), 5)]
    return "\n".join(lignes)[:longueur].strip()


def _qui_decide(suite: Suite) -> Dossier:
    dossier = exemple("idriss")
    return dossier.avec(
        accueil=dossier.accueil.avec(decision=Decision(suite=suite, prise_le=date(2026, 10, 5))),
        entretiens=dossier.entretiens[:1],
    )


def _tres_long() -> Dossier:
    dossier, ligne = _qui_demande(_recit(9_000), "idriss"), ("un mot et un autre " * 20)[:290]
    return dossier.avec(
        accueil=dossier.accueil.avec(
            orientations=tuple(
                Orientation(
                    structure=f"{rang} {ligne}".strip(),
                    raisons=(f"{rang} {ligne}".strip(),),
                    telephone="0261910012",
                    horaires=ligne.strip(),
                )
                for rang in range(6)
            ),
            informations=tuple(
                i.avec(titre=f"{i.id} {ligne}".strip()) for i in dossier.accueil.informations
            ),
        ),
        situation=dossier.situation.avec(appuis=(ligne.strip(),) * 8),
        entretiens=tuple(e.avec(feuille_de_route=(ligne.strip(),) * 5) for e in dossier.entretiens),
    )


def _a_long_nom() -> Dossier:
    dossier = exemple("camille")
    nom = "Association pour l’évolution professionnelle et la formation en Centre-Val de Loire"
    return dossier.avec(
        structure=dossier.structure.avec(nom=nom),
        beneficiaire=dossier.beneficiaire.avec(
            prenom="Marie-Françoise-Élisabeth", nom="de La Rochefoucauld-Montmorency d’Aÿ"
        ),
    )


CAS = {
    "au long nom": _a_long_nom,
    "courte": lambda: exemple("camille"),
    "de 800 caractères": lambda: _qui_demande(_recit(800)),
    "de 800 caractères, page pleine": lambda: _qui_demande(_recit(800), "idriss"),
    "de 3 000 caractères": lambda: _qui_demande(_recit(3_000)),
    "sans point ni espace": lambda: _qui_demande("a" * 3_000),
    "qui s’arrête": lambda: _qui_decide(Suite.ARRETER),
    "orientée": lambda: _qui_decide(Suite.ETRE_ORIENTE),
    "très longue partout": _tres_long,
    "vide": un_dossier,
}


def _papier(dossier: Dossier) -> bytes:
    (papier,) = composer_papiers(
        dossier, GabaritsEmbarques(), le=LE, natures=[NaturePapier.SYNTHESE_ACCUEIL]
    )
    return papier.octets


@pytest.mark.libreoffice
def test_la_synthese_tient_sur_sa_page_et_l_annexe_commence_la_suivante(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext absent")
    ecrits = {f"{rang}.docx": _papier(faire()) for rang, faire in enumerate(CAS.values())}
    rendus = dict(convertir(ecrits))
    for rang, (nom, faire) in enumerate(CAS.items()):
        fichier = tmp_path / f"{rang}.pdf"
        fichier.write_bytes(rendus[fichier.name])
        lu = subprocess.run(
            ["pdftotext", "-layout", str(fichier), "-"],
            check=True, capture_output=True, encoding="utf-8",
        ).stdout  # fmt: skip
        premiere, *autres = lu.rstrip("\f").split("\f")
        dit = composer_synthese(faire(), le=LE)
        assert "La suite que nous choisissons" in premiere, nom
        assert "Page 1 sur" in premiere, nom
        assert bool(autres) == bool(dit.annexe), nom
        assert all("Annexe" in page for page in autres[:1]), nom


def test_une_demande_ordinaire_n_a_pas_d_annexe() -> None:
    for nom in ("camille", "idriss", "solene"):
        assert not composer_synthese(exemple(nom), le=LE).annexe


@pytest.mark.parametrize("longueur", [800, 3_000, 9_000])
def test_une_demande_longue_est_coupee_apres_une_phrase_et_reste_entiere_en_annexe(
    longueur: int,
) -> None:
    recit = _recit(longueur)
    dit = composer_synthese(_qui_demande(recit), le=LE)
    assert dit.demande.endswith("[…]\u00a0» (suite en\u00a0annexe)")
    assert dit.demande.removesuffix(" […]\u00a0» (suite en\u00a0annexe)").endswith((".", "?", "!"))
    assert dit.annexe[0].titre == "Ma demande, avec tous mes mots"
    assert " ".join(dit.annexe[0].paragraphes).strip("«\u00a0»") == " ".join(recit.split())


def test_tout_ce_qui_est_abrege_est_en_annexe_et_s_imprime() -> None:
    dossier = _tres_long()
    document = docx.Document(io.BytesIO(_papier(dossier)))
    corps = "\n".join(paragraphe.text for paragraphe in document.paragraphs)
    annexe = corps[corps.index("Annexe") :]
    for orientation in dossier.accueil.orientations:
        assert f"{orientation.structure}\u00a0:" in annexe
        assert orientation.horaires in annexe
    for information in dossier.accueil.informations:
        assert information.titre in annexe
    for titre in ("Mes appuis", "La suite que nous choisissons"):
        assert titre in annexe


def test_la_personne_qui_s_arrete_part_avec_un_papier_complet() -> None:
    dit = composer_synthese(_qui_decide(Suite.ARRETER), le=LE)
    assert dit.suite_titre == "Je peux revenir quand je veux"
    assert dit.suite_details[-1].startswith("J’appelle le 02\u00a061\u00a091\u00a000\u00a012")
    assert dit.suite_details[0] == "Retrouver mes certificats de travail."
    assert dit.aides[0].utilite == "Reprendre quand je veux"


def test_sans_rendez_vous_ni_decision_la_suite_est_de_le_choisir() -> None:
    dit = composer_synthese(un_dossier(), le=LE)
    assert dit.suite_titre == "Nous choisissons ensemble le prochain rendez-vous"
