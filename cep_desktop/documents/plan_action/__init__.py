"""Le plan d’actions signé, remis à la personne : son contenu figé et son écriture en Word."""
