"""La feuille Retour financeur : ce que l’on demande en gris, la réponse dans les cases jaunes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cep_desktop.documents.excel.cases import Case, adresse
from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.excel.mesures import elargir, hauteur
from cep_desktop.documents.excel.styles import (
    A_DROITE,
    ALERTE,
    ATTENTION,
    BASE,
    CELLULE,
    EN_TETE,
    EN_TETE_SAISIE,
    EUROS,
    GRAS,
    JETONS,
    JOUR,
    SAISIE,
    SOUS_TITRE,
    Style,
)
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles.bande import Bande
from cep_desktop.documents.plan_financement.feuilles.page import ENTETE, Page, fermer, ouvrir
from cep_desktop.documents.plan_financement.feuilles.saisies import (
    DATE,
    DECISION,
    MONTANT,
    MOTIF,
    TEXTE,
    Saisie,
    valider,
)
from cep_desktop.documents.plan_financement.feuilles.tableau import (
    Colonne,
    Genre,
    ecrire_rangee_vide,
)
from cep_desktop.documents.plan_financement.parties.financements import LigneFinancement
from cep_desktop.documents.plan_financement.parties.retour import (
    MONTANT_ATTENDU,
    MOTIF_ATTENDU,
    PLUS_QUE_DEMANDE,
    LigneRetour,
    Retour,
    rapprocher,
)
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.montant import Montant

NOM = "Retour financeur"

_LARGEURS = (6, 29, 25, 14, 20, 15, 17, 22, 17, 24, 16)
_GRISES: tuple[Colonne[LigneFinancement], ...] = (
    Colonne("Clé", "cle"),
    Colonne("Financeur", "financeur"),
    Colonne("Dispositif", "dispositif"),
    Colonne("Demandé (€)", "demande", Genre.MONTANT),
)
_JAUNES: tuple[tuple[Colonne[LigneRetour], Saisie], ...] = (
    (Colonne("Décision", "decision"), DECISION),
    (Colonne("Accordé (€)", "accorde", Genre.MONTANT), MONTANT),
    (Colonne("Date de décision", "decide_le", Genre.JOUR), DATE),
    (Colonne("Motif", "motif"), MOTIF),
    (Colonne("Date de paiement", "paiement_le", Genre.JOUR), DATE),
    (Colonne("Commentaire", "commentaire"), TEXTE),
)
_A_VERIFIER = "À vérifier"
_DEMANDE = len(_GRISES) - 1
_PREMIERE_JAUNE = len(_GRISES)
_VERIFICATION = _PREMIERE_JAUNE + len(_JAUNES)
_REPONSE = "Réponse donnée par"
_NOM, _FONCTION, _DATE = "Nom", "Fonction", "Date"
_MOTS: Mapping[str, Style] = {
    PLUS_QUE_DEMANDE: ALERTE,
    MONTANT_ATTENDU: ATTENTION,
    MOTIF_ATTENDU: ATTENTION,
}
_RANGEE = 44.0


def _placer(contenu: ContenuPlanFinancement) -> Bande:
    return Bande(ENTETE, len(contenu.retour.lignes))


def ecrire(feuille: Feuille, contenu: ContenuPlanFinancement) -> None:
    """Écrit la feuille : c’est la seule dont des cases se remplissent."""
    bande, reperes = _placer(contenu), contenu.reperes
    destinataire = reperes.courriel or reperes.structure
    page = Page(
        "Retour financeur",
        f"Merci de remplir les cases jaunes, puis de renvoyer ce classeur à {destinataire}.",
        elargir(_LARGEURS, {_DEMANDE: [f.demande for f in contenu.financements]}),
    )
    ouvrir(feuille, page)
    feuille.page.set_row(2, 20)
    jaune = {**BASE, **GRAS, "font_color": JETONS["sun_ink"]}
    feuille.texte(
        (2, _PREMIERE_JAUNE), "Cases jaunes\u00a0: à remplir par l’organisme qui paie", jaune
    )
    _ecrire_entetes(feuille, bande.entete)
    for rang, (reponse, demande) in enumerate(rapprocher(contenu.retour, contenu.financements)):
        _ecrire_ligne(feuille, bande.premiere + rang, reponse, demande)
    if bande.nombre:
        for numero, (_, saisie) in enumerate(_JAUNES, start=_PREMIERE_JAUNE):
            valider(feuille, bande.premiere, bande.derniere, numero, saisie, reperes.version_du)
        accorde = adresse((bande.premiere, _PREMIERE_JAUNE + 1)).replace("$", "")
        demandee = adresse((bande.premiere, _DEMANDE)).replace("$", "")
        feuille.page.conditional_format(
            bande.relative(_PREMIERE_JAUNE + 1),
            {
                "type": "formula",
                "criteria": f"=AND(ISNUMBER({accorde}),ISNUMBER({demandee}),{accorde}>{demandee})",
                "format": feuille.classeur.livre.add_format(dict(ALERTE)),
            },
        )
        feuille.colorier(bande.relative(_VERIFICATION), _MOTS)
    else:
        phrase = "Aucune demande n’attend de réponse."
        ecrire_rangee_vide(feuille, bande.premiere, len(_LARGEURS), phrase)
    derniere = _ecrire_reponse(feuille, bande.suite + 1, contenu.retour, reperes.version_du)
    fermer(feuille, page, reperes, derniere=derniere)


def _ecrire_entetes(feuille: Feuille, rangee: int) -> None:
    titres = [(c.titre, c.est_a_droite, EN_TETE) for c in _GRISES]
    titres += [(c.titre, c.est_a_droite, EN_TETE_SAISIE) for c, _ in _JAUNES]
    for numero, (titre, est_a_droite, style) in enumerate(titres):
        feuille.texte((rangee, numero), titre, {**style, **(A_DROITE if est_a_droite else {})})
    feuille.texte((rangee, _VERIFICATION), _A_VERIFIER, EN_TETE)
    feuille.page.set_row(rangee, 32)


def _ecrire_ligne(
    feuille: Feuille, rangee: int, reponse: LigneRetour, demande: LigneFinancement
) -> None:
    for numero, grise in enumerate(_GRISES):
        grise.ecrire(feuille, (rangee, numero), demande)
    for numero, (jaune, _) in enumerate(_JAUNES, start=_PREMIERE_JAUNE):
        _remplir(feuille, (rangee, numero), getattr(reponse, jaune.champ), jaune)
    demandee, decision, accorde, motif = (
        adresse((rangee, numero))
        for numero in (_DEMANDE, _PREMIERE_JAUNE, _PREMIERE_JAUNE + 1, _PREMIERE_JAUNE + 3)
    )
    formule = (
        f"IF(AND(ISNUMBER({demandee}),ISNUMBER({accorde}),{accorde}>{demandee}),"
        f'"{PLUS_QUE_DEMANDE}",'
        f'IF(AND({decision}="{StatutFinancement.ACCORDE.libelle}",{accorde}=""),'
        f'"{MONTANT_ATTENDU}",'
        f'IF(AND({decision}="{StatutFinancement.REFUSE.libelle}",{motif}=""),'
        f'"{MOTIF_ATTENDU}","")))'
    )
    mot = reponse.a_verifier(demande.demande)
    feuille.formule((rangee, _VERIFICATION), formule, mot, CELLULE, est_suivie=False)
    textes = ((demande.financeur, _LARGEURS[1]), (demande.dispositif, _LARGEURS[2]))
    feuille.page.set_row(rangee, hauteur(textes, minimum=_RANGEE))


def _remplir(feuille: Feuille, case: Case, valeur: object, colonne: Colonne[LigneRetour]) -> None:
    forme = {Genre.MONTANT: EUROS, Genre.JOUR: JOUR}.get(colonne.genre, {})
    style = {**SAISIE, **forme}
    if valeur is None:
        feuille.texte(case, "", style)
    elif isinstance(valeur, date):
        feuille.date(case, valeur, style)
    elif isinstance(valeur, str):
        feuille.texte(case, valeur, style)
    elif isinstance(valeur, Montant):
        feuille.montant(case, valeur, style)


def _ecrire_reponse(feuille: Feuille, rangee: int, retour: Retour, version_du: date) -> int:
    feuille.texte((rangee, 0), _REPONSE, {**BASE, **GRAS})
    valeurs = ((_NOM, retour.nom), (_FONCTION, retour.fonction), (_DATE, retour.le))
    for ligne, (intitule, valeur) in enumerate(valeurs, start=rangee + 1):
        feuille.texte((ligne, 1), intitule, CELLULE)
        if isinstance(valeur, date):
            feuille.date((ligne, 2), valeur, {**SAISIE, **JOUR})
        else:
            feuille.texte(
                (ligne, 2), valeur or "", {**SAISIE, **JOUR} if valeur is None else SAISIE
            )
        feuille.page.set_row(ligne, 24)
    valider(feuille, rangee + 3, rangee + 3, 2, DATE, version_du)
    phrase = "Les cases blanches sont protégées. Les cases jaunes encadrées sont à vous."
    feuille.texte((rangee + 5, 0), phrase, SOUS_TITRE)
    return rangee + 5


def lire(grille: Grille, cles: Sequence[str]) -> Retour:
    """Relit les réponses, et qui les donne."""
    titres = [_GRISES[0].titre, *(colonne.titre for colonne, _ in _JAUNES)]
    entete, places = grille.trouver(titres)
    rangees = grille.rangees_des_cles(entete, places[titres[0]], cles)
    lignes = []
    for cle, rangee in zip(cles, rangees, strict=True):
        champs = {c.champ: c.lire(grille, (rangee, places[c.titre])) for c, _ in _JAUNES}
        lignes.append(LigneRetour(cle=cle, **champs))  # type: ignore[arg-type]  # genres des colonnes
    nom, fonction, le = _cases_de_la_reponse(grille)
    return Retour(tuple(lignes), grille.texte(nom), grille.texte(fonction), grille.jour(le))


def cases_libres(grille: Grille, cles: Sequence[str]) -> Iterator[Case]:
    """Les cases que l’organisme remplit, et celles qui en dépendent : hors de l’empreinte."""
    titres = [_GRISES[0].titre, *(colonne.titre for colonne, _ in _JAUNES), _A_VERIFIER]
    entete, places = grille.trouver(titres)
    for rangee in grille.rangees_des_cles(entete, places[titres[0]], cles):
        yield from ((rangee, places[titre]) for titre in titres[1:])
    yield from _cases_de_la_reponse(grille)


def _cases_de_la_reponse(grille: Grille) -> tuple[Case, Case, Case]:
    rangee = grille.rangee_de(_REPONSE)
    return (rangee + 1, 2), (rangee + 2, 2), (rangee + 3, 2)
