"""L’orthographe du français, sans réseau : ce mot existe-t-il, et que voulait-on écrire ?"""
