"""La page de ce qu’il y a à faire, dans tous les dossiers."""
