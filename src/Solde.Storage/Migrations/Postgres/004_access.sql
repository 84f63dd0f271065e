-- The properties that somebody works at, in the order of creation and by name, without their settings being read.

ALTER TABLE properties ADD COLUMN name TEXT NOT NULL DEFAULT '';                           -- of the newest settings
ALTER TABLE properties ADD COLUMN words TEXT COLLATE "C" NOT NULL DEFAULT '';              -- the name, folded: what it is found by
ALTER TABLE organisation_properties ADD COLUMN place BIGINT NOT NULL DEFAULT 0;            -- the property's number
ALTER TABLE roles ADD COLUMN place BIGINT NOT NULL DEFAULT 0;                              -- the property's number

-- As the program folds what it stores: no case, no accents, two spaces before every word.
CREATE FUNCTION folded(text TEXT) RETURNS TEXT LANGUAGE sql AS $$
    SELECT replace(rtrim(regexp_replace(btrim(regexp_replace(
        translate(
            replace(replace(replace(replace(
                lower(normalize(regexp_replace(normalize(text, NFD), '[\u0300-\u036f]', '', 'g'), NFC)), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
            'øđðłı’', 'oddli'''),
        '[\s[:cntrl:]]+', ' ', 'g')), '([-''])\s*', '\1 ', 'g')), ' ', '  ')
$$;

UPDATE properties SET name = v.settings::jsonb ->> 'name', words = '  ' || folded(v.settings::jsonb ->> 'name')
FROM property_versions v WHERE v.property_id = properties.property_id AND v.number = properties.settings_version;

DROP FUNCTION folded;

UPDATE organisation_properties SET place = p.number FROM properties p WHERE p.property_id = organisation_properties.property_id;
UPDATE roles SET place = p.number FROM properties p WHERE p.property_id = roles.property_id;

DROP INDEX organisation_properties_of;
DROP INDEX roles_of;
CREATE INDEX organisation_properties_of ON organisation_properties (organisation_id, place);
CREATE INDEX roles_of ON roles (staff_id, place);

-- Whom every property's list of people shows.
CREATE INDEX staff_owners ON staff (organisation_id) WHERE is_owner = 1;

-- The half minute of the last code that opened: that code and those before it open no more.
ALTER TABLE staff ADD COLUMN code_step BIGINT;
