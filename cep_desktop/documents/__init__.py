"""Ce qui est écrit : chaque papier a son contenu figé, son écriture et sa relecture."""
