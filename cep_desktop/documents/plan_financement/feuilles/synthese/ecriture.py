"""Écrit la synthèse."""

from collections.abc import Sequence
from datetime import date

from cep_desktop.documents.excel.cases import adresse
from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.mesures import hauteur
from cep_desktop.documents.excel.styles import BLOC, CELLULE, CORPS, GRAS, JOUR_EN_LETTRES
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles import barre, depenses, financements
from cep_desktop.documents.plan_financement.feuilles.controle import COULEURS
from cep_desktop.documents.plan_financement.feuilles.formules import arrondir, dire
from cep_desktop.documents.plan_financement.feuilles.page import (
    EN_TETE_BASSE,
    Page,
    fermer,
    ouvrir,
)
from cep_desktop.documents.plan_financement.feuilles.synthese.places import (
    A_DEMANDER,
    ACCORDE,
    CONTROLE,
    COUT,
    DEMANDE,
    LIBELLES,
    MONTANTS,
    NOM,
    PAS_ASSURE,
    PHRASE,
    PROJET,
    RESTE,
    TITRES_SIGNATURES,
    Places,
    couper_la_phrase,
    placer,
)
from cep_desktop.documents.plan_financement.feuilles.tableau import ecrire_entetes
from cep_desktop.documents.plan_financement.parties.synthese import (
    LigneMontant,
    LigneProjet,
    LigneSignature,
    Synthese,
)
from cep_desktop.documents.reste_a_payer import RESERVE
from cep_desktop.domain.financement import Assurance

_FORTS = {COUT, RESTE}
_LARGEURS = (38, 33, 32)
_SIGNATURES = "Signatures"
_TITRES_MONTANTS = (("Montant", False), ("Euros, total", True), ("Certitude", False))
_RANGEE = 22.5
_NOMS = {
    COUT: "Cout_total",
    ACCORDE: "Aides_accordees",
    DEMANDE: "Aides_demandees",
    A_DEMANDER: "Aides_a_demander",
    RESTE: "Reste_a_payer",
    PAS_ASSURE: "Pas_encore_assure",
}


def ecrire(feuille: Feuille, contenu: ContenuPlanFinancement) -> None:
    """Écrit la feuille."""
    places, synthese, reperes = placer(contenu), contenu.synthese, contenu.reperes
    fictif = " – exemple fictif" if reperes.est_fictif else ""
    page = Page(
        "Plan de financement",
        f"{reperes.initiales}, dossier {reperes.dossier} – {reperes.version_datee} – "
        f"{reperes.structure}{fictif}",
        _LARGEURS,
        est_en_paysage=False,
        tient_sur_une_page=True,
    )
    ouvrir(feuille, page)
    _ecrire_projet(feuille, places, synthese.projet)
    _ecrire_montants(feuille, places, contenu)
    barre.ecrire(feuille, contenu, rangee=places.montants.suite, premiere=places.rangee(ACCORDE))
    _ecrire_phrase(feuille, places, synthese.phrase)
    _ecrire_signatures(feuille, places, synthese.signatures)
    for libelle, nom in _NOMS.items():
        feuille.classeur.nommer(nom, (places.rangee(libelle), 1), NOM)
    feuille.classeur.nommer("Controle", (places.controle, 2), NOM)
    fermer(feuille, page, reperes, derniere=places.signatures.derniere)


def _bloc(feuille: Feuille, rangee: int, titre: str) -> None:
    feuille.texte((rangee, 0), titre, BLOC)
    feuille.page.set_row(rangee, 28)


def _ecrire_projet(feuille: Feuille, places: Places, lignes: Sequence[LigneProjet]) -> None:
    ecrire_entetes(feuille, places.projet.entete, PROJET, _LARGEURS, minimum=EN_TETE_BASSE)
    for rangee, ligne in enumerate(lignes, start=places.projet.premiere):
        feuille.texte((rangee, 0), ligne.intitule, {**CELLULE, **GRAS})
        textes = [(ligne.intitule, _LARGEURS[0]), (ligne.detail, _LARGEURS[2])]
        if isinstance(ligne.reponse, date):
            feuille.date((rangee, 1), ligne.reponse, {**CELLULE, **JOUR_EN_LETTRES})
        else:
            feuille.texte((rangee, 1), ligne.reponse, CELLULE)
            textes.append((ligne.reponse, _LARGEURS[1]))
        feuille.texte((rangee, 2), ligne.detail, CELLULE)
        feuille.page.set_row(rangee, hauteur(textes, minimum=_RANGEE))


