-- What is added to an index so that people, and programs such as Datasette, can query it.
--
-- In the views below days are ISO text, and a day that is open or unknown is NULL. In the tables they
-- are texts that sort, which are the same from the year 1 on: see the table days. The column sort_day
-- is where an entry stands in a chronology, whatever its year.

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

-- The days of the tables as ISO 8601 writes them: NULL is no bound, and 0000 is the year 1 BC. The
-- tables count the years before 1 from -9999 on, so that they sort: -9956 is -0043, 44 BC.
CREATE TABLE days (
    day         TEXT PRIMARY KEY,
    iso         TEXT
) WITHOUT ROWID;

WITH found (day) AS (
    SELECT start_lo FROM entries
    UNION SELECT end_hi FROM entries
    UNION SELECT public FROM entries
    UNION SELECT public FROM claims
)
INSERT INTO days
SELECT
    day,
    CASE
        WHEN day IN ('-0000-00-00', '9999-99-99') THEN NULL
        WHEN day LIKE '-9999%' THEN '0000' || substr(day, 6)
        WHEN day LIKE '-%' THEN printf('-%04d', 9999 - substr(day, 2, 4)) || substr(day, 6)
        ELSE day
    END
FROM found
WHERE day IS NOT NULL;

-- Every entry with the names of what it is about; the views below are taken from it.
CREATE VIEW named_entries AS
SELECT
    entries.number,
    entries.id,
    entries.kind,
    entries.date,
    entries.date_words AS "when",
    entries.date_note,
    entries.confidential,
    (SELECT iso FROM days WHERE day = entries.start_lo) AS earliest,
    (SELECT iso FROM days WHERE day = entries.end_hi) AS latest,
    entries.flagged,
    (SELECT iso FROM days WHERE day = entries.public) AS public,
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
    entries.locator,
    (
        SELECT group_concat(title, '; ') FROM (
            SELECT sources.title FROM citations JOIN sources ON sources.id = citations.source
            WHERE citations.entry = entries.number ORDER BY citations.position
        )
    ) AS cited,
    entries.origins,
    (
        SELECT '{' || group_concat(json_quote(key) || ':' || CASE
            WHEN type <> 'boolean' THEN json_quote(value) WHEN value THEN 'true' ELSE 'false'
        END, ',') || '}'
        FROM (SELECT * FROM extras WHERE extras.entry = entries.number ORDER BY position)
    ) AS extra,
    entries.sort_day
FROM entries
JOIN sources ON sources.id = entries.source
LEFT JOIN actors AS speaker ON speaker.id = entries.by
LEFT JOIN actors AS publisher ON publisher.id = entries.via
ORDER BY
    entries.sort_day IS NULL, entries.sort_day, entries.sort_late, entries.end_hi, entries.number;

-- Events in order: what `syru timeline` lists.
CREATE VIEW timeline AS
SELECT
    number, id, date, "when", date_note, confidential, earliest, latest, public, standing, title,
    summary, actors, topics, places, source, paragraphs, locator, cited, origins, extra, sort_day
FROM named_entries
WHERE kind = 'event';

-- Quotes: the words, whose they are, who published them.
CREATE VIEW quotes AS
SELECT
    number, id, date, "when", date_note, confidential, earliest, latest, public, text, "by", via,
    event, actors, topics, places, source, paragraphs, locator, cited, origins, extra, sort_day
FROM named_entries
WHERE kind = 'quote';

-- Facts: lasting states of affairs and undated statements.
CREATE VIEW facts AS
SELECT
    number, id, date, "when", date_note, confidential, earliest, latest, public, standing, statement,
    actors, topics, places, source, paragraphs, locator, cited, origins, extra, sort_day
FROM named_entries
WHERE kind = 'fact';

-- The values of their own that entries have: numbers as numbers, a boolean as 1 or 0.
CREATE VIEW extra AS
SELECT entries.id AS entry, entries.kind, extras.key, extras.value, extras.type
FROM extras
JOIN entries ON entries.number = extras.entry
ORDER BY extras.entry, extras.position;

-- What entries rest on, with the titles of the sources and of what those have their matter from.
CREATE VIEW named_citations AS
SELECT
    entries.id AS entry,
    entries.kind,
    coalesce(entries.title, entries.statement, entries.text) AS about,
    citations.position,
    sources.title AS source,
    origin.title AS origin,
    citations.paragraphs,
    citations.locator,
    citations.url
FROM citations
JOIN entries ON entries.number = citations.entry
JOIN sources ON sources.id = citations.source
LEFT JOIN sources AS origin ON origin.id = sources.origin
ORDER BY citations.entry, citations.position;

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
    claims.confidential,
    (SELECT iso FROM days WHERE day = claims.public) AS public,
    sources.title AS source,
    claims.paragraph,
    claims.locator,
    claims.url
FROM claims
JOIN entries ON entries.number = claims.entry
JOIN sources ON sources.id = coalesce(claims.source, entries.source)
LEFT JOIN actors ON actors.id = claims.by
ORDER BY claims.entry, claims.position;
