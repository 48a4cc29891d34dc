"""Un tableau que l’on remplit : chaque case lue devient une valeur, ou une phrase."""
