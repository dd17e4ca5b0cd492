-- Nothing of a feature stands here; the tables of the platform's own services.
SELECT 1;