def _ecrire_montants(feuille: Feuille, places: Places, contenu: ContenuPlanFinancement) -> None:
    synthese, ici = contenu.synthese, places.montants
    _bloc(feuille, ici.entete - 1, MONTANTS)
    ecrire_entetes(feuille, ici.entete, _TITRES_MONTANTS, _LARGEURS, minimum=EN_TETE_BASSE)
    calculs = _calculs(places, contenu)
    for libelle, ligne in zip(LIBELLES, _totaux(synthese), strict=True):
        style = {**CELLULE, **(GRAS if libelle in _FORTS else {})}
        rangee = places.rangee(libelle)
        feuille.texte((rangee, 0), libelle, style)
        formule = dire(calculs[libelle], ligne.montant)
        feuille.formule((rangee, 1), formule, ligne.montant, style)
        feuille.texte((rangee, 2), ligne.certitude, CELLULE)
        feuille.page.set_row(rangee, _RANGEE)
    retenus = financements.citer_retenus(contenu)
    for rangee, revenu in enumerate(synthese.revenus, start=places.rangee(PAS_ASSURE) + 1):
        feuille.texte((rangee, 0), revenu.libelle, CELLULE)
        formule = retenus[revenu.cle]
        feuille.formule((rangee, 1), formule, revenu.montant, CELLULE)
        feuille.texte((rangee, 2), revenu.certitude, CELLULE)
        feuille.page.set_row(rangee, hauteur([(revenu.libelle, _LARGEURS[0])], minimum=_RANGEE))
    _ecrire_controle(feuille, places, contenu)


def _ecrire_controle(feuille: Feuille, places: Places, contenu: ContenuPlanFinancement) -> None:
    rangee, style = places.controle, {**CELLULE, **GRAS}
    ressources = f"{adresse((places.rangee(ACCORDE), 1))}:{adresse((places.rangee(RESTE), 1))}"
    cout = adresse((places.rangee(COUT), 1))
    ecart = contenu.synthese.ecart
    feuille.texte((rangee, 0), CONTROLE, style)
    feuille.formule((rangee, 1), arrondir(f"SUM({cout})-SUM({ressources})"), ecart, style)
    controle = contenu.couverture.controle.libelle
    feuille.formule((rangee, 2), depenses.placer(contenu).controle, controle, style)
    feuille.colorier(adresse((rangee, 2)).replace("$", ""), COULEURS)
    feuille.page.set_row(rangee, 27)


def _calculs(places: Places, contenu: ContenuPlanFinancement) -> dict[str, str]:
    page = depenses.placer(contenu)
    aides = page.matrice
    cout, accorde, a_demander = (
        adresse((places.rangee(libelle), 1)) for libelle in (COUT, ACCORDE, A_DEMANDER)
    )
    return {
        COUT: page.total,
        ACCORDE: aides.somme_des(Assurance.ACCORDE, depenses.NOM),
        DEMANDE: aides.somme_des(Assurance.DEMANDE, depenses.NOM),
        A_DEMANDER: aides.somme_des(Assurance.A_DEMANDER, depenses.NOM),
        RESTE: _reste(cout, f"{accorde}:{a_demander}"),
        PAS_ASSURE: _reste(cout, accorde),
    }


def _reste(cout: str, aides: str) -> str:
    return arrondir(f"SUM({cout})-MIN(SUM({cout}),SUM({aides}))")


def _totaux(synthese: Synthese) -> tuple[LigneMontant, ...]:
    return (
        synthese.cout,
        synthese.accorde,
        synthese.demande,
        synthese.a_demander,
        synthese.reste,
        synthese.pas_encore_assure,
    )


def _ecrire_phrase(feuille: Feuille, places: Places, phrase: str) -> None:
    _bloc(feuille, places.phrase, PHRASE)
    for rangee, ligne in enumerate(couper_la_phrase(phrase), start=places.phrase + 1):
        feuille.texte((rangee, 0), ligne, CORPS)
        feuille.page.set_row(rangee, 18)
    reserve = places.phrase + places.lignes + 1
    feuille.texte((reserve, 0), RESERVE, {**CORPS, **GRAS})
    feuille.page.set_row(reserve, 18)


def _ecrire_signatures(
    feuille: Feuille, places: Places, signatures: Sequence[LigneSignature]
) -> None:
    ici = places.signatures
    _bloc(feuille, ici.entete - 1, _SIGNATURES)
    ecrire_entetes(feuille, ici.entete, TITRES_SIGNATURES, _LARGEURS, minimum=EN_TETE_BASSE)
    for rangee, ligne in enumerate(signatures, start=ici.premiere):
        feuille.texte((rangee, 0), ligne.qui, CELLULE)
        if ligne.le:
            feuille.date((rangee, 1), ligne.le, {**CELLULE, **JOUR_EN_LETTRES})
        else:
            feuille.texte((rangee, 1), "", CELLULE)
        feuille.texte((rangee, 2), ligne.mention, CELLULE)
        feuille.page.set_row(rangee, 35)
