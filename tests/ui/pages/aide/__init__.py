"""L’aide d’une page, en français simple."""
