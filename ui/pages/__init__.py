"""Les pages, une par dossier ; elles ne se connaissent pas."""
