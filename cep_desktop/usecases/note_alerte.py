"""La note interne d’alerte : prête à lire, à copier ou à enregistrer, sans nom par défaut."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import Total
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.alerte import BesoinAlerte, SommeDemandee

OBJET = "Alerte : financement insuffisant"
SANS_NOM = "Nom non communiqué"


@dataclass(frozen=True, slots=True)
class PartieDeNote:
    """Un titre et ses phrases."""

    titre: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteAlerte:
    """La note entière ; `texte` est ce que l’on envoie."""

    objet: str
    entete: str
    parties: tuple[PartieDeNote, ...]

    @property
    def texte(self) -> str:
        """La note en texte simple."""
        suite = ("\n".join((p.titre, *(f"– {m}" for m in p.phrases))) for p in self.parties)
        return "\n\n".join((self.objet, self.entete, *suite)) + "\n"


def composer_note(
    dossier: Dossier,
    besoin: BesoinAlerte,
    *,
    demandes: tuple[str, ...],
    le: date,
    avec_nom: bool,
) -> NoteAlerte:
    """Compose la note du jour `le` ; `demandes` est ce que l’on attend de l’organisme."""
    revision = dossier.accompagnement.revision
    version = f", version {revision.version} du plan" if revision else ""
    qui = dossier.beneficiaire.nom_complet if avec_nom else SANS_NOM
    parties = (
        PartieDeNote("Le projet", (besoin.projet or "Le projet reste à écrire.",)),
        PartieDeNote("L’argent", tuple(_argent(besoin))),
        PartieDeNote("Ce qui a été demandé", tuple(map(_somme, besoin.sommes))),
        PartieDeNote("Pourquoi cette alerte", besoin.raisons),
        PartieDeNote("Nous demandons", demandes),
        PartieDeNote("Pour répondre", tuple(_repondre(dossier, besoin))),
    )
    return NoteAlerte(
        composer(OBJET),
        composer(
            f"{dossier.structure.nom}, {ecrire_date(le)}. Dossier {dossier.numero}{version}. {qui}."
        ),
        tuple(PartieDeNote(p.titre, tuple(map(composer, p.phrases))) for p in parties if p.phrases),
    )


def dire_manque(total: Total) -> str:
    """« 5 330,00 € », « au moins 5 330,00 € », ou « une somme à chiffrer »."""
    if not total.montant:
        return "une somme à chiffrer"
    return f"au moins {total.montant}" if total.inconnus else str(total.montant)


def _argent(besoin: BesoinAlerte) -> Iterator[str]:
    cout = besoin.cout
    yield f"Coût : {f'au moins {cout.montant}' if cout.inconnus else cout.montant}."
    yield f"Il manque {dire_manque(besoin.manque)}."
    if besoin.manque_possible > besoin.manque.montant:
        yield f"Si aucune réponse attendue n’est favorable : {besoin.manque_possible}."
    if besoin.capacite is not None:
        yield f"La personne peut payer {besoin.capacite}."


def _somme(somme: SommeDemandee) -> str:
    demande = "montant inconnu" if somme.demande is None else str(somme.demande)
    accorde = f", accordé {somme.accorde}" if somme.accorde is not None else ""
    motif = f", motif : {somme.motif.rstrip('.')}" if somme.motif else ""
    quand = f", le {ecrire_date(somme.repondu_le)}" if somme.repondu_le else ""
    return f"{somme.financeur}, {demande} : {somme.statut.libelle}{accorde}{motif}{quand}."


def _repondre(dossier: Dossier, besoin: BesoinAlerte) -> Iterator[str]:
    if besoin.reponse_avant_le:
        yield f"Avant le {ecrire_date(besoin.reponse_avant_le)}."
    referent = dossier.referent
    moyens = ", ".join(str(m) for m in (referent.telephone, referent.courriel) if m)
    yield f"{referent.nom_complet}{f', {moyens}' if moyens else ''}."
