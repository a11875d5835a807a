"""The FTS5 tables beside `search_document`, and the triggers that keep them; SQLite only.

External content: the tokens stand once, in the documents' table. The `ascii` tokenizer cuts at the blanks
that `analysis.token_text` put there and does nothing else.
"""

COLUMNS = (
    "title_tokens",
    "names_tokens",
    "summary_tokens",
    "headings_tokens",
    "body_tokens",
    "elsewhere_tokens",
)
# Only the constants above are written into these statements.
_names = ", ".join(COLUMNS)
_old = ", ".join(f"old.{name}" for name in COLUMNS)
_new = ", ".join(f"new.{name}" for name in COLUMNS)
_forget = f"INSERT INTO search_text(search_text, rowid, {_names}) VALUES ('delete', old.number, {_old});"  # nosec B608
_learn = f"INSERT INTO search_text(rowid, {_names}) VALUES (new.number, {_new});"  # nosec B608

CREATE = (
    f"CREATE VIRTUAL TABLE search_text USING fts5({_names}, "
    "content='search_document', content_rowid='number', tokenize='ascii')",
    "CREATE VIRTUAL TABLE search_words USING fts5vocab('search_text', 'row')",
    f"CREATE TRIGGER search_text_insert AFTER INSERT ON search_document BEGIN {_learn} END",
    f"CREATE TRIGGER search_text_delete AFTER DELETE ON search_document BEGIN {_forget} END",
    f"CREATE TRIGGER search_text_update AFTER UPDATE OF number, {_names} ON search_document "
    f"BEGIN {_forget} {_learn} END",
    "INSERT INTO search_text(search_text) VALUES ('rebuild')",
)
DROP = (
    "DROP TRIGGER IF EXISTS search_text_insert",
    "DROP TRIGGER IF EXISTS search_text_delete",
    "DROP TRIGGER IF EXISTS search_text_update",
    "DROP TABLE IF EXISTS search_words",
    "DROP TABLE IF EXISTS search_text",
)


def create(apps, schema_editor) -> None:
    """Make the tables and triggers anew from the documents; for a migration, nothing where not on SQLite."""
    drop(apps, schema_editor)
    if schema_editor.connection.vendor == "sqlite":
        for statement in CREATE:
            schema_editor.execute(statement)


def drop(apps, schema_editor) -> None:
    """Take the tables and triggers away; for a migration, nothing where not on SQLite."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in DROP:
            schema_editor.execute(statement)
