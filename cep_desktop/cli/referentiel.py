"""Le verbe « referentiel » : installer les livres publics, et les consulter."""

import argparse
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur
from cep_desktop.cli.reponse import Reponse
from cep_desktop.domain.typographie import ecrire_date, ecrire_entier
from cep_desktop.referentiels.livre import Edition, Livre, RapportImport
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.livres.completion import Recueil, proposer


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « referentiel importer|etat|chercher|controler|inventaire »."""
    racine = verbes.add_parser("referentiel", help="installe et consulte les livres publics")
    gestes = racine.add_subparsers(metavar="GESTE", required=True)

    importer = gestes.add_parser("importer", help="installe les livres d’une archive officielle")
    importer.add_argument("archive", metavar="ARCHIVE", help="zip, dossier, ou nom d’un livre")
    importer.add_argument(
        "--telecharger",
        action="store_true",
        help="ARCHIVE est un livre à télécharger (rome4, communes…)",
    )
    importer.set_defaults(verbe=_importer)
    etat = gestes.add_parser("etat", help="dit quels livres sont installés")
    etat.set_defaults(verbe=_etat)
    chercher = gestes.add_parser("chercher", help="cherche un métier ou une certification")
    chercher.add_argument("mots", nargs="+", metavar="MOT", help="avec vos mots")
    chercher.add_argument("--certifications", action="store_true", help="cherche au RNCP et au RS")
    chercher.add_argument("--proches", action="store_true", help="dit les métiers proches")
    chercher.add_argument(
        "--dans", choices=[r.value for r in Recueil], help="cherche dans ce livre-là"
    )
    chercher.set_defaults(verbe=_chercher)
    controler = gestes.add_parser("controler", help="dit ce que vaut un code RNCP ou RS")
    controler.add_argument("code", metavar="CODE", help="RNCP40792, RS5641")
    controler.set_defaults(verbe=_controler)
    inventaire = gestes.add_parser(
        "inventaire", help="écrit en Word ce que la personne sait faire pour un métier"
    )
    inventaire.add_argument("fichier", type=Path, metavar="F.dossier.json", help="le dossier")
    inventaire.add_argument("--metier", required=True, metavar="CODE", help="code ROME, J1501")
    inventaire.add_argument("--sortie", type=Path, required=True, metavar="D", help="où le déposer")
    inventaire.set_defaults(verbe=_inventaire)
    for geste in (importer, etat, chercher, controler, inventaire):
        geste.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def _importer(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    livres, le = atelier.livres, atelier.aujourd_hui()
    if not demande.archive.strip():
        phrase = (
            "Quelle archive\u00a0? Donnez un zip, un dossier, un fichier, ou le nom d’un livre."
        )
        return phrase, {"fait": False, "phrase": phrase}
    if demande.telecharger:
        connus = {livre.value: livre for livre in Livre}
        livre = connus.get(demande.archive)
        if livre is None:
            phrase = (
                f"«\u00a0{demande.archive}\u00a0» n’est pas un livre\u00a0: {', '.join(connus)}."
            )
            return phrase, {"fait": False, "phrase": phrase}
        rapports = livres.telecharger(livre, le=le)
    else:
        rapports = livres.importer(Path(demande.archive), le=le)
    phrases = "\n".join(map(_raconter, rapports))
    return phrases, {"fait": True, "livres": [_decrire_rapport(r) for r in rapports]}


def _raconter(rapport: RapportImport) -> str:
    lignes = [_dire(rapport.edition)]
    for decompte in rapport.edition.decomptes:
        ecartees = f", {ecrire_entier(decompte.ecartees)} laissées" if decompte.ecartees else ""
        lignes.append(
            f"  {decompte.fichier}\u00a0: {ecrire_entier(decompte.lignes)} lignes{ecartees}"
        )
    return "\n".join([*lignes, *(f"  {remarque}" for remarque in rapport.remarques)])


def _dire(edition: Edition) -> str:
    return (
        f"{edition.livre.libelle}\u00a0: {edition.source}, "
        f"{ecrire_entier(edition.lignes)} lignes, installé le {ecrire_date(edition.installee_le)}."
    )


def _decrire_rapport(rapport: RapportImport) -> Reponse:
    fichiers = [
        {"fichier": d.fichier, "table": d.table, "lignes": d.lignes, "ecartees": d.ecartees}
        for d in rapport.edition.decomptes
    ]
    return {
        **_decrire(rapport.edition),
        "fichiers": fichiers,
        "remarques": list(rapport.remarques),
    }


def _decrire(edition: Edition) -> Reponse:
    publiee = edition.publiee_le
    return {
        "livre": edition.livre.value,
        "version": edition.version,
        "publiee_le": publiee.isoformat() if publiee else None,
        "installee_le": edition.installee_le.isoformat(),
        "lignes": edition.lignes,
        "source": edition.source,
    }


def _etat(atelier: Atelier, _demande: argparse.Namespace) -> tuple[str, Reponse]:
    editions = {edition.livre: edition for edition in atelier.livres.editions()}
    perimes = atelier.livres.livres.perimes()
    lignes = [
        _dire(editions[livre])
        if livre in editions
        else f"{livre.libelle}\u00a0: "
        + ("à importer de nouveau." if livre in perimes else "pas installé.")
        for livre in Livre
    ]
    return "\n".join(lignes), {
        "fait": True,
        "livres": [_decrire(edition) for edition in editions.values()],
        "a_reimporter": [livre.value for livre in perimes],
        "absents": [livre.value for livre in Livre if livre not in editions],
    }


def _chercher(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    texte = " ".join(demande.mots)
    if demande.certifications:
        return _chercher_certifications(atelier, texte)
    if demande.dans:
        return _chercher_dans(atelier, demande.dans, texte)
    if demande.proches:
        return _chercher_proches(atelier, texte)
    trouves = atelier.livres.chercher_metiers(texte)
    lignes = [f"{m.code}  {m.appellation}" for m in trouves]
    absent = "" if atelier.livres.a_des_metiers else " Aucun livre des métiers n’est installé."
    reponse: Reponse = {
        "fait": True,
        "metiers": [
            {"code": m.code, "appellation": m.appellation, "metier": m.libelle} for m in trouves
        ],
    }
    return "\n".join(lignes) or f"Rien ne répond à ces mots.{absent}", reponse


def _chercher_certifications(atelier: Atelier, texte: str) -> tuple[str, Reponse]:
    from cep_desktop.referentiels.certification import RechercheCertification

    recherche = RechercheCertification(texte=texte, active_le=atelier.aujourd_hui())
    fiches = atelier.livres.certifications(recherche)
    lignes = [f"{f.code}  {f.intitule}" for f in fiches]
    return "\n".join(lignes) or "Aucune certification active ne répond à ces mots.", {
        "fait": True,
        "certifications": [
            {
                "code": f.code,
                "intitule": f.intitule,
                "niveau": f.niveau,
                "fin": f.fin.isoformat() if f.fin else None,
            }
            for f in fiches
        ],
    }


def _chercher_dans(atelier: Atelier, recueil: str, texte: str) -> tuple[str, Reponse]:
    demande = next(r for r in Recueil if r.value == recueil)
    trouvees = proposer(atelier.livres, demande, texte)
    lignes = [f"{p.titre}\u00a0: {p.precision}" for p in trouvees.lignes]
    if not trouvees.source:
        phrase = f"Le livre «\u00a0{demande.livre.libelle}\u00a0» n’est pas installé."
    else:
        phrase = "\n".join([*(lignes or ["Rien ne répond."]), f"Source\u00a0: {trouvees.source}."])
    return phrase, {
        "fait": bool(trouvees.source),
        "source": trouvees.source,
        "reponses": [
            {"valeur": p.valeur, "titre": p.titre, "precision": p.precision}
            for p in trouvees.lignes
        ],
    }


def _chercher_proches(atelier: Atelier, texte: str) -> tuple[str, Reponse]:
    from cep_desktop.referentiels.rapprochement import Profil

    trouves = atelier.livres.chercher_metiers(texte, nombre=1)
    profil = Profil(tuple(m.code for m in trouves), () if trouves else (texte,))
    proches = atelier.livres.rapprocher(profil)
    lignes = [f"À partir de\u00a0: {trouves[0].appellation}." if trouves else ""]
    for proche in proches:
        raisons = ", ".join(proche.raisons)
        lignes.append(f"{proche.metier.code}  {proche.metier.libelle}\u00a0: {raisons}")
    return "\n".join(filter(None, lignes)) or "Rien à rapprocher.", {
        "fait": True,
        "depart": [m.code for m in trouves],
        "metiers": [
            {
                "code": p.metier.code,
                "metier": p.metier.libelle,
                "proximite": p.proximite.value,
                "raisons": list(p.raisons),
                "tenues": list(p.tenues),
                "transferables": [
                    {"competence": t.competence, "depuis": t.depuis} for t in p.transferables
                ],
                "a_apprendre": list(p.a_apprendre),
                "autre_voie": p.est_autre_voie,
            }
            for p in proches
        ],
    }


def _controler(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    controle = atelier.livres.controler(demande.code, atelier.regles, le=atelier.aujourd_hui())
    titre = f"{controle.code}  {controle.fiche.intitule}\n" if controle.fiche else ""
    return titre + "\n".join(controle.phrases), {
        "fait": True,
        "code": controle.code,
        "connu": controle.fiche is not None,
        "a_revoir": controle.est_a_revoir,
        "phrases": list(controle.phrases),
    }


def _inventaire(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    from cep_desktop.usecases.livres.papier_inventaire import deposer_inventaire

    dossier, code = atelier.lire_fichier(demande.fichier), demande.metier.strip().upper()
    papier = deposer_inventaire(
        dossier,
        code,
        atelier.livres,
        atelier.gabarits,
        demande.sortie,
        le=atelier.aujourd_hui(),
    )
    return str(papier), {"fait": True, "fichier": str(papier)}
