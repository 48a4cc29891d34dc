"""Ce qui garde les dossiers et les ressources rend ce qu’on lui a confié."""
