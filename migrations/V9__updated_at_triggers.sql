-- V9: updated_at keeps itself. The function carries its own TimeZone, so that it is right in
-- sessions that are not in UTC, too.
CREATE FUNCTION atp.set_updated_at() RETURNS TRIGGER
    LANGUAGE plpgsql
    SET timezone TO 'UTC'
AS $$
BEGIN
    NEW.updated_at := CURRENT_TIMESTAMP AT TIME ZONE 'UTC';
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION atp.set_updated_at() IS 'Trigger: sets updated_at of a changed row to the time of the transaction, UTC';

REVOKE EXECUTE ON FUNCTION atp.set_updated_at() FROM PUBLIC;

CREATE TRIGGER media_updated_at_trigger
    BEFORE UPDATE ON atp.media
    FOR EACH ROW EXECUTE FUNCTION atp.set_updated_at();

CREATE TRIGGER training_updated_at_trigger
    BEFORE UPDATE ON atp.training
    FOR EACH ROW EXECUTE FUNCTION atp.set_updated_at();

CREATE TRIGGER prediction_updated_at_trigger
    BEFORE UPDATE ON atp.prediction
    FOR EACH ROW EXECUTE FUNCTION atp.set_updated_at();
