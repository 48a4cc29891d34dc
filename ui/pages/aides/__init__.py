"""La page des aides possibles : un verdict par aide, critère par critère."""
