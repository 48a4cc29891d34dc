"""Ce que la fenêtre sait faire d’elle-même : chaque action, son mot, ses touches."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from cep_desktop.usecases.commandes.entretien import MettreDeCote
from ui.shell.etat import PAGES, CodePage
from ui.shell.gestes_de_page import GESTES, GesteDePage
from ui.shell.grossissement import grossir, remettre
from ui.shell.rail import ACCUEIL, COFFRE, LIVRES, REGLAGES, VERIFICATION
from ui.shell.registre import Action, Registre, Rubrique
from ui.shell.zones import changer_de_zone

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre

SANS_DOSSIER = "Ouvrez d’abord un dossier."
SANS_COFFRE = "Créez d’abord votre coffre."


def composer_registre(fenetre: "Fenetre") -> Registre:
    """Rend le registre de la fenêtre, touches posées ; d’autres y ajouteront leurs actions."""
    registre = Registre(fenetre, lambda: fenetre.est_couverte)
    registre.ajouter(_du_dossier(fenetre))
    registre.ajouter(_de_la_page(fenetre))
    registre.ajouter(_pour_aller(fenetre))
    registre.ajouter(_d_affichage())
    return registre


def exiger_un_dossier(fenetre: "Fenetre") -> str:
    """Rend pourquoi un geste sur le dossier est impossible, vide s’il y en a un d’ouvert."""
    return "" if fenetre.ouvert is not None else SANS_DOSSIER


def _du_dossier(fenetre: "Fenetre") -> Iterator[Action]:
    def rien_a(verbe: str, lire: Callable[[], object]) -> Callable[[], str]:
        def raison() -> str:
            absent = exiger_un_dossier(fenetre)
            return absent or ("" if lire() is not None else f"Rien à {verbe} pour le moment.")

        return raison

    def session() -> object:
        return fenetre.ouvert.session.session if fenetre.ouvert else None

    dossier = partial(exiger_un_dossier, fenetre)
    rubrique = Rubrique.DOSSIER
    yield Action(
        "dossier.nouveau", "Nouveau dossier", lambda: _creer(fenetre), rubrique,
        picto="plus-bold", autres_mots="créer personne bénéficiaire", est_partageable=False,
    )  # fmt: skip
    yield Action(
        "dossier.ouvrir_fichier", "Ouvrir un fichier", fenetre.fichiers.demander, rubrique,
        ("Ctrl+O",), "folder-open", "importer dossier json", est_partageable=False,
    )  # fmt: skip
    yield Action(
        "dossier.enregistrer", "Enregistrer", fenetre.fichiers.enregistrer, rubrique,
        ("Ctrl+S",), "floppy-disk", "sauver sauvegarder garder", dossier,
    )  # fmt: skip
    yield Action(
        "dossier.copier", "Enregistrer une copie", fenetre.fichiers.copier, rubrique,
        ("Ctrl+Shift+S",), "copy", "exporter enregistrer sous", dossier, est_partageable=False,
    )  # fmt: skip
    yield Action(
        "dossier.annuler", "Annuler", fenetre.annuler, rubrique, ("Ctrl+Z",),
        "arrow-counter-clockwise", "défaire revenir",
        rien_a("annuler", lambda: getattr(session(), "libelle_annuler", None)),
    )  # fmt: skip
    yield Action(
        "dossier.retablir", "Rétablir", fenetre.retablir, rubrique, ("Ctrl+Y", "Ctrl+Shift+Z"),
        "arrow-clockwise", "refaire",
        rien_a("rétablir", lambda: getattr(session(), "libelle_retablir", None)),
    )  # fmt: skip
    yield Action(
        "dossier.fermer", "Revenir à la liste des dossiers", fenetre.revenir, rubrique,
        ("Ctrl+W",), "arrow-left-bold", "fermer quitter accueil", dossier, est_partageable=False,
    )  # fmt: skip
    yield Action(
        "verrouiller", "Verrouiller", fenetre.verrouille.emit, rubrique, ("Ctrl+Shift+L",),
        "lock-simple", "pause coffre mot de passe",
        lambda: "" if fenetre.cote_coffre else SANS_COFFRE,
        passe_les_couches=True,
    )  # fmt: skip


def _de_la_page(fenetre: "Fenetre") -> Iterator[Action]:
    yield Action(
        "page.commencer", "Commencer un nouvel élément", partial(_commencer, fenetre),
        Rubrique.PAGE,
        ("Ctrl+N",), se_cherche=False,
    )  # fmt: skip
    yield Action(
        "page.agir", "Faire l’action principale", partial(_agir, fenetre), Rubrique.PAGE,
        ("Ctrl+Return",), se_cherche=False,
    )  # fmt: skip
    for geste in GESTES:
        yield Action(
            f"geste.{geste.page}.{geste.methode}", geste.mot, partial(_agir_sur, fenetre, geste),
            Rubrique.PAGE, picto=geste.picto, autres_mots=geste.autres_mots,
            empechement=partial(_empecher_d_ecrire, fenetre),
        )  # fmt: skip


def _pour_aller(fenetre: "Fenetre") -> Iterator[Action]:
    dossier = partial(exiger_un_dossier, fenetre)
    for page in PAGES:
        yield Action(
            f"aller.{page.code}", page.mot, partial(fenetre.aller, page.code), Rubrique.ALLER,
            picto=page.picto, autres_mots=f"page {page.mot_court} {page.volet.libelle}",
            empechement=dossier,
        )  # fmt: skip
    yield Action(
        "aller.historique", "Historique", partial(fenetre.aller, CodePage.HISTORIQUE),
        Rubrique.ALLER, (), "clock-counter-clockwise", "versions révisions restaurer", dossier,
        est_partageable=False,
    )  # fmt: skip
    yield Action(
        "aller.donnees", "Données et accords", partial(fenetre.aller, CodePage.DONNEES),
        Rubrique.ALLER, (), "shield-check",
        "consentement transmettre cep exporter copie rgpd sensible", dossier,
        est_partageable=False,
    )  # fmt: skip
    yield Action(
        "aller.entretiens", "Entretiens et notes", partial(fenetre.aller, CodePage.ENTRETIENS),
        Rubrique.ALLER, (), "note-pencil", "temps feuille de route notes privées", dossier,
        est_partageable=False,
    )  # fmt: skip
    yield Action(
        "dossier.mettre_de_cote", "Mettre cette page de côté", partial(_mettre_de_cote, fenetre),
        Rubrique.DOSSIER, ("Ctrl+Shift+M",), "clock", "plus tard reprendre sujet pause",
        partial(_empecher_de_mettre_de_cote, fenetre), est_partageable=False,
    )  # fmt: skip
    yield Action(
        "aller.coffre", "Mon coffre", lambda: _sortir_vers(fenetre, COFFRE), Rubrique.ALLER, (),
        "vault", "sauvegarde phrase secrète sécurité conservation",
        lambda: "" if fenetre.cote_coffre else SANS_COFFRE,
        est_partageable=False,
    )  # fmt: skip
    yield Action(
        "aller.verification", "Vérifier un document signé",
        lambda: _sortir_vers(fenetre, VERIFICATION), Rubrique.ALLER, (), "shield-check",
        "signature preuve intact docx pdf",
        est_partageable=False,
    )  # fmt: skip
    yield Action(
        "aller.metiers_proches", "Métiers proches",
        partial(fenetre.aller, CodePage.METIERS_PROCHES), Rubrique.ALLER, (),
        "arrows-left-right-bold", "transférable reconversion ROME", dossier,
    )  # fmt: skip
    yield Action(
        "aller.certifications", "Certifications",
        partial(fenetre.aller, CodePage.CERTIFICATIONS), Rubrique.ALLER, (),
        "seal-check-bold", "RNCP RS diplôme titre VAE bloc", dossier,
    )  # fmt: skip
    yield Action(
        "aller.livres", "Livres", lambda: _sortir_vers(fenetre, LIVRES), Rubrique.ALLER, (),
        "book-open-text", "ROME RNCP référentiel importer", est_partageable=False,
    )  # fmt: skip
    yield Action(
        "aller.reglages", "Réglages de l’organisme", lambda: _sortir_vers(fenetre, REGLAGES),
        Rubrique.ALLER, (), "gear-six", "modèle gabarit logo en-tête signataire fichier GED",
        est_partageable=False,
    )  # fmt: skip
    yield Action(
        "aller.suivante", "Page suivante du parcours", lambda: _tourner(fenetre, 1),
        Rubrique.ALLER, ("Ctrl+PgDown",), se_cherche=False,
    )  # fmt: skip
    yield Action(
        "aller.precedente", "Page précédente du parcours", lambda: _tourner(fenetre, -1),
        Rubrique.ALLER, ("Ctrl+PgUp",), se_cherche=False,
    )  # fmt: skip
    yield Action(
        "zone.suivante", "Zone suivante : rail, barre, page",
        lambda: changer_de_zone(fenetre, 1), Rubrique.ALLER, ("F6",), se_cherche=False,
    )  # fmt: skip
    yield Action(
        "zone.precedente", "Zone précédente", lambda: changer_de_zone(fenetre, -1),
        Rubrique.ALLER, ("Shift+F6",), se_cherche=False,
    )  # fmt: skip


def _d_affichage() -> Iterator[Action]:
    rubrique = Rubrique.AFFICHAGE
    yield Action(
        "zoom.plus", "Agrandir le texte", partial(grossir, 1), rubrique, ("Ctrl++", "Ctrl+="),
        "text-aa", "zoom grossir loupe", passe_les_couches=True,
    )  # fmt: skip
    yield Action(
        "zoom.moins", "Réduire le texte", partial(grossir, -1), rubrique, ("Ctrl+-",),
        "text-aa", "zoom diminuer", passe_les_couches=True,
    )  # fmt: skip
    yield Action(
        "zoom.normal", "Remettre le texte à 100 %", remettre, rubrique, ("Ctrl+0",),
        "text-aa", "zoom normal", passe_les_couches=True,
    )  # fmt: skip


def _commencer(fenetre: "Fenetre") -> None:
    fenetre.page.commencer()


def _agir(fenetre: "Fenetre") -> None:
    fenetre.page.agir()


def _creer(fenetre: "Fenetre") -> None:
    _sortir_vers(fenetre, ACCUEIL)
    if fenetre.ouvert is None:
        fenetre.creation.commencer()


def _sortir_vers(fenetre: "Fenetre", code: str) -> None:
    """Referme le dossier ouvert, puis mène à une page de la maison."""
    fenetre.revenir()
    if fenetre.ouvert is None:
        fenetre.aller(code)


def _agir_sur(fenetre: "Fenetre", geste: GesteDePage) -> None:
    fenetre.aller(geste.page)
    getattr(fenetre.page, geste.methode)()


def _empecher_d_ecrire(fenetre: "Fenetre") -> str:
    absent = exiger_un_dossier(fenetre)
    return absent or (fenetre.ouvert.session.empechement if fenetre.ouvert else "")


def _sujet(fenetre: "Fenetre") -> str:
    """Le titre de la page du parcours où l’on est ; vide ailleurs."""
    return next((page.mot for page in PAGES if page.code == fenetre.rail.courante), "")


def _empecher_de_mettre_de_cote(fenetre: "Fenetre") -> str:
    return _empecher_d_ecrire(fenetre) or (
        "" if _sujet(fenetre) else "Allez d’abord sur une page du parcours."
    )


def _mettre_de_cote(fenetre: "Fenetre") -> None:
    """Note que l’on reviendra sur cette page ; « Entretiens et notes » y ramène."""
    if fenetre.ouvert is not None:
        sujet = _sujet(fenetre)
        geste = MettreDeCote(sujet, fenetre.atelier.aujourd_hui())
        refus = fenetre.ouvert.session.executer(geste)
        fenetre.message.dire(refus or f"Mis de côté : {sujet}")


def _tourner(fenetre: "Fenetre", pas: int) -> None:
    if fenetre.ouvert is None:
        return
    codes = fenetre.ouvert.codes
    ici = fenetre.rail.courante
    rang = (codes.index(ici) if ici in codes else len(codes)) + pas
    if 0 <= rang < len(codes):
        fenetre.aller(codes[rang])
