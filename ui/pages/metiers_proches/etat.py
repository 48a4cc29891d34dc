"""Ce que montre la page des métiers proches, calculé sans écran."""

from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Accord
from cep_desktop.domain.typographie import composer
from cep_desktop.referentiels.catalogue import Transition
from cep_desktop.referentiels.genre import nommer
from cep_desktop.referentiels.rapprochement import Filtres, MetierAPortee, Passage, Profil

INTERETS = (
    ("R", "Faire, réparer, être dehors"),
    ("I", "Comprendre, chercher"),
    ("A", "Créer"),
    ("S", "Aider, soigner, enseigner"),
    ("E", "Convaincre, diriger"),
    ("C", "Organiser, tenir des comptes"),
)
"""Les six familles d’intérêts du ROME (RIASEC), en mots de tous les jours."""

VERTS, SUS, SANS_BRUN = "verts", "utiles", "sans_menace"
TRANSITIONS = (
    (VERTS, "Métiers verts"),
    (SUS, "Verts ou stratégiques"),
    (SANS_BRUN, "Sauf ceux qu’elle menace"),
)
_TRANSITIONS = {
    VERTS: frozenset({Transition.VERT}),
    SUS: frozenset({Transition.VERT, Transition.STRATEGIQUE}),
    SANS_BRUN: frozenset(Transition) - {Transition.BRUN},
}
_MONTREES = 10


@dataclass(frozen=True, slots=True)
class Choix:
    """Ce que la personne a choisi dans les filtres ; une chaîne vide laisse tout passer."""

    transition: str = ""
    interet: str = ""
    refus: str = ""
    sans_reglemente: bool = False

    @property
    def filtres(self) -> Filtres:
        """Les mêmes choix, pour le livre."""
        return Filtres(
            _TRANSITIONS.get(self.transition, frozenset()),
            self.sans_reglemente,
            frozenset(self.interet),
            frozenset({self.refus}) if self.refus else frozenset(),
        )


@dataclass(frozen=True, slots=True)
class LigneMetier:
    """Un métier de la liste : des nombres écrits, aucune note."""

    code: str
    titre: str
    proximite: str
    raisons: str
    la: int
    proches: int
    a_apprendre: int
    compte: str
    est_autre_voie: bool
    phrase: str


@dataclass(frozen=True, slots=True)
class DetailMetier:
    """Le métier ouvert, en trois colonnes ; `tus` compte ce que la place ne permet pas.

    `pourquoi` dit ce qui le rapproche ; vide si rien ne le rapproche.
    """

    code: str
    appellation: str
    pourquoi: str
    marques: tuple[str, ...]
    tenues: tuple[str, ...]
    transferables: tuple[Passage, ...]
    a_apprendre: tuple[str, ...]
    tus: tuple[int, int, int]
    est_reglemente: bool | None
    concerne_transition: bool | None
    est_regarde: bool


@dataclass(frozen=True, slots=True)
class EtatProches:
    """Toute la page ; `vide` dit pourquoi il n’y a rien à montrer, et quoi faire."""

    sous_titre: str
    lignes: tuple[LigneMetier, ...]
    source: str
    vide: str = ""


def deriver(
    dossier: Dossier,
    profil: Profil,
    metiers: tuple[MetierAPortee, ...],
    *,
    source: str,
    a_des_filtres: bool,
) -> EtatProches:
    """Rend la liste ; sans profil ou sans réponse, la phrase qui dit quoi faire."""
    accord = dossier.beneficiaire.accord
    return EtatProches(
        sous_titre=composer(_partir_de(profil, dossier.beneficiaire.prenom)),
        lignes=tuple(_ligne(metier, accord) for metier in metiers),
        source=composer(
            f"Fiches : {source}. Du plus proche au plus loin, sans note. "
            "Puis les métiers déjà regardés."
        ),
        vide="" if metiers else _rien(profil, a_des_filtres=a_des_filtres),
    )


def detailler(metier: MetierAPortee, dossier: Dossier) -> DetailMetier:
    """Rend le détail d’un métier."""
    fiche = metier.metier
    listes = (metier.tenues, metier.transferables, metier.a_apprendre)
    marques = [metier.proximite.libelle]
    if fiche.transition in {Transition.VERT, Transition.STRATEGIQUE, Transition.BRUN}:
        marques.append(fiche.transition.libelle)
    if fiche.est_reglemente:
        marques.append("Emploi réglementé")
    if metier.est_autre_voie:
        marques.append("Une autre voie")
    return DetailMetier(
        code=fiche.code,
        appellation=nommer(fiche.libelle, dossier.beneficiaire.accord),
        pourquoi=composer(f"Pourquoi : {', '.join(metier.raisons)}." if metier.raisons else ""),
        marques=tuple(map(composer, marques)),
        tenues=tuple(map(composer, metier.tenues[:_MONTREES])),
        transferables=metier.transferables[:_MONTREES],
        a_apprendre=tuple(map(composer, metier.a_apprendre[:_MONTREES])),
        tus=(
            max(0, len(listes[0]) - _MONTREES),
            max(0, len(listes[1]) - _MONTREES),
            max(0, len(listes[2]) - _MONTREES),
        ),
        est_reglemente=fiche.est_reglemente,
        concerne_transition=_concerne(fiche.transition),
        est_regarde=any(m.rome == fiche.code for m in dossier.conseil.metiers),
    )


def _concerne(transition: Transition | None) -> bool | None:
    return None if transition is None else transition is not Transition.BLANC


def _partir_de(profil: Profil, prenom: str) -> str:
    morceaux = []
    if profil.metiers:
        nombre = len(profil.metiers)
        morceaux.append(f"{nombre} métier{'s' * (nombre > 1)} exercé{'s' * (nombre > 1)}")
    if profil.competences:
        nombre = len(profil.competences)
        morceaux.append(f"{nombre} compétence{'s' * (nombre > 1)}")
    return f"À partir de {' et '.join(morceaux)} de {prenom}" if morceaux else ""


def _rien(profil: Profil, *, a_des_filtres: bool) -> str:
    if profil.est_vide:
        return "Racontez d’abord une expérience : ce que vous faisiez suffit pour commencer."
    if a_des_filtres:
        return "Aucun métier ne passe tous vos choix. Retirez-en un."
    return "Le livre ne rapproche rien de ces mots. Cherchez un métier par son nom."


def _ligne(metier: MetierAPortee, accord: Accord) -> LigneMetier:
    titre = nommer(metier.metier.libelle, accord)
    la, proches, reste = map(len, (metier.tenues, metier.transferables, metier.a_apprendre))
    compte = f"{la} déjà là, {proches} proche{'s' * (proches > 1)}, {reste} à apprendre"
    raisons = composer(", ".join(metier.raisons))
    autre = "une autre voie" if metier.est_autre_voie else ""
    phrase = ", ".join(filter(None, (titre, metier.proximite.libelle, compte, raisons, autre)))
    return LigneMetier(
        code=metier.metier.code,
        titre=titre,
        proximite=metier.proximite.libelle,
        raisons=raisons,
        la=la,
        proches=proches,
        a_apprendre=reste,
        compte=compte,
        est_autre_voie=metier.est_autre_voie,
        phrase=phrase,
    )
