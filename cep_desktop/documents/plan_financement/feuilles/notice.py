"""La feuille Notice : trois gestes, et les mots du classeur."""

from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.mesures import hauteur
from cep_desktop.documents.excel.styles import BASE, BLOC, CELLULE, GRAS, JETONS
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles.page import (
    EN_TETE_BASSE,
    ENTETE,
    Page,
    fermer,
    ouvrir,
)
from cep_desktop.documents.plan_financement.feuilles.tableau import ecrire_entetes
from cep_desktop.domain.typographie import ecrire_telephone

NOM = "Notice"

_LARGEURS = (12, 82)
_LIRE = (
    "Lisez la feuille «\u00a0Synthèse\u00a0». "
    "Le plan est équilibré si la case Contrôle dit «\u00a0Équilibré\u00a0»."
)
_REMPLIR = (
    "Remplissez les cases jaunes de la feuille «\u00a0Retour financeur\u00a0». "
    "Laissez vide ce que vous ne savez pas."
)
_RENVOYER = (
    "Enregistrez sous le même nom et renvoyez le fichier à {}. "
    "Votre réponse est relue ligne par ligne."
)
_MOTS = (
    ("Accordé", "L’organisme a dit oui par écrit."),
    ("Estimé", "Montant probable, pas encore confirmé."),
    ("Inconnu", "Personne ne connaît le montant. Ce n’est pas zéro."),
    ("Reste", "Ce que la personne paie elle-même."),
    ("À répartir", "Aide dont on ne sait pas encore quelle dépense elle paie."),
)


def ecrire(feuille: Feuille, contenu: ContenuPlanFinancement) -> None:
    """Écrit la feuille."""
    reperes = contenu.reperes
    page = Page(
        "Comment utiliser ce classeur",
        "Trois gestes, cinq minutes.",
        _LARGEURS,
        est_en_paysage=False,
    )
    ouvrir(feuille, page)
    ecrire_entetes(
        feuille,
        ENTETE,
        (("Geste", False), ("Ce que vous faites", False)),
        _LARGEURS,
        minimum=EN_TETE_BASSE,
    )
    destinataire = reperes.courriel or reperes.structure
    gestes = (_LIRE, _REMPLIR, _RENVOYER.format(destinataire))
    numero = {**CELLULE, **GRAS, "font_size": 13, "font_color": JETONS["primary"]}
    for rang, geste in enumerate(gestes, start=1):
        rangee = ENTETE + rang
        feuille.texte((rangee, 0), str(rang), numero)
        feuille.texte((rangee, 1), geste, {**CELLULE, "font_size": 11})
        feuille.page.set_row(rangee, hauteur([(geste, 76)], minimum=38, ligne=15))
    bloc = ENTETE + len(gestes) + 2
    feuille.texte((bloc, 0), "Les mots de ce classeur", BLOC)
    feuille.page.set_row(bloc, 21)
    ecrire_entetes(
        feuille, bloc + 1, (("Mot", False), ("Sens", False)), _LARGEURS, minimum=EN_TETE_BASSE
    )
    for rangee, (mot, sens) in enumerate(_MOTS, start=bloc + 2):
        feuille.texte((rangee, 0), mot, {**CELLULE, **GRAS})
        feuille.texte((rangee, 1), sens, CELLULE)
        feuille.page.set_row(rangee, 23)
    derniere = bloc + 2 + len(_MOTS) + 1
    telephone = ecrire_telephone(reperes.telephone)
    qui = f"{reperes.conseiller}, {telephone}" if telephone else reperes.conseiller
    feuille.texte((derniere, 0), f"Une question\u202f? {qui}.", BASE)
    fermer(feuille, page, reperes, derniere=derniere)
