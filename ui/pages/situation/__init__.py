"""La situation de la personne, et ce qui compte pour elle."""
