"""How this module's tables are protected in the database: everybody reads, few write, texts are never changed."""

from django.db import migrations

from yizhi.platform.scope.policies import unprotection_sql

_WRITES = "(SELECT yizhi_writes())"
_ROLES = "yizhi_web, yizhi_worker"


def _held(table: str, *lines: str) -> str:
    return " OR ".join(f"yizhi_keys({table}.division, '{line}') && {_WRITES}" for line in lines)


def kept(table: str, *, also: str = "") -> migrations.RunSQL:
    """Written with the key `division:norms` of the row's keeper (or the key of the line `also`)."""
    writes = _held(table, *(line for line in ("norms", also) if line))
    sql = f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON {table} FOR SELECT USING (true);
CREATE POLICY yizhi_add ON {table} FOR INSERT WITH CHECK ({writes});
CREATE POLICY yizhi_change ON {table} FOR UPDATE USING ({writes}) WITH CHECK ({writes});
GRANT SELECT, INSERT, UPDATE ON {table} TO {_ROLES};
"""
    return migrations.RunSQL(sql, unprotection_sql(table))


def part(table: str, column: str, parent: str, *, through: tuple[str, str] | None = None) -> migrations.RunSQL:
    """Part of a kept row, never changed: added by whoever may write the row it belongs to.

    `through` (column, table) leads one step further up.
    """
    join = f" JOIN {through[1]} k ON k.id = p.{through[0]}" if through else ""
    keeper = "k" if through else "p"
    held = _held(keeper, "norms")
    owner = f"EXISTS (SELECT 1 FROM {parent} p{join} WHERE p.id = {table}.{column} AND ({held}))"
    sql = f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY yizhi_read ON {table} FOR SELECT USING (true);
CREATE POLICY yizhi_add ON {table} FOR INSERT WITH CHECK ({owner});
GRANT SELECT, INSERT ON {table} TO {_ROLES};
"""
    return migrations.RunSQL(sql, unprotection_sql(table))


_EARLIER = f"""
CREATE FUNCTION norms_earlier_violation(mark text, for_item uuid, since date, until date, only_agency uuid)
RETURNS TABLE (happened date, agency text, exempted boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT DISTINCT ON (v.exempted) v.happened_on, v.agency_name::text, v.exempted
    FROM public.norms_firstviolationentry v
   WHERE length(mark) = 64 AND v.party_mark = mark AND v.item_id = for_item
     AND v.happened_on BETWEEN since AND until
     AND (only_agency IS NULL OR v.agency = only_agency)
     AND cardinality(public.yizhi_writes()) > 0
   ORDER BY v.exempted, v.happened_on DESC
$$;
REVOKE ALL ON FUNCTION norms_earlier_violation(text, uuid, date, date, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION norms_earlier_violation(text, uuid, date, date, uuid) TO {_ROLES};
"""
_NONE = "DROP FUNCTION norms_earlier_violation(text, uuid, date, date, uuid)"


def earlier_violation() -> migrations.RunSQL:
    """The one question the register of first violations answers beyond its territory: for an exact mark, when and by
    whom. It tells no case, no place and no amount, and nothing to whoever may not write."""
    return migrations.RunSQL(_EARLIER, _NONE)


# A decision that was revoked makes no later violation a repeated one.
_STANDING = _EARLIER.replace("AND v.item_id = for_item", "AND v.item_id = for_item AND v.annulled_on IS NULL")


def violations_that_stand() -> migrations.RunSQL:
    """The migration step after which entries whose decision was revoked are left out of the answer."""
    return migrations.RunSQL(f"{_NONE};{_STANDING}", f"{_NONE};{_EARLIER}")
