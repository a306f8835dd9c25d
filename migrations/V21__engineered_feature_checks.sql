-- V21: bounds for the engineered features
ALTER TABLE atp.engineered
    ADD CONSTRAINT engineered_runtime_norm_check
    CHECK (runtime_norm BETWEEN 0 AND 1) NOT VALID;

ALTER TABLE atp.engineered
    ADD CONSTRAINT engineered_release_age_check
    CHECK (release_age >= 0) NOT VALID;

-- validated in one scan each, writers keep going
ALTER TABLE atp.engineered VALIDATE CONSTRAINT engineered_runtime_norm_check;
ALTER TABLE atp.engineered VALIDATE CONSTRAINT engineered_release_age_check;
