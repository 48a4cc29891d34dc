"""La signature numérique d’un fichier Office : ECMA-376 partie 2, XAdES-EPES."""
