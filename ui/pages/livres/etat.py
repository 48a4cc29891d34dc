"""Ce que montre la page des livres, calculé sans écran."""

from dataclasses import dataclass, replace
from datetime import date

from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_entier
from cep_desktop.referentiels.livre import SOURCES, Edition, Livre, RapportImport
from cep_desktop.usecases.livres.ports import AdresseLivre

_AGE_EN_JOURS = 365
_PERIME = "Ce livre est d’une version d’avant, ou abîmé : importez-le de nouveau."
_USAGES = {
    Livre.ROME4: "Trouver un métier, et ceux qui s’en rapprochent.",
    Livre.ROME3: "L’ancienne édition : ses compétences complètent la nouvelle.",
    Livre.CERTIFICATIONS: "Chercher un diplôme, contrôler un code RNCP ou RS.",
    Livre.FORMACODE: "Nommer un domaine de formation.",
    Livre.BMO: "Dire les embauches prévues sur un territoire.",
    Livre.ORGANISMES: "Retrouver un organisme par son nom ou son numéro.",
    Livre.CONVENTIONS: "Passer d’une convention collective à son OPCO.",
    Livre.COMMUNES: "Retrouver une commune par son code postal.",
}


@dataclass(frozen=True, slots=True)
class LigneLivre:
    """Un livre, installé ou non ; `age` avertit d’une édition ancienne, vide sinon."""

    code: str
    titre: str
    usage: str
    est_installe: bool
    etat: str
    age: str
    page: str
    telechargement: str
    empreinte: str

    @property
    def se_telecharge(self) -> bool:
        """Vrai si une adresse de fichier est connue."""
        return bool(self.telechargement)


@dataclass(frozen=True, slots=True)
class EtatLivres:
    """Toute la page."""

    sous_titre: str
    lignes: tuple[LigneLivre, ...]


def deriver(
    editions: tuple[Edition, ...],
    adresses: tuple[AdresseLivre, ...],
    perimes: tuple[Livre, ...] = (),
    *,
    le: date,
) -> EtatLivres:
    """Rend ce que la page montre ; `le` est la date du jour, `perimes` ne se lisent plus."""
    par_livre = {edition.livre: edition for edition in editions}
    ou = {adresse.livre: adresse for adresse in adresses}
    nombre = len(par_livre)
    compte = f"{nombre} installé{'s' * (nombre > 1)} sur {len(Livre)}" if nombre else "Aucun livre"
    return EtatLivres(
        sous_titre=composer(f"{compte}. Tout reste possible sans eux, avec vos mots."),
        lignes=tuple(
            replace(_ligne(livre, par_livre.get(livre), ou.get(livre), le), age=_PERIME)
            if livre in perimes
            else _ligne(livre, par_livre.get(livre), ou.get(livre), le)
            for livre in Livre
        ),
    )


def _ligne(
    livre: Livre, edition: Edition | None, adresse: AdresseLivre | None, le: date
) -> LigneLivre:
    return LigneLivre(
        code=livre.value,
        titre=livre.libelle,
        usage=composer(_USAGES[livre]),
        est_installe=edition is not None,
        etat=composer(_dire(edition) if edition else f"Pas installé. Publié par {SOURCES[livre]}."),
        age=_age(edition, le) if edition else "",
        page=adresse.page if adresse else "",
        telechargement=adresse.telechargement if adresse else "",
        empreinte=adresse.empreinte if adresse else "",
    )


def _dire(edition: Edition) -> str:
    return (
        f"{edition.source}. {_compter(edition.lignes)}, "
        f"installé le {ecrire_date(edition.installee_le)}."
    )


def _compter(lignes: int) -> str:
    return f"{ecrire_entier(lignes)} ligne{'s' * (lignes > 1)}"


def _age(edition: Edition, le: date) -> str:
    """Une édition de plus d’un an s’annonce ; sans date publiée, celle de l’installation compte."""
    depuis = edition.publiee_le or edition.installee_le
    if (le - depuis).days <= _AGE_EN_JOURS:
        return ""
    return "Cette édition a plus d’un an : cherchez la suivante."


def raconter(rapports: tuple[RapportImport, ...]) -> str:
    """Dit ce qui vient d’être installé, puis ce qu’il faut en savoir, une ligne par chose."""
    phrases = [
        f"{rapport.edition.livre.libelle} : {_compter(rapport.edition.lignes)}."
        for rapport in rapports
    ]
    phrases += [remarque for rapport in rapports for remarque in rapport.remarques]
    return "\n".join(map(composer, ("Installé.", *phrases)))
