"""Ce qu’une page montre à la personne : une valeur figée, sans Qt, faite de quelques blocs.

Une page partageable est une fonction `partager(vu) -> VuePartagee`. L’écran n’a rien d’autre à
montrer que ces valeurs : ce qui n’y est pas n’existe dans aucun widget.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from cep_desktop.domain.vocabulaire import Vocabulaire
from cep_desktop.usecases.ecran_partage.expurger import DossierMontrable
from cep_desktop.usecases.ecran_partage.mots import MotsSimples
from cep_desktop.usecases.session import Commande

if TYPE_CHECKING:
    from cep_desktop.rules.alerte import BesoinAlerte
    from cep_desktop.rules.tresorerie.mois import Tresorerie
    from cep_desktop.usecases.monter import MontageDuDossier
    from cep_desktop.usecases.signature.en_cours import SignatureEnCours
    from cep_desktop.usecases.signature.relecture import PlanALire


@dataclass(frozen=True, slots=True)
class Vu:
    """Tout ce dont une vue se calcule : le dossier expurgé, le jour, les mots, les calculs finis.

    Les calculs partent du dossier expurgé, sauf `montage`, cherché avec tout, et `plan`, texte qui
    s’imprime ; `None` : pas demandé, ou pas prêt. `signature` est celle que la personne prépare.
    """

    dossier: DossierMontrable
    le: date
    vocabulaire: Vocabulaire
    mots: MotsSimples
    tresorerie: "Tresorerie | None" = None
    besoin: "BesoinAlerte | None" = None
    montage: "MontageDuDossier | None" = None
    plan: "PlanALire | None" = None
    signature: "SignatureEnCours | None" = None


@dataclass(frozen=True, slots=True)
class Geste:
    """Un bouton : une commande du dossier, ou la page où il mène ; `est_plein` une fois par page.

    `est_coche` en fait une réponse que l’on choisit ; `tenue`, ce que la personne vient de signer.
    """

    mot: str
    commande: Commande | None = None
    vers: str = ""
    picto: str = ""
    est_plein: bool = False
    est_coche: bool | None = None
    tenue: "SignatureEnCours | None" = None


@dataclass(frozen=True, slots=True)
class Part:
    """Une part de la barre : poids en centimes, trame, jeton de couleur."""

    poids: int
    picto: str
    ton: str


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une chose et sa phrase ; `valeur` est écrite à droite, `etiquette` dans une pilule.

    `part` met devant la trame de la barre, et le pictogramme passe devant la phrase.
    """

    titre: str
    phrase: str = ""
    picto: str = ""
    ton: str = "ink2"
    valeur: str = ""
    etiquette: str = ""
    est_en_avant: bool = False
    gestes: tuple[Geste, ...] = ()
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Encart:
    """Une carte : un titre, une phrase, des lignes, des boutons ; `ton` est celui d’une carte."""

    titre: str = ""
    phrase: str = ""
    lignes: tuple[Ligne, ...] = ()
    gestes: tuple[Geste, ...] = ()
    ton: str = "simple"


@dataclass(frozen=True, slots=True)
class Mots:
    """Les mots de la personne, entre guillemets."""

    titre: str
    texte: str
    gestes: tuple[Geste, ...] = ()


@dataclass(frozen=True, slots=True)
class Appel:
    """La prochaine étape : le seul aplat soleil d’une page."""

    surtitre: str
    titre: str
    phrase: str
    gestes: tuple[Geste, ...] = ()


@dataclass(frozen=True, slots=True)
class Accord:
    """« Nous sommes d’accord ? » et le geste qui valide, ou retire, ensemble."""

    titre: str
    phrase: str
    geste: Geste
    est_donne: bool = False


@dataclass(frozen=True, slots=True)
class Palier:
    """Une étape et ce qu’elle contient ; `etat` : « termine », « en_cours » ou « a_venir »."""

    titre: str
    phrase: str
    etat: str
    contenu: Encart
    est_valide: bool = False


@dataclass(frozen=True, slots=True)
class Chemin:
    """Des étapes à gauche, celle qu’on regarde à droite ; `ouverte` est son rang, depuis 0."""

    paliers: tuple[Palier, ...]
    ouverte: int = 0


@dataclass(frozen=True, slots=True)
class Paiement:
    """Qui paie quoi : la barre et ses lignes, puis ce qu’il reste à payer."""

    parts: tuple[Part, ...]
    lignes: tuple[Ligne, ...]
    titre: str
    montant: str
    phrase: str
    avis: str = ""


@dataclass(frozen=True, slots=True)
class Colonne:
    """Le haut d’une colonne ; `noter` fait la commande d’un goût de 1 à 5, 0 s’il n’est pas dit."""

    titre: str
    phrase: str
    note: int = 0
    est_choisie: bool = False
    noter: Callable[[int], Commande] | None = None


@dataclass(frozen=True, slots=True)
class Rangee:
    """Une rangée du tableau : ce que l’on compare, puis une case par colonne."""

    titre: str
    cases: tuple[Ligne, ...]


@dataclass(frozen=True, slots=True)
class Tableau:
    """Deux ou trois choses comparées côte à côte."""

    titre: str
    phrase: str
    colonnes: tuple[Colonne, ...]
    rangees: tuple[Rangee, ...]


@dataclass(frozen=True, slots=True)
class Vide:
    """Rien encore : par quoi on commence."""

    titre: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Reponse:
    """Une réponse en grand : un pictogramme, un mot, ce que cela entraîne."""

    mot: str
    phrase: str
    picto: str
    geste: Geste
    est_choisie: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Une question et ses réponses, deux ou trois de préférence."""

    titre: str
    phrase: str
    picto: str
    reponses: tuple[Reponse, ...]

    @property
    def est_faite(self) -> bool:
        """Vrai si l’on a répondu."""
        return any(reponse.est_choisie for reponse in self.reponses)


@dataclass(frozen=True, slots=True)
class Questions:
    """Une question par page, avec retour possible ; `ouverte` est son rang, depuis 0."""

    questions: tuple[Question, ...]
    ouverte: int = 0
    promesse: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Une question posée une fois : on choisit, puis on garde son choix."""

    titre: str
    reponses: tuple[Reponse, ...]
    garder: str
    promesse: str


@dataclass(frozen=True, slots=True)
class Solde:
    """Une façon de payer : sa barre, et ce qu’il reste ; `etiquette` dit la différence."""

    titre: str
    parts: tuple[Part, ...]
    lue: str
    surtitre: str
    montant: str
    etiquette: str = ""


@dataclass(frozen=True, slots=True)
class Comparaison:
    """Deux façons de payer, côte à côte ; la seconde est mise en avant."""

    avant: Solde
    apres: Solde


@dataclass(frozen=True, slots=True)
class Signer:
    """Relire, cocher, signer ; `tenue`, déjà fait, ne compte pas : un trait ne redessine rien."""

    nom: str
    quoi: str
    lecture: tuple[Encart, ...]
    phrases: tuple[str, ...]
    suite: str
    empreinte: str
    est_posee: bool
    tenue: "SignatureEnCours" = field(compare=False)


Bloc = (
    Encart | Mots | Appel | Accord | Chemin | Paiement | Tableau | Questions | Decision
    | Comparaison | Signer | Vide
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VuePartagee:
    """Une page entière, telle que la personne la voit."""

    titre: str
    phrase: str
    blocs: tuple[Bloc, ...]


Partager = Callable[[Vu], VuePartagee]
"""Le contrat d’une page partageable : une fonction pure, dans `ui/pages/<page>/partage.py`."""
