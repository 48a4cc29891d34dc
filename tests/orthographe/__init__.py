"""L’orthographe, essayée sur le dictionnaire livré."""
