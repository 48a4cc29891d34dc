"""Des lecteurs de signatures écrits par d’autres : xmlsec1 et LibreOffice."""
