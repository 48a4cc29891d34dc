"""L’agenda du parcours, en fichier que tous les logiciels de calendrier savent lire."""
