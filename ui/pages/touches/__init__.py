"""La liste des raccourcis."""
