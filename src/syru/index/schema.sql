-- The index of a log: what TOML says, laid out for questions.
--
-- Days are texts that sort as the days do: ISO text from the year 1 on, and before what sortable
-- of dates/day.py makes of it. Where a date has no bound stands -0000-00-00 (before every day) or
-- 9999-99-99 (after every day), never NULL: a comparison with NULL drops the row. Only an entry
-- without a date has no days at all.

CREATE TABLE logs (
    number      INTEGER PRIMARY KEY,             -- in the order in which they were named, from 0
    title       TEXT NOT NULL,
    description TEXT,
    language    TEXT NOT NULL,
    ignore      TEXT NOT NULL                    -- a JSON list of names of warnings
);

CREATE TABLE sources (
    id          TEXT PRIMARY KEY,
    log         INTEGER NOT NULL REFERENCES logs (number),  -- the log whose folder its text lies in
    title       TEXT NOT NULL,
    authors     TEXT NOT NULL,                   -- a JSON list
    translator  TEXT,
    publisher   TEXT,
    date        TEXT,                            -- as written
    date_words  TEXT,
    public      TEXT NOT NULL,                   -- the day from which it could be read
    language    TEXT,
    original_language TEXT,                      -- of a text that is a translation
    url         TEXT,
    text        TEXT,
    origin      TEXT REFERENCES sources (id)     -- the source that it has its matter from
);

CREATE TABLE actors (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    kind        TEXT CHECK (kind IN ('person', 'organisation', 'state', 'group')),
    role        TEXT
);

CREATE TABLE memberships (
    member       TEXT NOT NULL REFERENCES actors (id),
    position     INTEGER NOT NULL,
    organisation TEXT NOT NULL REFERENCES actors (id),
    PRIMARY KEY (member, position)
) WITHOUT ROWID;

CREATE TABLE topics (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    description TEXT
);

CREATE TABLE places (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    latitude    REAL,                            -- in degrees, WGS 84
    longitude   REAL
);

-- Every name and alias of actors, topics and places, as written and folded for finding.
CREATE TABLE names (
    number      INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,                   -- actor, topic or place
    id          TEXT NOT NULL,
    name        TEXT NOT NULL,
    folded      TEXT NOT NULL
);

CREATE TABLE entries (
    number      INTEGER PRIMARY KEY,             -- in the order of the files, from 1
    id          TEXT NOT NULL,                   -- unique, by an index of indexes.sql
    kind        TEXT NOT NULL,                   -- event, fact or quote: to CHECK each takes long
    date        TEXT,                            -- as written
    date_words  TEXT,
    date_note   TEXT,
    confidential INTEGER NOT NULL,               -- 1 where its date is no day on which it was public
    start_lo    TEXT,                            -- first and last day it may have started
    start_hi    TEXT,
    end_lo      TEXT,                            -- first and last day it may have ended
    end_hi      TEXT,
    flagged     INTEGER,                         -- 1 where the date is approximate or uncertain
    sort_day    TEXT,                            -- where it stands in a chronology
    sort_late   INTEGER,                         -- 0 where the start is open, so that it comes first
    public      TEXT NOT NULL,                   -- the day from which the log can show it was known
    standing    TEXT,                            -- what its claims add up to; a quote has none
    title       TEXT,
    summary     TEXT,
    statement   TEXT,
    text        TEXT,
    by          TEXT REFERENCES actors (id),
    via         TEXT REFERENCES actors (id),
    event       TEXT REFERENCES entries (id),
    source      TEXT NOT NULL REFERENCES sources (id),  -- this and the next three: first citation
    paragraphs  TEXT NOT NULL,                   -- a JSON list of numbers
    locator     TEXT,                            -- another place in the source, as written
    url         TEXT,
    origins     INTEGER NOT NULL                 -- of how many origins its sources are
);

-- How many entries there are of each kind.
CREATE TABLE totals (
    kind        TEXT PRIMARY KEY,
    entries     INTEGER NOT NULL
) WITHOUT ROWID;

-- What an entry cites beside the first, which stands in entries: few entries have several sources.
CREATE TABLE further_citations (
    entry       INTEGER NOT NULL REFERENCES entries (number),
    position    INTEGER NOT NULL,                -- from 1
    source      TEXT NOT NULL REFERENCES sources (id),
    paragraphs  TEXT NOT NULL,
    locator     TEXT,
    url         TEXT,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

-- Everything that entries cite.
CREATE VIEW citations AS
SELECT number AS entry, 0 AS position, source, paragraphs, locator, url FROM entries
UNION ALL
SELECT entry, position, source, paragraphs, locator, url FROM further_citations;

-- What entries are about. ends is end_hi of the entry as a number such as 20250131, so that a window
-- finds what it holds of one actor without reading all of the actor's entries; that of an entry
-- without a date is 99999999, which is after every day.
CREATE TABLE entry_actors (
    entry       INTEGER NOT NULL REFERENCES entries (number),
    position    INTEGER NOT NULL,
    actor       TEXT NOT NULL REFERENCES actors (id),
    ends        INTEGER NOT NULL,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

CREATE TABLE entry_topics (
    entry       INTEGER NOT NULL REFERENCES entries (number),
    position    INTEGER NOT NULL,
    topic       TEXT NOT NULL REFERENCES topics (id),
    ends        INTEGER NOT NULL,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

CREATE TABLE entry_places (
    entry       INTEGER NOT NULL REFERENCES entries (number),
    position    INTEGER NOT NULL,
    place       TEXT NOT NULL REFERENCES places (id),
    ends        INTEGER NOT NULL,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

CREATE TABLE claims (
    entry       INTEGER NOT NULL REFERENCES entries (number),
    position    INTEGER NOT NULL,
    stance      TEXT NOT NULL,
    by          TEXT REFERENCES actors (id),     -- NULL where the source names nobody
    date        TEXT,                            -- as written
    date_words  TEXT,
    confidential INTEGER NOT NULL,               -- 1 where its date is no day on which it was public
    public      TEXT NOT NULL,                   -- its own day, else the day of the source
    source      TEXT REFERENCES sources (id),    -- NULL where it is the first of the entry
    paragraph   INTEGER,
    locator     TEXT,
    url         TEXT,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

-- The values of their own that entries have. A boolean is 1 or 0, a date ISO text; a text stands
-- as written, and folded for comparing.
CREATE TABLE extras (
    entry       INTEGER NOT NULL REFERENCES entries (number),
    position    INTEGER NOT NULL,
    key         TEXT NOT NULL,
    type        TEXT NOT NULL CHECK (type IN ('text', 'number', 'boolean', 'date')),
    value       NOT NULL,
    folded      TEXT,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

-- What is searched of the entries, by number, as syru.names.search_text has it; the texts
-- themselves stand in entries. names are those of who speaks and whom an entry is about, holders
-- those of its claims' makers, which may have been public later; both with their aliases.
CREATE VIRTUAL TABLE words USING fts5 (
    title, summary, statement, text, names, holders,
    content = '', tokenize = "unicode61 remove_diacritics 0"
);
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(1, 1, 1, 1, 0.5, 0.5)');
-- So many bytes of words are sorted at a time: with its own 1 MiB, FTS5 merges pieces many times.
INSERT INTO words (words, rank) VALUES ('hashsize', 8388608);

-- The words of the texts by their stems, where the log is in English: elect: elected, election.
CREATE TABLE forms (
    stem        TEXT NOT NULL,
    word        TEXT NOT NULL,
    PRIMARY KEY (stem, word)
) WITHOUT ROWID;
