"""De petits livres écrits à la main, dans chaque format officiel."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque

LE = date(2026, 11, 23)
DONNEES = Path(__file__).parents[2].parent / "shared" / "donnees"
"""Les vrais fichiers, là où ils sont ; le dépôt n’en contient rien."""


def csv_(entetes: str, *lignes: Sequence[str], separateur: str = ",") -> bytes:
    """Rend un csv tout en guillemets, comme France Travail l’écrit."""
    texte = io.StringIO()
    ecrivain = csv.writer(texte, delimiter=separateur, quoting=csv.QUOTE_ALL)
    ecrivain.writerows([entetes.split(","), *lignes])
    return texte.getvalue().encode()


ROME4 = {
    "unix_referentiel_code_rome_v470_utf8.csv": csv_(
        "code_rome,code_fiche_metier,code_ogr,libelle_rome,transition_eco,transition_num,"
        "transition_demo,emploi_reglemente,emploi_cadre,code_rome_parent",
        ("J1501", "1", "1", "Aide-soignant / Aide-soignante", "Emploi Blanc", "N", "O", "O", "N",
         "J1501"),
        ("J1304", "2", "2", "Auxiliaire de puériculture", "Emploi Blanc", "", "", "O", "N",
         "J1304"),
        ("K1302", "3", "3", "Assistant / Assistante de vie", "Emploi Blanc", "", "", "N", "N",
         "K1302"),
        ("N4103", "4", "4", "Conducteur / Conductrice de bus",
         "Emploi stratégique pour la Transition écologique", "", "", "O", "N", "N4103"),
        ("N4109", "5", "5", "Conducteur / Conductrice d'autocar", "Emploi Brun", "", "", "", "N",
         "N4103"),
        ("A1201", "6", "6", "Bûcheron / Bûcheronne", "Emploi Vert", "", "", "N", "N", "A1201"),
    ),
    "unix_referentiel_appellation_v470_utf8.csv": csv_(
        "code_ogr,libelle_appellation_long,libelle_appellation_court,code_rome,transition_eco,"
        "transition_num,transition_demo,emploi_reglemente,emploi_cadre,classification,origine,"
        "code_rome_parent,peu_usite",
        *(
            (ogr, nom, nom, code, "", "", "", "", "", genre, "", code, "N")
            for ogr, nom, code, genre in (
                ("11", "Aide-soignant / Aide-soignante", "J1501", "PRINCIPALE"),
                ("12", "Aide-soignant / Aide-soignante en gériatrie", "J1501", "SYNONYME"),
                ("13", "Auxiliaire de puériculture", "J1304", "PRINCIPALE"),
                ("14", "Assistant / Assistante de vie", "K1302", "PRINCIPALE"),
                ("15", "Conducteur / Conductrice de bus", "N4103", "PRINCIPALE"),
                ("16", "Conducteur / Conductrice d'autocar", "N4109", "PRINCIPALE"),
                ("17", "Bûcheron / Bûcheronne", "A1201", "PRINCIPALE"),
            )
        ),
    ),
    "unix_referentiel_competence_v470_utf8.csv": csv_(
        "code_ogr,nature,libelle_competence,definition,code_ogr_macro_comp,code_macro_comp,"
        "cat_comp,sous_cat_comp,transition_eco,transition_num",
        *(
            (ogr, "SAVOIR_FAIRE", libelle, "", "9", "M1", "", "", "", "")
            for ogr, libelle in (
                ("101", "Accompagner une personne dans les gestes de la vie quotidienne"),
                ("102", "Surveiller l'état de santé d'une personne"),
                ("103", "Surveiller l'état de santé d'un bébé"),
                ("104", "Conduire un véhicule de transport en commun"),
                ("105", "Abattre un arbre à la tronçonneuse"),
                ("107", "Accueillir des voyageurs"),
            )
        ),
    ),
    "unix_referentiel_savoir_v470_utf8.csv": csv_(
        "code_ogr_savoir,libelle_savoir,categorie_savoir,sous_categorie_savoir,transition_eco,"
        "transition_num",
        ("106", "Règles d'hygiène et d'asepsie", "Normes", "", "", ""),
    ),
    "unix_liens_rome_referentiels_v470_utf8.csv": csv_(
        "code_rome,code_compo_bloc,code_rubrique,code_ogr",
        ("J1501", "5", "3", "106"),
        ("J1501", "5", "1", "101"),
        ("J1501", "5", "1", "102"),
        ("J1304", "5", "1", "103"),
        ("J1304", "5", "3", "106"),
        ("K1302", "5", "1", "101"),
        ("N4103", "5", "1", "107"),
        ("N4103", "5", "1", "104"),
        ("A1201", "5", "1", "105"),
        ("J1501", "6", "1", "201"),
        ("K1302", "6", "1", "202"),
    ),
    "unix_coherence_item_v470_utf8.csv": csv_(
        "code_rome,code_ogr,coeur_metier",
        ("J1501", "106", ""),
        *(
            (code, ogr, "Principale")
            for code, ogr in (
                ("J1501", "101"), ("J1501", "102"), ("J1304", "103"), ("K1302", "101"),
                ("N4103", "104"), ("A1201", "105"),
            )
        ),
    ),
    "unix_rubrique_mobilite_v470_utf8.csv": csv_(
        "code_rome,code_rome_cible,numero_ordre", ("J1501", "J1304", "1")
    ),
    "unix_referentiel_contexte_travail_v470_utf8.csv": csv_(
        "code_ogr,libelle_contexte,libelle_type_contexte",
        ("201", "Travail de nuit", "CONDITIONS_TRAVAIL"),
        ("202", "Au domicile de particuliers", "TYPE_STRUCTURE_ACCUEIL"),
    ),
    "unix_referentiel_code_rome_riasec_v470_utf8.csv": csv_(
        "code_rome,riasec_majeur,riasec_mineur", ("J1501", "S", "R"), ("A1201", "R", "C")
    ),
    "unix_texte_v470_utf8.csv": csv_(
        "code_rome,code_compo_bloc,libelle_type_texte,position_phrase,libelle_texte",
        ("J1501", "3", "definition", "1", "Aide une personne malade tous les jours."),
        ("J1501", "3", "definition", "2", "Veille à son confort."),
        ("J1501", "4", "acces_metier", "1", "Ce métier demande un diplôme d’État."),
    ),
}  # fmt: skip
"""Six métiers de la génération 4, avec compétences, savoirs et contextes."""

ROME3 = {
    "unix_referentiel_code_rome_v349_utf8.csv": csv_(
        "code_rome,code_fiche_em,code_ogr,libelle_rome,statut",
        ("J1501", "1", "1", "Soins d''hygiène, de confort du patient", "1"),
        ("K1302", "2", "2", "Assistance auprès d''adultes", "1"),
    ),
    "unix_referentiel_appellation_v349_utf8.csv": csv_(
        "code_ogr,libelle_appellation_long,libelle_appellation_court,code_rome,"
        "code_type_section_appellation,libelle_type_section_appellation,statut",
        ("11", "Aide-soignant / Aide-soignante", "Aide-soignant(e)", "J1501", "1", "PRINCIPALE",
         "1"),
        ("14", "Auxiliaire de vie", "Auxiliaire de vie", "K1302", "1", "PRINCIPALE", "1"),
    ),
    "unix_referentiel_competence_v349_utf8.csv": csv_(
        "code_ogr,libelle_competence,code_type_competence,libelle_type_competence,statut",
        ("101", "Règles d''hygiène et d''asepsie", "1", "SAVOIRS", "1"),
    ),
    "unix_referentiel_activite_v349_utf8.csv": csv_(
        "code_ogr,libelle_activite", ("102", "Aider une personne à se laver")
    ),
    "unix_liens_rome_referentiels_v349_utf8.csv": csv_(
        "code_rome,code_ogr,code_ref_rubrique,position_bloc,code_type_referentiel,"
        "code_compo_bloc,position_item,id_priorisation",
        ("J1501", "101", "7", "1", "1", "8", "1", "1"),
        ("J1501", "102", "6", "1", "2", "8", "1", "1"),
        ("K1302", "102", "9", "1", "2", "9", "1", "1"),
        ("J1501", "11", "4", "1", "4", "3", "1", "1"),
        ("J1501", "301", "5", "1", "5", "7", "1", "1"),
    ),
    "unix_referentiel_env_travail_v349_utf8.csv": csv_(
        "code_ogr,libelle_env_travail,code_type_section_env_trav,libelle_type_section_env_trav,"
        "statut",
        ("301", "Travail en horaires décalés", "3", "CONDITIONS", "1"),
    ),
    "unix_rubrique_mobilite_v349_utf8.csv": csv_(
        "code_rome,code_rome_cible,code_appellation_source,code_appellation_cible,"
        "code_type_mobilite,libelle_type_mobilite",
        ("J1501", "K1302", "", "", "1", "Proche"),
    ),
}  # fmt: skip
"""Deux métiers de la génération 3, apostrophes doublées comprises."""


def _fiches(nom: str, entetes: str, *lignes: Sequence[str]) -> tuple[str, bytes]:
    contenu = csv_(entetes, *lignes, separateur=";")
    return f"export_fiches_CSV_{nom}_2026_11_20.csv", contenu


CERTIFICATIONS = dict(
    (
        _fiches(
            "Standard",
            "Id_Fiche,Numero_Fiche,Intitule,Abrege_Libelle,Abrege_Intitule,"
            "Nomenclature_Europe_Niveau,Nomenclature_Europe_Intitule,"
            "Accessible_Nouvelle_Caledonie,Accessible_Polynesie_Francaise,Date_dernier_jo,"
            "Date_Decision,Date_Fin_Enregistrement,Date_Effet,Type_Enregistrement,"
            "Validation_Partielle,Actif",
            ("1", "RNCP40692", "Aide-soignant", "DE", "", "NIV4", "Niveau 4", "", "", "", "",
             "31/12/2027", "", "De droit", "Oui", "ACTIVE"),
            ("2", "RNCP35830", "Aide-soignant, ancien diplôme", "DE", "", "NIV4", "Niveau 4", "",
             "", "", "", "01/09/2025", "", "De droit", "", "INACTIVE"),
            ("3", "RS5641", "Parler anglais au travail", "", "", "", "", "", "", "", "",
             "15/03/2027", "", "Sur demande", "", "ACTIVE"),
            ("4", "RS5616", "Socle de compétences CléA", "", "", "", "", "", "", "", "",
             "31/12/2028", "", "Sur demande", "", "ACTIVE"),
            ("5", "RNCP99999", "Titre sans date", "", "", "NIV5", "", "", "", "", "", "", "", "",
             "", ""),
        ),
        _fiches("Rome", "Numero_Fiche,Codes_Rome_Code,Codes_Rome_Libelle",
                ("RNCP40692", "J1501", "Soins")),
        _fiches("Blocs_De_Compétences",
                "Numero_Fiche,Bloc_Competences_Code,Bloc_Competences_Libelle",
                ("RNCP40692", "RNCP40692BC01", "Accompagner la personne"),
                ("RNCP40692", "RNCP40692BC02", "Apprécier l’état clinique"),
                ("RNCP40692", "RNCP40692BC03", "Entretenir les locaux")),
        _fiches("VoixdAccès", "Numero_Fiche,Si_Jury",
                ("RNCP40692", "Par expérience"),
                ("RNCP40692", "Après un parcours de formation continue"),
                ("RS5641", "Après un parcours de formation continue")),
        _fiches("Certificateurs", "Numero_Fiche,Siret_Certificateur,Nom_Certificateur",
                ("RNCP40692", "11000007200014", "Ministère de la santé")),
        _fiches("Ancienne_Nouvelle_Certification",
                "Numero_Fiche,Ancienne_Certification,Nouvelle_Certification",
                ("RNCP40692", "RNCP35830", "RNCP40692")),
    )
)  # fmt: skip
"""Cinq certifications : active, remplacée, RS, CléA, et une dont on ne sait rien."""

BMO = csv_(
    "annee,Code métier BMO,Nom métier BMO,Famille_met,Lbl_fam_met,REG,NOM_REG,Dept,NomDept,BE26,"
    "NOMBE26,met,xmet,smet",
    ("2026", "V0Z60", "Aides-soignants", "V", "Santé", "24", "Centre-Val de Loire", "37",
     "Indre-et-Loire", "2401", "TOURS", "210", "150", "*"),
    ("2026", "V0Z60", "Aides-soignants", "V", "Santé", "24", "Centre-Val de Loire", "37",
     "Indre-et-Loire", "2402", "CHINON", "30", "*", "*"),
    ("2026", "A0Z00", "Agriculteurs", "A", "Agriculture", "24", "Centre-Val de Loire", "37",
     "Indre-et-Loire", "2402", "CHINON", "*", "*", "*"),
    separateur=";",
)  # fmt: skip
ORGANISMES = csv_(
    "numeroDeclarationActivite,numerosDeclarationActivitePrecedent,denomination,siren,"
    "siretEtablissementDeclarant,adressePhysiqueOrganismeFormation.voie,"
    "adressePhysiqueOrganismeFormation.codePostal,adressePhysiqueOrganismeFormation.ville,"
    "adressePhysiqueOrganismeFormation.codeRegion,certifications.actionsDeFormation,"
    "certifications.bilansDeCompetences,certifications.VAE,"
    "certifications.actionsDeFormationParApprentissage,organismeEtrangerRepresente.denomination,"
    "organismeEtrangerRepresente.voie,organismeEtrangerRepresente.codePostal,"
    "organismeEtrangerRepresente.ville,organismeEtrangerRepresente.pays,"
    "informationsDeclarees.dateDerniereDeclaration,informationsDeclarees.debutExercice,"
    "informationsDeclarees.finExercice,"
    "informationsDeclarees.specialitesDeFormation.codeSpecialite1,"
    "informationsDeclarees.specialitesDeFormation.libelleSpecialite1,"
    "informationsDeclarees.nbStagiaires,informationsDeclarees.nbStagiairesConfiesParUnAutreOF,"
    "informationsDeclarees.effectifFormateurs",
    ("24370000137", "", "Institut des soins de Touraine", "100000009", "10000000900017",
     "1 rue des Lys", "37000", "TOURS", "24", "true", "false", "", "", "", "", "", "", "",
     "12/05/2026", "01/01/2025", "31/12/2025", "331", "Santé", "120", "0", "8"),
    separateur=";",
)  # fmt: skip
CONVENTIONS = csv_(
    "IDCC,Intitulé,OPCO", ("29", "Hospitalisation privée à but non lucratif", "OPCO Santé")
)
FORMACODE = csv_(
    "Formacode,Libellé,Champ", ("43436", "Aide-soignant", "Santé"), ("43448", "Soins", "Santé")
)
COMMUNES = (
    "#Code_commune_INSEE;Nom_de_la_commune;Code_postal;Libellé_d_acheminement;Ligne_5\r\n"
    "37261;TOURS;37000;TOURS;\r\n1053;BOURG EN BRESSE;1000;BOURG EN BRESSE;\r\n"
).encode("cp1252")

AUTRES = {
    "base_bmo_2026.csv": BMO,
    "public_ofs_v2.csv": ORGANISMES,
    "idcc-opco.csv": CONVENTIONS,
    "formacode-v14.csv": FORMACODE,
    "base-officielle-codes-postaux.csv": COMMUNES,
}


def poser(dossier: Path, fichiers: dict[str, bytes]) -> Path:
    """Écrit ces fichiers dans un dossier, et le rend."""
    dossier.mkdir(parents=True, exist_ok=True)
    for nom, octets in fichiers.items():
        (dossier / nom).write_bytes(octets)
    return dossier


def zipper(chemin: Path, fichiers: dict[str, bytes]) -> Path:
    """Écrit une archive datée du 3 novembre 2026, et la rend."""
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, octets in fichiers.items():
            archive.writestr(zipfile.ZipInfo(nom, (2026, 11, 3, 8, 0, 0)), octets)
    return chemin


def des_livres(racine: Path) -> LivresDuPoste:
    """Installe tous ces petits livres sous `racine`, et les rend."""
    livres = LivresDuPoste(racine)
    for nom, fichiers in (("rome4", ROME4), ("rome3", ROME3), ("rncp", CERTIFICATIONS)):
        livres.importer(zipper(racine.parent / f"{nom}.zip", fichiers), le=LE, avancer=se_taire)
    livres.importer(poser(racine.parent / "autres", AUTRES), le=LE, avancer=se_taire)
    return livres


def une_bibliotheque(racine: Path) -> Bibliotheque:
    """Rend une bibliothèque où tous ces petits livres sont installés."""
    return Bibliotheque(des_livres(racine))


def se_taire(_phrase: str) -> None:
    """Ne dit rien."""
