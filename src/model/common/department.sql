-- Who answers for what.

@if projects|services|actions|targets@
CREATE TABLE IF NOT EXISTS @m@.department (
	department text PRIMARY KEY @code(department)@ CHECK (department <> 'all'),
	department_order integer NOT NULL UNIQUE,
	name_zh text,
	name_zh_hant text,
	name_en text
);
COMMENT ON TABLE @m@.department IS 'Departments and other bodies, such as counties or the team of a chain, that take tasks of requests, own initiatives or compete in contests.';
COMMENT ON COLUMN @m@.department.department_order IS 'Number to sort by.';
@endif@
