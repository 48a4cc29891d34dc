"""L’export xml des certifications et la table des établissements, écrits à la main."""

_VOIES = ("FI", "CA", "FC", "CQ", "CL", "VAE")


def _fiche(numero: str, intitule: str, dedans: str, *voies: str) -> str:
    juries = "".join(
        f"<SI_JURY_{v}><ACTIF>{'Oui' if v in voies else 'Non'}</ACTIF></SI_JURY_{v}>"
        for v in _VOIES
    )
    return (
        f"<FICHE><ID_FICHE>1</ID_FICHE><NUMERO_FICHE>{numero}</NUMERO_FICHE>"
        f"<INTITULE>{intitule}</INTITULE><ETAT_FICHE>Publiée</ETAT_FICHE>{dedans}{juries}</FICHE>"
    )


def _export(*fiches: str) -> bytes:
    corps = "".join(fiches)
    entete = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{entete}<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>{corps}</FICHES>".encode()


RNCP_XML = _export(
    _fiche(
        "RNCP40692",
        "Aide-soignant",
        "<ABREGE><CODE>DE</CODE><LIBELLE>Diplôme d’État</LIBELLE></ABREGE>"
        "<NOMENCLATURE_EUROPE><NIVEAU>NIV4</NIVEAU><LIBELLE>Niveau 4</LIBELLE>"
        "</NOMENCLATURE_EUROPE>"
        "<CODES_NSF><NSF><CODE>331t</CODE><LIBELLE>Santé</LIBELLE></NSF></CODES_NSF>"
        "<CERTIFICATEURS><CERTIFICATEUR><SIRET_CERTIFICATEUR>11000007200014</SIRET_CERTIFICATEUR>"
        "<NOM_CERTIFICATEUR>Ministère de la santé</NOM_CERTIFICATEUR></CERTIFICATEUR>"
        "</CERTIFICATEURS>"
        "<CODES_ROME><ROME><CODE>J1501</CODE><LIBELLE>Soins</LIBELLE></ROME></CODES_ROME>"
        "<FORMACODES><FORMACODE><CODE>43436</CODE><LIBELLE>Aide-soignant</LIBELLE></FORMACODE>"
        "</FORMACODES>"
        "<BLOCS_COMPETENCES><BLOC_COMPETENCES><CODE>RNCP40692BC01</CODE>"
        "<LIBELLE>Accompagner la personne</LIBELLE><LISTE_COMPETENCES>- Aider</LISTE_COMPETENCES>"
        "</BLOC_COMPETENCES></BLOCS_COMPETENCES>"
        "<DATE_FIN_ENREGISTREMENT>31/12/2027</DATE_FIN_ENREGISTREMENT><ACTIF>Oui</ACTIF>"
        "<ANCIENNES_CERTIFICATIONS><ANCIENNE_CERTIFICATION>"
        "<ID_FICHE_ANCIENNE_CERTIFICATION>RNCP35830</ID_FICHE_ANCIENNE_CERTIFICATION>"
        "</ANCIENNE_CERTIFICATION></ANCIENNES_CERTIFICATIONS>",
        "FC",
        "VAE",
    ),
    _fiche("RNCP35830", "Aide-soignant, ancien diplôme", "<ACTIF>Non</ACTIF>", "FI"),
)
"""Deux fiches : une active avec ses blocs, et celle qu’elle remplace."""

RS_XML = _export(
    _fiche(
        "RS5641",
        "Parler anglais au travail",
        "<DATE_FIN_ENREGISTREMENT>15/03/2027</DATE_FIN_ENREGISTREMENT>"
        "<VALIDATION_PARTIELLE>Non</VALIDATION_PARTIELLE><ACTIF>Oui</ACTIF>",
        "FC",
    )
)
"""Une fiche du répertoire spécifique."""

FICHES_XML = {
    "export_fiches_RNCP_V4_1_2026-11-20.xml": RNCP_XML,
    "export_fiches_RS_V4_1_2026-11-20.xml": RS_XML,
}
"""Les deux exports d’un même jour."""

_CONVENTIONS = (
    *(("0029", "OPCO SANTE"),) * 40,
    *(("1486", "ATLAS"),) * 30,
    *(("1486", "AKTO"),) * 6,
    ("1486", "AFDAS"),
    ("9999", "AKTO"),
    ("", ""),
)

SIRO = "\n".join(
    (
        "SIRET|IDCC|OPCO_PROPRIETAIRE|OPCO_GESTION",
        *(
            f"{rang:014}|{idcc}|{opco}|"
            for rang, (idcc, opco) in enumerate(_CONVENTIONS, 10_000_000_000_000)
        ),
        "",
    )
).encode()
"""Soixante-dix-neuf établissements : trois conventions, deux OPCO pour l’une, une exception."""
