"""Effacer pour de bon : plus un mot dans le fichier déchiffré, et rien ne revient."""

from dataclasses import astuple
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.erreurs import ElementIntrouvable, ErreurMetier
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.storage.coffre import conteneur
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.tables import anonymise, effacement
from cep_desktop.storage.sql.schema import revision
from cep_desktop.storage.sql.transaction import lecture
from cep_desktop.usecases.coffre.conservation import Effectif, grouper
from cep_desktop.usecases.coffre.erreurs import DossierGele
from cep_desktop.usecases.coffre.journal import Geste
from tests.cas.dossier import EXEMPLES, exemple, un_dossier
from tests.storage.coffre.coffres import AUTEUR, PHRASE, HorlogeReglable, lacher, noms_gardes
from tests.storage.coffre.dechiffrement import dechiffrer

CANARI = "zzcanarixylophone"
CAMILLE = exemple("camille").id


def _avec_canari() -> Dossier:
    return un_dossier(
        beneficiaire=Beneficiaire(prenom=CANARI, nom=CANARI),
        notes_privees=(NotePrivee(id="N1", le=date(2026, 11, 25), texte=f"{CANARI} " * 400),),
    )


def _clair(coffre: CoffreOuvert) -> bytes:
    cle = deriver(coffre.interieur.cle, Usage.BASE)
    return dechiffrer(coffre.interieur.base, cle).lower()


def _traces(coffre: CoffreOuvert) -> list[bytes]:
    """Ce qui, dans le fichier, viendrait du dossier au canari : mots, morceaux, révisions."""
    with lecture(coffre.interieur.moteur) as connexion:
        requete = select(revision.c.json_compresse).where(
            revision.c.dossier == str(un_dossier().id)
        )
        revisions = connexion.execute(requete).scalars().all()
    # L’index ne répète pas le début commun de deux mots : on cherche aussi le milieu du canari.
    mots = [CANARI.encode(), CANARI[3:-2].encode(), str(un_dossier().id).encode()]
    return [*mots, *(octets[40:80].lower() for octets in revisions)]


@pytest.mark.parametrize("enregistrements", [1, 12])
def test_le_mot_canari_disparait_du_fichier_dechiffre(
    coffre: CoffreOuvert, enregistrements: int
) -> None:
    dossier = _avec_canari()
    for rang in range(enregistrements):
        coffre.dossiers.ecrire(dossier.avec(numero=f"n{rang}"), attendue=rang, geste="essai")
    coffre.dossiers.nommer(dossier.id, 1, CANARI)
    assert coffre.dossiers.chercher(CANARI[:-2])
    traces = _traces(coffre)
    avant = _clair(coffre)
    assert all(trace in avant for trace in traces)
    coffre.dossiers.effacer(dossier.id)
    apres = _clair(coffre)
    assert not [trace for trace in traces if trace in apres]
    assert coffre.interieur.base.with_name("dossiers.db-wal").stat().st_size == 0
    assert b"haddad" in apres
    assert coffre.dossiers.chercher(CANARI) == ()
    assert [f.personne for f in coffre.dossiers.chercher("haddad")] == ["Idriss Haddad"]
    lacher(coffre)


def test_sans_effacement_le_canari_resterait_et_l_essai_le_verrait(coffre: CoffreOuvert) -> None:
    dossier = _avec_canari()
    coffre.dossiers.ecrire(dossier, attendue=0, geste="essai")
    coffre.dossiers.ecrire(un_dossier(), attendue=1, geste="essai")
    coffre.reposer()
    assert CANARI.encode() in _clair(coffre)
    lacher(coffre)


