"""La page du journal : qui a ouvert, changé, sorti ou effacé, et quand."""
