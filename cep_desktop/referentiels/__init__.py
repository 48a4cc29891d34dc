"""Ce que disent les livres : métiers, compétences, certifications, territoires."""
