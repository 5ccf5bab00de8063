-- What is added to an index so that people, and programs such as Datasette, can query it.
--
-- Days are ISO text. In the tables, 0000-00-00 and 9999-99-99 stand for "no bound"; in the views
-- below, a day that is open or unknown is NULL.

-- A full-text index under the name and in the spelling by which Datasette and sqlite-utils know it.
DROP TABLE words;
DROP TABLE forms;
CREATE VIRTUAL TABLE entries_fts USING fts5 (
    title, summary, statement, text,
    content="entries", content_rowid="number",
    tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO entries_fts (entries_fts) VALUES ('rebuild');

-- What this database is: the title of the log, which entries were selected, and who made it.
CREATE TABLE about (
    key         TEXT PRIMARY KEY,
    value       TEXT NOT NULL
) WITHOUT ROWID;

-- Every entry with the names of what it is about; the views below are taken from it.
CREATE VIEW named_entries AS
SELECT
    entries.number,
    entries.id,
    entries.kind,
    entries.date,
    entries.date_words AS "when",
    entries.date_note,
    nullif(entries.start_lo, '0000-00-00') AS earliest,
    nullif(entries.end_hi, '9999-99-99') AS latest,
    entries.flagged,
    nullif(entries.public, '9999-99-99') AS public,
    entries.standing,
    entries.title,
    entries.summary,
    entries.statement,
    entries.text,
    speaker.name AS "by",
    publisher.name AS via,
    entries.event,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT actors.name FROM entry_actors JOIN actors ON actors.id = entry_actors.actor
            WHERE entry_actors.entry = entries.number ORDER BY entry_actors.position
        )
    ) AS actors,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT topics.name FROM entry_topics JOIN topics ON topics.id = entry_topics.topic
            WHERE entry_topics.entry = entries.number ORDER BY entry_topics.position
        )
    ) AS topics,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT places.name FROM entry_places JOIN places ON places.id = entry_places.place
            WHERE entry_places.entry = entries.number ORDER BY entry_places.position
        )
    ) AS places,
    sources.title AS source,
    entries.paragraphs,
    entries.locator
FROM entries
JOIN sources ON sources.id = entries.source
LEFT JOIN actors AS speaker ON speaker.id = entries.by
LEFT JOIN actors AS publisher ON publisher.id = entries.via
ORDER BY
    entries.sort_day IS NULL, entries.sort_day, entries.sort_late, entries.end_hi, entries.number;

-- Events in order: what `syru timeline` lists.
CREATE VIEW timeline AS
SELECT
    number, id, date, "when", date_note, earliest, latest, public, standing, title, summary,
    actors, topics, places, source, paragraphs, locator
FROM named_entries
WHERE kind = 'event';

-- Quotes: the words, whose they are, who published them.
CREATE VIEW quotes AS
SELECT
    number, id, date, "when", date_note, earliest, latest, public, text, "by", via, event,
    actors, topics, places, source, paragraphs, locator
FROM named_entries
WHERE kind = 'quote';

-- Facts: lasting states of affairs and undated statements.
CREATE VIEW facts AS
SELECT
    number, id, date, "when", date_note, earliest, latest, public, standing, statement,
    actors, topics, places, source, paragraphs, locator
FROM named_entries
WHERE kind = 'fact';

-- Claims with the names of those who make them and what they are about.
CREATE VIEW named_claims AS
SELECT
    entries.id AS entry,
    entries.kind,
    coalesce(entries.title, entries.statement) AS about,
    entries.standing,
    claims.stance,
    CASE WHEN claims.stance = 'states' THEN sources.title ELSE actors.name END AS "by",
    claims.date,
    claims.date_words AS "when",
    nullif(claims.public, '9999-99-99') AS public,
    claims.paragraph,
    claims.locator
FROM claims
JOIN entries ON entries.number = claims.entry
JOIN sources ON sources.id = entries.source
LEFT JOIN actors ON actors.id = claims.by
ORDER BY claims.entry, claims.position;
