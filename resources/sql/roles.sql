-- Les rôles du serveur. Aucun ne se connecte : un compte nominatif en reçoit un ou deux.
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['cep_proprietaire', 'cep_membre', 'cep_administrateur'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;
END $$;

CREATE SCHEMA IF NOT EXISTS cep AUTHORIZATION cep_proprietaire;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- Rien ne s’installe ici sans le propriétaire : ni table provisoire, ni fonction, ni connexion ouverte.
DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format(
        'GRANT CONNECT ON DATABASE %I TO cep_membre, cep_administrateur', current_database());
END $$;

SET LOCAL ROLE cep_proprietaire;
SET LOCAL search_path = cep, pg_temp;
