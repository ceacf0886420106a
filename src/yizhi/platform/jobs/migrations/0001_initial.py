"""The queue's tables belong to the library; the web process may add work, the worker may do it."""

from django.db import migrations

TABLES = "procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers"


class Migration(migrations.Migration):
    initial = True
    dependencies = [("procrastinate", "0041_post_retry_failed_job"), ("scope", "0001_initial")]
    operations = [
        migrations.RunSQL(
            f"""
            GRANT SELECT, INSERT ON procrastinate_jobs, procrastinate_events TO yizhi_web;
            GRANT SELECT, INSERT, UPDATE, DELETE ON {TABLES} TO yizhi_worker;
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO yizhi_web, yizhi_worker;
            """,
            f"REVOKE ALL ON {TABLES} FROM yizhi_web, yizhi_worker",
        )
    ]
