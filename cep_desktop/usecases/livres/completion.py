"""Ce que les livres proposent pendant que l’on remplit un champ, et que l’on peut refuser."""

from dataclasses import dataclass

from cep_desktop.domain.code import Code
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.referentiels.certification import FicheCertification, RechercheCertification
from cep_desktop.referentiels.livre import Livre
from cep_desktop.referentiels.territoire import Convention, LieuNomme, OrganismeDeclare
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque

NOMBRE = 6
"""Propositions montrées au plus."""

_LETTRES = 2
_PETITS = frozenset(
    ["de", "du", "des", "la", "le", "les", "en", "sur", "sous", "et", "aux", "au", "lès", "près"]
)


class Recueil(Code):
    """Ce que l’on peut chercher pour remplir un champ."""

    COMMUNES = "communes", "Une commune"
    CONVENTIONS = "conventions", "Une convention collective et son OPCO"
    ORGANISMES = "organismes", "Un organisme de formation"
    FORMACODE = "formacode", "Un domaine de formation (Formacode)"
    CERTIFICATIONS = "certifications", "Une certification (RNCP ou répertoire spécifique)"

    @property
    def livre(self) -> Livre:
        """Le livre qui répond."""
        return next(livre for livre in Livre if livre.value == self.value)


@dataclass(frozen=True, slots=True)
class Proposition:
    """Ce qu’un choix écrit dans le champ ; `complement` remplit un champ voisin, ou rien.

    `fiche` est tout ce que le livre en dit, pour qui sait le ranger au dossier.
    """

    valeur: str
    titre: str
    precision: str = ""
    complement: str = ""
    fiche: OrganismeDeclare | FicheCertification | None = None


@dataclass(frozen=True, slots=True)
class Propositions:
    """Les réponses d’un livre, et qui les donne ; `source` vide : il n’est pas installé."""

    lignes: tuple[Proposition, ...] = ()
    source: str = ""


def proposer(bibliotheque: Bibliotheque, recueil: Recueil, texte: str) -> Propositions:
    """Rend ce qui répond à ces mots, sans classer personne ; rien sans livre."""
    edition = next((e for e in bibliotheque.editions() if e.livre is recueil.livre), None)
    propre = texte.strip()
    if edition is None or len(propre) < _LETTRES:
        return Propositions(source=edition.source_datee if edition else "")
    livres = bibliotheque.livres
    lignes: tuple[Proposition, ...]
    match recueil:
        case Recueil.COMMUNES:
            lignes = tuple(map(_commune, livres.communes(propre, nombre=NOMBRE)))
        case Recueil.CONVENTIONS:
            lignes = tuple(map(_convention, livres.conventions(propre, nombre=NOMBRE)))
        case Recueil.ORGANISMES:
            lignes = tuple(map(_organisme, livres.organismes(propre, nombre=NOMBRE)))
        case Recueil.CERTIFICATIONS:
            demande = RechercheCertification(texte=propre)
            lignes = tuple(map(_certification, livres.certifications(demande, nombre=NOMBRE)))
        case _:
            lignes = tuple(map(_domaine, livres.formacodes(propre, nombre=NOMBRE)))
    return Propositions(lignes, edition.source_datee)


def _commune(lieu: LieuNomme) -> Proposition:
    nom = _en_toutes_lettres(lieu.nom)
    return Proposition(nom, nom, lieu.postal, lieu.postal)


def _convention(convention: Convention) -> Proposition:
    opco = convention.opco or "OPCO non publié"
    return Proposition(
        convention.idcc,
        composer(convention.libelle),
        composer(f"IDCC {convention.idcc}, {opco}"),
        composer(f"{convention.libelle}, {opco}"),
    )


def _organisme(organisme: OrganismeDeclare) -> Proposition:
    """Figurer dans la liste ne vaut pas agrément ; la certification qualité se dit si publiée."""
    qualites = {True: "certifié pour la formation", False: "pas certifié pour la formation"}
    dite = "" if organisme.qualite_formation is None else qualites[organisme.qualite_formation]
    ou = _en_toutes_lettres(organisme.ville)
    morceaux = filter(None, (ou, f"déclaration {organisme.nda}", dite))
    return Proposition(
        organisme.nom,
        composer(organisme.nom),
        composer(", ".join(morceaux)),
        organisme.nda,
        organisme,
    )


def _certification(fiche: FicheCertification) -> Proposition:
    """Le code et ce qui presse : le niveau, la fin, ou qu’elle n’est plus enregistrée."""
    etat = f"jusqu’au {ecrire_date(fiche.fin)}" if fiche.fin else ""
    if fiche.est_active is False:
        etat = "plus enregistrée"
    niveau = f"niveau {fiche.niveau}" if fiche.niveau else ""
    return Proposition(
        f"{fiche.intitule} ({fiche.code})",
        composer(fiche.intitule),
        composer(", ".join(filter(None, (fiche.code, niveau, etat)))),
        fiche.code,
        fiche,
    )


def _domaine(domaine: LieuNomme) -> Proposition:
    return Proposition(
        domaine.code, composer(domaine.nom), f"Formacode {domaine.code}", domaine.nom
    )


def _en_toutes_lettres(nom: str) -> str:
    """« BOURG EN BRESSE » devient « Bourg en Bresse » ; un nom déjà écrit ne change pas."""
    if not nom.isupper():
        return composer(nom)
    mots = nom.lower().split()
    return " ".join(m if rang and m in _PETITS else m.title() for rang, m in enumerate(mots))
