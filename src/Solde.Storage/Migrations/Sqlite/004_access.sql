-- The properties that somebody works at, in the order of creation and by name, without their settings being read.

ALTER TABLE properties ADD COLUMN name TEXT NOT NULL DEFAULT '';                  -- of the newest settings
ALTER TABLE properties ADD COLUMN words TEXT NOT NULL DEFAULT '';                 -- the name, folded: what it is found by
ALTER TABLE organisation_properties ADD COLUMN place INTEGER NOT NULL DEFAULT 0;  -- the property's number
ALTER TABLE roles ADD COLUMN place INTEGER NOT NULL DEFAULT 0;                    -- the property's number

-- folded is a function of this program.
UPDATE properties SET name = json_extract(v.settings, '$.name'), words = '  ' || folded(json_extract(v.settings, '$.name'))
FROM property_versions v WHERE v.property_id = properties.property_id AND v.number = properties.settings_version;

UPDATE organisation_properties SET place = p.number FROM properties p WHERE p.property_id = organisation_properties.property_id;
UPDATE roles SET place = p.number FROM properties p WHERE p.property_id = roles.property_id;

DROP INDEX organisation_properties_of;
DROP INDEX roles_of;
CREATE INDEX organisation_properties_of ON organisation_properties (organisation_id, place);
CREATE INDEX roles_of ON roles (staff_id, place);

-- Whom every property's list of people shows.
CREATE INDEX staff_owners ON staff (organisation_id) WHERE is_owner = 1;

-- The half minute of the last code that opened: that code and those before it open no more.
ALTER TABLE staff ADD COLUMN code_step INTEGER;