def test_effacer_inscrit_une_empreinte_et_une_ligne_sans_nom(
    coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    coffre.dossiers.effacer(CAMILLE)
    with lecture(coffre.interieur.moteur) as connexion:
        inscrits = connexion.execute(select(effacement)).all()
    assert [tuple(ligne) for ligne in inscrits] == [
        (coffre.interieur.journal.empreinte(CAMILLE), horloge.instant)
    ]
    assert coffre.acces.lignes()[0].geste is Geste.EFFACEMENT


def test_on_n_efface_pas_ce_qui_n_est_pas_la(coffre: CoffreOuvert) -> None:
    with pytest.raises(ElementIntrouvable):
        coffre.dossiers.effacer(un_dossier().id)
    with pytest.raises(ElementIntrouvable):
        coffre.conservation.effacer([CAMILLE, un_dossier().id])
    assert len(noms_gardes(coffre)) == 3


def _geler(coffre: CoffreOuvert, **champs: object) -> Dossier:
    gel = Gel.model_validate({"motif": "Recours", "pose_le": date(2026, 11, 1), **champs})
    gele = exemple("camille").avec(gel=gel)
    coffre.dossiers.ecrire(gele, attendue=1, geste="dossier gelé")
    return gele


def test_un_dossier_gele_ne_s_efface_ni_ne_s_anonymise(coffre: CoffreOuvert) -> None:
    gele = _geler(coffre)
    for geste in (coffre.conservation.effacer, coffre.conservation.anonymiser):
        with pytest.raises(DossierGele, match="ne s’efface pas"):
            geste([exemple("idriss").id, gele.id])
    assert len(noms_gardes(coffre)) == 3
    with lecture(coffre.interieur.moteur) as connexion:
        assert connexion.execute(select(anonymise)).all() == []


def test_un_gel_leve_laisse_effacer(coffre: CoffreOuvert) -> None:
    leve = _geler(coffre, leve_le=date(2026, 11, 20))
    coffre.dossiers.effacer(leve.id)
    assert len(noms_gardes(coffre)) == 2


def test_anonymiser_ne_laisse_qu_un_compte_sans_nom_ni_texte(coffre: CoffreOuvert) -> None:
    coffre.conservation.anonymiser([CAMILLE, exemple("idriss").id])
    assert noms_gardes(coffre) == {"Solène Le Goff"}
    with lecture(coffre.interieur.moteur) as connexion:
        lignes = connexion.execute(select(anonymise)).all()
    assert sum(ligne.dossiers for ligne in lignes) == 2
    assert {ligne.annee for ligne in lignes} == {
        exemple(nom).ouvert_le.year for nom in ("camille", "idriss")
    }
    clair = _clair(coffre)
    for nom in ("camille", "idriss"):
        assert exemple(nom).beneficiaire.nom.lower().encode() not in clair
        assert str(exemple(nom).id).encode() not in clair
    lacher(coffre)


def test_deux_dossiers_du_meme_groupe_ne_se_distinguent_plus(coffre: CoffreOuvert) -> None:
    jumeaux = [un_dossier(id=UUID(int=n), numero=f"n{n}") for n in range(1, 7)]
    for jumeau in jumeaux:
        coffre.dossiers.ecrire(jumeau, attendue=0, geste="essai")
    annee = un_dossier().ouvert_le.year
    coffre.conservation.anonymiser(jumeau.id for jumeau in jumeaux[:4])
    assert coffre.conservation.anonymises() == (Effectif(annee, None),)
    coffre.conservation.anonymiser(jumeau.id for jumeau in jumeaux[4:])
    assert coffre.conservation.anonymises() == (Effectif(annee, 6),)
    with lecture(coffre.interieur.moteur) as connexion:
        assert len(connexion.execute(select(anonymise)).all()) == 1


def test_un_groupe_anonyme_n_a_ni_nom_ni_date_entiere() -> None:
    for nom in EXEMPLES:
        valeurs = astuple(grouper(exemple(nom)))
        assert all(isinstance(v, int | str) for v in valeurs)
        textes = {v for v in valeurs if isinstance(v, str)}
        assert not textes & {exemple(nom).numero, exemple(nom).beneficiaire.nom}


def test_sans_duree_reglee_aucun_dossier_n_est_echu(
    coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    horloge.avancer(days=5000)
    assert coffre.conservation.mois is None
    assert coffre.conservation.echus() == ()


@pytest.mark.parametrize("mois", [0, -1, 121])
def test_une_duree_impossible_est_refusee(coffre: CoffreOuvert, mois: int) -> None:
    with pytest.raises(ErreurMetier, match="de 1 à 120 mois"):
        coffre.conservation.regler(mois)
    assert coffre.conservation.mois is None


def test_la_liste_de_travail_dit_qui_est_echu_et_qui_est_gele(
    coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    _geler(coffre)
    coffre.conservation.regler(24)
    assert coffre.conservation.echus() == ()
    horloge.avancer(days=800)
    echus = coffre.conservation.echus()
    assert {echu.personne for echu in echus} == {
        "Camille Moreau", "Idriss Haddad", "Solène Le Goff"
    }  # fmt: skip
    assert {echu.personne for echu in echus if echu.est_gele} == {"Camille Moreau"}
    contacts = [echu.conservation.dernier_contact for echu in echus]
    assert contacts == sorted(contacts)
    coffre.conservation.effacer(echu.id for echu in echus if not echu.est_gele)
    assert noms_gardes(coffre) == {"Camille Moreau"}


def test_un_contact_de_fin_de_mois_n_est_pas_oublie(
    coffres: CoffresDuPoste, horloge: HorlogeReglable
) -> None:
    horloge.avancer(days=-298)
    assert horloge.instant.date() == date(2026, 1, 31)
    coffre, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    coffre.dossiers.ecrire(un_dossier(ouvert_le=date(2026, 1, 31)), attendue=0, geste="essai")
    coffre.conservation.regler(1)
    horloge.avancer(days=27)
    assert coffre.conservation.echus() == ()
    horloge.avancer(days=1)
    assert len(coffre.conservation.echus()) == 1
    coffre.fermer()


def test_un_dossier_efface_ne_revient_pas_avec_une_base_plus_ancienne(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    coffre.reposer()
    ancienne = coffre.interieur.base.read_bytes()
    horloge.avancer(minutes=1)
    coffre.dossiers.effacer(CAMILLE)
    coffre.fermer()
    coffre.interieur.base.write_bytes(ancienne)
    ramene = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert "Camille Moreau" not in noms_gardes(ramene)
    assert any("De nouveau effacés" in alerte for alerte in ramene.alertes)
    assert exemple("camille").beneficiaire.nom.lower().encode() not in _clair(ramene)
    ramene.fermer()


def test_un_dossier_repris_apres_son_effacement_est_garde(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    coffre.dossiers.effacer(CAMILLE)
    horloge.avancer(minutes=1)
    coffre.dossiers.ecrire(exemple("camille"), attendue=0, geste="fichier ouvert")
    sauvegarde = coffre.sauvegarder()
    coffre.fermer()
    coffres.restaurer(sauvegarde, PHRASE, auteur=AUTEUR)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert "Camille Moreau" in noms_gardes(rouvert)
    assert rouvert.dossiers.lire(CAMILLE).dossier == exemple("camille")
    rouvert.fermer()


def test_ce_qui_attend_dans_le_journal_de_la_base_se_range_au_repos(
    coffre: CoffreOuvert, tmp_path: Path
) -> None:
    journal = coffre.interieur.base.with_name("dossiers.db-wal")
    coffre.dossiers.ecrire(un_dossier(), attendue=0, geste="essai")
    assert journal.stat().st_size > 0
    coffre.reposer()
    assert journal.stat().st_size == 0
    assert (tmp_path / "poste" / "copies").exists()


def test_soixante_et_onze_jours_apres_aucune_sauvegarde_ne_le_contient(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, horloge: HorlogeReglable, tmp_path: Path
) -> None:
    """Chaque sauvegarde, ici et dans le second dossier, est ouverte et déchiffrée octet à octet."""
    coffre.sauvegardes.choisir_second_dossier(tmp_path / "second")
    coffre.dossiers.ecrire(_avec_canari(), attendue=0, geste="essai")
    coffre.sauvegarder()
    assert CANARI in _dans_les_sauvegardes(coffre, tmp_path)
    coffre.dossiers.effacer(un_dossier().id)
    horloge.avancer(days=40)
    coffre.sauvegarder()
    assert CANARI in _dans_les_sauvegardes(coffre, tmp_path)
    horloge.avancer(days=31)
    coffre.sauvegarder()
    clair = _dans_les_sauvegardes(coffre, tmp_path)
    assert CANARI not in clair
    assert "haddad" in clair
    lacher(coffre)


def _dans_les_sauvegardes(coffre: CoffreOuvert, lieu: Path) -> str:
    cle = deriver(coffre.interieur.cle, Usage.BASE)
    trouvees = [*(lieu / "second").glob("*.cepsauve"), *coffre.dossier.rglob("*.cepsauve")]
    assert len(trouvees) > 1
    clairs = []
    for rang, sauvegarde in enumerate(trouvees):
        base = lieu / f"relue-{rang}.db"
        conteneur.lire(sauvegarde, base)
        clairs.append(dechiffrer(base, cle).lower().decode("utf-8", "ignore"))
        base.unlink()
    return "".join(clairs)
