-- V8: rear_diff, the role of the API. Roles belong to the cluster, so another database may have
-- made it already, even at this moment. It is made without LOGIN and without a password; whoever runs
-- the cluster gives it both, and a role that is there is left as it is.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'rear_diff') THEN
        CREATE ROLE rear_diff NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN
        RAISE NOTICE 'role rear_diff was made by another database of this cluster';
    WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'role rear_diff is missing and % may not create roles', current_user
            USING ERRCODE = 'insufficient_privilege',
                  HINT = 'Run CREATE ROLE rear_diff NOLOGIN once in this cluster, then migrate again.';
END
$$;

GRANT USAGE ON SCHEMA atp TO rear_diff;
GRANT SELECT ON atp.media, atp.training, atp.prediction TO rear_diff;
GRANT UPDATE (label, human_labeled) ON atp.training TO rear_diff;
