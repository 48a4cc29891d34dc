"""Des mesures, à lire et à comparer ; aucune ne fait échouer quoi que ce soit."""
