"""The table of what documents are called, on PostgreSQL: word → document, for completion while typing.

A trigger keeps it from `search_document.called`, so that nothing written to documents can leave it behind.
"""

TABLE = """
CREATE TABLE search_called (
    word TEXT COLLATE "C" NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, language TEXT NOT NULL,
    kind TEXT NOT NULL, PRIMARY KEY (word, number)
)
"""
BY_NUMBER = "CREATE INDEX search_called_number ON search_called (number)"
FUNCTION = """
CREATE FUNCTION search_keep_called() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM search_called WHERE number = OLD.number;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO search_called(word, number, place, language, kind)
        SELECT said ->> 1, NEW.number, min((said ->> 0)::integer), NEW.language, NEW.kind
        FROM jsonb_array_elements(NEW.called) AS said GROUP BY 1;
    END IF;
    RETURN NULL;
END $$
"""
KEPT = ("number", "called", "language", "kind")
WAS, IS = (", ".join(f"{row}.{name}" for name in KEPT) for row in ("OLD", "NEW"))
CHANGED = f"({WAS}) IS DISTINCT FROM ({IS})"
TRIGGERS = (
    """CREATE TRIGGER search_called_put AFTER INSERT OR DELETE ON search_document
    FOR EACH ROW EXECUTE FUNCTION search_keep_called()""",
    f"""CREATE TRIGGER search_called_change AFTER UPDATE ON search_document
    FOR EACH ROW WHEN ({CHANGED}) EXECUTE FUNCTION search_keep_called()""",
)
DROPPED = (
    "DROP TRIGGER IF EXISTS search_called_put ON search_document",
    "DROP TRIGGER IF EXISTS search_called_change ON search_document",
    "DROP FUNCTION IF EXISTS search_keep_called()",
    "DROP TABLE IF EXISTS search_called",
)


def create(apps, schema_editor) -> None:
    """Make the table, empty, and its triggers; for a migration, nothing where not on PostgreSQL."""
    _execute(schema_editor, TABLE, BY_NUMBER, FUNCTION, *TRIGGERS)


def drop(apps, schema_editor) -> None:
    """Take them away; for a migration, nothing where not on PostgreSQL."""
    _execute(schema_editor, *DROPPED)


def _execute(schema_editor, *statements: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)
