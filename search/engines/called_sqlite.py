"""The table of what documents are called, on SQLite: word → document, for completion while typing.

Triggers keep it from `search_document.called`, so that nothing written to documents can leave it behind.
"""

TABLE = """
CREATE TABLE search_called (
    word TEXT NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (word, number)
) WITHOUT ROWID
"""
PUT = """
INSERT INTO search_called(word, number, place, language, kind)
SELECT json_extract(value, '$[1]'), new.number, min(json_extract(value, '$[0]')), new.language, new.kind
FROM json_each(new.called) GROUP BY 1
"""
FORGET = """
DELETE FROM search_called WHERE number = old.number
AND word IN (SELECT json_extract(value, '$[1]') FROM json_each(old.called))
"""
CHANGED = "AFTER UPDATE OF number, called, language, kind ON search_document"
TRIGGERS = {
    "search_called_put": f"AFTER INSERT ON search_document BEGIN {PUT}; END",
    "search_called_forget": f"AFTER DELETE ON search_document BEGIN {FORGET}; END",
    "search_called_change": f"""{CHANGED}
        WHEN (old.number, old.called, old.language, old.kind) IS NOT (new.number, new.called, new.language, new.kind)
        BEGIN {FORGET}; {PUT}; END""",
}


def create(apps, schema_editor) -> None:
    """Make the table, empty, and its triggers; for a migration, nothing where not on SQLite."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in (TABLE, *(f"CREATE TRIGGER {name} {body}" for name, body in TRIGGERS.items())):
            schema_editor.execute(statement)


def drop(apps, schema_editor) -> None:
    """Take them away; for a migration, nothing where not on SQLite."""
    if schema_editor.connection.vendor == "sqlite":
        for name in TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        schema_editor.execute("DROP TABLE IF EXISTS search_called")
