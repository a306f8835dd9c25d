-- V22: the API reads the features, too; V20 left it without
GRANT SELECT ON atp.engineered TO rear_diff;
