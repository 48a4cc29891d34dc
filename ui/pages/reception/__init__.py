"""Un dossier reçu d’un autre opérateur : le lire, puis le créer ou en reprendre des parties."""
