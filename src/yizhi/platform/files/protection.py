"""How the tables of files are protected in the database itself.

A file is seen if and only if its record is seen: the question is put to the record's own table under the same reader,
so that its policy, its shares and its later changes all count.
"""

from django.db import migrations

# Fails closed: no such table, a table without row security, or no record given means not seen.
_SEEN = """
CREATE OR REPLACE FUNCTION yizhi_record_seen(kind text, record uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS
$$
DECLARE
    place regclass := to_regclass(format('public.%I', replace(kind, '.', '_')));
    seen boolean := false;
BEGIN
    IF record IS NULL OR NOT EXISTS (SELECT 1 FROM pg_class WHERE oid = place AND relrowsecurity) THEN
        RETURN false;
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE id = $1)', place) INTO seen USING record;
    RETURN seen;
END
$$;
"""

# What was received stays as it was received, whoever asks, the owner of the table included.
_FIXED = """
CREATE OR REPLACE FUNCTION yizhi_file_fixed() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    received text[] := ARRAY['version', 'division', 'line', 'record_kind', 'record_id', 'attached_at', 'excluded_at',
                             'exclusion_reason'];
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '证据文件不可删除' USING ERRCODE = '42501';
    END IF;
    -- All columns but those that attaching and excluding fill in.
    IF to_jsonb(NEW) - received IS DISTINCT FROM to_jsonb(OLD) - received
       OR OLD.record_id IS NOT NULL
          AND (NEW.record_kind, NEW.record_id) IS DISTINCT FROM (OLD.record_kind, OLD.record_id)
       OR OLD.excluded_at IS NOT NULL
          AND (NEW.excluded_at, NEW.exclusion_reason) IS DISTINCT FROM (OLD.excluded_at, OLD.exclusion_reason)
    THEN
        RAISE EXCEPTION '证据文件收存后不可更改' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER yizhi_file_fixed BEFORE UPDATE OR DELETE ON files_storedfile
FOR EACH ROW EXECUTE FUNCTION yizhi_file_fixed();
"""

_MINE = "record_id IS NULL AND uploaded_by = (SELECT yizhi_person())"
# The platform itself, for the nightly verification; the public and holders of codes have no reading keys.
_SYSTEM = "(SELECT yizhi_person()) IS NULL AND cardinality((SELECT yizhi_reads())) > 0"
_OF_RECORD = "yizhi_record_seen(record_kind, record_id)"
_WRITES = "cardinality((SELECT yizhi_writes())) > 0"
_OWN_NAME = "uploaded_by IS NOT DISTINCT FROM (SELECT yizhi_person())"

_POLICIES = f"""
ALTER TABLE files_storedfile ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON files_storedfile FOR SELECT USING ({_MINE} OR {_SYSTEM} OR {_OF_RECORD});
CREATE POLICY yizhi_add ON files_storedfile FOR INSERT
    WITH CHECK ({_WRITES} AND {_OWN_NAME} AND (record_id IS NULL OR {_OF_RECORD}));
CREATE POLICY yizhi_change ON files_storedfile FOR UPDATE
    USING ({_WRITES} AND ({_MINE} OR {_OF_RECORD})) WITH CHECK ({_WRITES} AND ({_MINE} OR {_OF_RECORD}));
GRANT SELECT, INSERT, UPDATE ON files_storedfile TO yizhi_web, yizhi_worker;
"""

_UNDO = """
DROP TRIGGER IF EXISTS yizhi_file_fixed ON files_storedfile;
DROP POLICY IF EXISTS yizhi_read ON files_storedfile;
DROP POLICY IF EXISTS yizhi_add ON files_storedfile;
DROP POLICY IF EXISTS yizhi_change ON files_storedfile;
DROP FUNCTION IF EXISTS yizhi_file_fixed();
DROP FUNCTION IF EXISTS yizhi_record_seen(text, uuid);
"""


def files_protection() -> migrations.RunSQL:
    """The migration step that puts received files under the policy of their records."""
    return migrations.RunSQL(_SEEN + _FIXED + _POLICIES, _UNDO)
