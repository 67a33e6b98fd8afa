-- The foundation: house, people, rooms, stays, folios, journal, audit, undo, papers.
-- Instants are epoch milliseconds, money is minor units, percentages are ten-thousandths of a percent,
-- quantities are thousandths, ids are ULIDs made by the program.

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE property (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    currency TEXT NOT NULL,
    utc_offset_minutes BIGINT NOT NULL,
    language TEXT NOT NULL,
    business_date DATE NOT NULL,
    opened_on DATE NOT NULL,
    sample BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE counter (
    property_id TEXT NOT NULL REFERENCES property (id),
    kind TEXT NOT NULL,
    next BIGINT NOT NULL,
    PRIMARY KEY (property_id, kind)
);

-- People and rights ---------------------------------------------------------------------------

CREATE TABLE user_account (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    pin_hash TEXT,
    language TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    failures BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE role (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    builtin BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE role_permission (
    role_id TEXT NOT NULL REFERENCES role (id),
    permission TEXT NOT NULL,
    amount_limit BIGINT,
    PRIMARY KEY (role_id, permission)
);

CREATE TABLE user_role (
    user_id TEXT NOT NULL REFERENCES user_account (id),
    role_id TEXT NOT NULL REFERENCES role (id),
    PRIMARY KEY (user_id, role_id)
);

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES user_account (id),
    station TEXT NOT NULL,
    by_pin BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE TABLE idempotency (
    user_id TEXT NOT NULL,
    key TEXT NOT NULL,
    operation TEXT NOT NULL,
    args_hash TEXT NOT NULL,
    result TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (user_id, key)
);

CREATE TABLE approval (
    id TEXT NOT NULL PRIMARY KEY,
    permission TEXT NOT NULL,
    subject TEXT NOT NULL,
    amount BIGINT,
    requested_by TEXT NOT NULL REFERENCES user_account (id),
    approved_by TEXT NOT NULL REFERENCES user_account (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

-- Proof: audit chain, journal chain, undo -----------------------------------------------------

CREATE TABLE chain_head (
    chain TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE audit (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    business_date DATE,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    station TEXT NOT NULL,
    operation TEXT NOT NULL,
    subject TEXT NOT NULL,
    args TEXT NOT NULL,
    changes TEXT NOT NULL,
    code TEXT NOT NULL,
    approver TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_subject ON audit (subject);
CREATE INDEX audit_operation ON audit (operation, seq);

CREATE TABLE action (
    id TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    property_id TEXT NOT NULL REFERENCES property (id),
    operation TEXT NOT NULL,
    at BIGINT NOT NULL,
    business_date DATE NOT NULL,
    actor TEXT NOT NULL,
    subject TEXT NOT NULL,
    summary TEXT NOT NULL,
    compensation TEXT NOT NULL,
    guards TEXT NOT NULL,
    undoes TEXT UNIQUE REFERENCES action (id)
);
CREATE INDEX action_subject ON action (subject, seq);

CREATE TABLE action_mark (
    action_id TEXT NOT NULL REFERENCES action (id),
    subject TEXT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (action_id, subject)
);
CREATE INDEX action_mark_subject ON action_mark (subject, seq);

CREATE TABLE journal_entry (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    seq BIGINT NOT NULL,
    business_date DATE NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    currency TEXT NOT NULL,
    reason TEXT NOT NULL,
    reverses TEXT REFERENCES journal_entry (id),
    actor TEXT NOT NULL,
    station TEXT NOT NULL,
    line_count BIGINT NOT NULL,
    algorithm TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (property_id, seq)
);
CREATE INDEX journal_entry_date ON journal_entry (property_id, business_date);

-- Rooms and rates -----------------------------------------------------------------------------

CREATE TABLE room_type (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    max_guests BIGINT NOT NULL,
    sell_limit BIGINT NOT NULL,
    position BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (property_id, code)
);

CREATE TABLE room (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    number TEXT NOT NULL,
    floor TEXT NOT NULL,
    room_type_id TEXT NOT NULL REFERENCES room_type (id),
    features TEXT NOT NULL,
    occupancy TEXT NOT NULL,
    housekeeping TEXT NOT NULL,
    position BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (property_id, number)
);
CREATE INDEX room_by_type ON room (property_id, room_type_id);

CREATE TABLE tax_rate (
    property_id TEXT NOT NULL REFERENCES property (id),
    code TEXT NOT NULL,
    valid_from DATE NOT NULL,
    percent BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (property_id, code, valid_from)
);

CREATE TABLE rate_plan (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    price_mode TEXT NOT NULL,
    service_percent BIGINT NOT NULL,
    tax_code TEXT NOT NULL,
    weekend_days BIGINT NOT NULL,
    breakfasts BIGINT NOT NULL,
    position BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (property_id, code)
);

CREATE TABLE rate_season (
    id TEXT NOT NULL PRIMARY KEY,
    rate_plan_id TEXT NOT NULL REFERENCES rate_plan (id),
    name TEXT NOT NULL,
    first_night DATE NOT NULL,
    last_night DATE NOT NULL
);

-- season_id is empty for the prices outside every season
CREATE TABLE rate_price (
    rate_plan_id TEXT NOT NULL REFERENCES rate_plan (id),
    room_type_id TEXT NOT NULL REFERENCES room_type (id),
    season_id TEXT NOT NULL,
    base BIGINT NOT NULL,
    weekend BIGINT,
    PRIMARY KEY (rate_plan_id, room_type_id, season_id)
);

CREATE TABLE item (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    category TEXT NOT NULL,
    unit_price BIGINT NOT NULL,
    price_mode TEXT NOT NULL,
    service_percent BIGINT NOT NULL,
    tax_code TEXT NOT NULL,
    revenue TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (property_id, code)
);

CREATE TABLE tender (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    position BIGINT NOT NULL,
    active BOOLEAN NOT NULL,
    UNIQUE (property_id, code)
);

-- Guests, companies, stays --------------------------------------------------------------------

CREATE TABLE company (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    credit_limit BIGINT NOT NULL,
    active BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);

-- phone and identity are sealed (AEAD); the indexes are keyed hashes, the masks are for the screen;
-- name_folded holds the name, its pinyin and its initials
CREATE TABLE guest (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    gender TEXT NOT NULL,
    nationality TEXT NOT NULL,
    language TEXT NOT NULL,
    phone_sealed BYTEA,
    phone_index TEXT,
    phone_tail TEXT NOT NULL,
    phone_masked TEXT NOT NULL,
    id_type TEXT NOT NULL,
    id_sealed BYTEA,
    id_index TEXT,
    id_masked TEXT NOT NULL,
    address TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
-- searched with "contains": read in place of the wide rows
CREATE INDEX guest_name ON guest (name_folded, id);
CREATE INDEX guest_phone_tail ON guest (phone_tail);
CREATE UNIQUE INDEX guest_id_index ON guest (id_index);

CREATE TABLE stay (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    number TEXT NOT NULL,
    guest_id TEXT NOT NULL REFERENCES guest (id),
    state TEXT NOT NULL,
    arrival DATE NOT NULL,
    departure DATE NOT NULL,
    adults BIGINT NOT NULL,
    children BIGINT NOT NULL,
    room_type_id TEXT NOT NULL REFERENCES room_type (id),
    room_id TEXT REFERENCES room (id),
    rate_plan_id TEXT NOT NULL REFERENCES rate_plan (id),
    walk_in BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    checked_in_at BIGINT,
    checked_out_at BIGINT,
    checked_out_on DATE,
    version BIGINT NOT NULL,
    UNIQUE (property_id, number)
);
CREATE INDEX stay_by_state ON stay (property_id, state, arrival);
CREATE INDEX stay_by_guest ON stay (guest_id, arrival);
CREATE INDEX stay_by_departure ON stay (property_id, departure);
CREATE INDEX stay_unassigned ON stay (property_id, arrival, departure, room_type_id)
    WHERE room_id IS NULL AND state = 'reserved';

-- the price of each night is frozen when it is sold
CREATE TABLE stay_night (
    stay_id TEXT NOT NULL REFERENCES stay (id),
    night DATE NOT NULL,
    room_type_id TEXT NOT NULL REFERENCES room_type (id),
    price BIGINT NOT NULL,
    price_mode TEXT NOT NULL,
    service_percent BIGINT NOT NULL,
    tax_percent BIGINT NOT NULL,
    PRIMARY KEY (stay_id, night)
);
CREATE INDEX stay_night_by_night ON stay_night (night, room_type_id);

CREATE TABLE room_block (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    room_id TEXT NOT NULL REFERENCES room (id),
    kind TEXT NOT NULL,
    first_night DATE NOT NULL,
    until DATE NOT NULL,
    reason TEXT NOT NULL,
    return_housekeeping TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    released_at BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX room_block_by_room ON room_block (room_id);

-- one room, one night, one holder: this key makes double booking impossible
CREATE TABLE room_night (
    room_id TEXT NOT NULL REFERENCES room (id),
    night DATE NOT NULL,
    stay_id TEXT REFERENCES stay (id),
    block_id TEXT REFERENCES room_block (id),
    PRIMARY KEY (room_id, night)
);
CREATE INDEX room_night_by_night ON room_night (night);
CREATE INDEX room_night_by_stay ON room_night (stay_id);
CREATE INDEX room_night_by_block ON room_night (block_id);

-- room_night counted by type, so that a year of availability is read from one index; a proof recounts it
CREATE TABLE room_type_night (
    room_type_id TEXT NOT NULL REFERENCES room_type (id),
    night DATE NOT NULL,
    sold BIGINT NOT NULL,
    out_of_order BIGINT NOT NULL,
    PRIMARY KEY (room_type_id, night)
);

-- Folios and journal --------------------------------------------------------------------------

CREATE TABLE folio (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    stay_id TEXT NOT NULL REFERENCES stay (id),
    number TEXT NOT NULL,
    label TEXT NOT NULL,
    payee TEXT NOT NULL,
    company_id TEXT REFERENCES company (id),
    state TEXT NOT NULL,
    closed_at BIGINT,
    closed_on DATE,
    version BIGINT NOT NULL,
    UNIQUE (property_id, number),
    UNIQUE (stay_id, label)
);

CREATE TABLE routing_rule (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    category TEXT NOT NULL,
    folio_id TEXT NOT NULL REFERENCES folio (id),
    UNIQUE (stay_id, category)
);

CREATE TABLE journal_line (
    entry_id TEXT NOT NULL REFERENCES journal_entry (id),
    line BIGINT NOT NULL,
    account TEXT NOT NULL,
    folio_id TEXT REFERENCES folio (id),
    stay_id TEXT REFERENCES stay (id),
    company_id TEXT REFERENCES company (id),
    amount BIGINT NOT NULL,
    PRIMARY KEY (entry_id, line)
);
CREATE INDEX journal_line_folio ON journal_line (folio_id);
CREATE INDEX journal_line_stay ON journal_line (stay_id);
CREATE INDEX journal_line_company ON journal_line (company_id);

-- what the guest reads on the bill; offsets: the posting that this one cancels; origin: where a part came from;
-- hash: digest of the row, which the hash of its journal entry covers
CREATE TABLE posting (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    entry_id TEXT NOT NULL REFERENCES journal_entry (id),
    folio_id TEXT NOT NULL REFERENCES folio (id),
    seq BIGINT NOT NULL,
    business_date DATE NOT NULL,
    service_date DATE NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    category TEXT NOT NULL,
    code TEXT NOT NULL,
    description TEXT NOT NULL,
    description_en TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    unit_price BIGINT NOT NULL,
    net BIGINT NOT NULL,
    service BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    tax_percent BIGINT NOT NULL,
    revenue TEXT NOT NULL,
    tender_id TEXT REFERENCES tender (id),
    received BIGINT,
    change_given BIGINT,
    reference TEXT NOT NULL,
    offsets TEXT UNIQUE REFERENCES posting (id),
    origin TEXT REFERENCES posting (id),
    once_key TEXT UNIQUE,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX posting_by_folio ON posting (folio_id, seq);
CREATE INDEX posting_by_date ON posting (property_id, business_date);
CREATE INDEX posting_by_entry ON posting (entry_id);

-- Night audit ---------------------------------------------------------------------------------

CREATE TABLE night_audit (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    business_date DATE NOT NULL,
    closed_at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    journal_seq BIGINT NOT NULL,
    journal_hash TEXT NOT NULL,
    audit_seq BIGINT NOT NULL,
    audit_hash TEXT NOT NULL,
    summary TEXT NOT NULL,
    UNIQUE (property_id, business_date)
);

CREATE TABLE day_balance (
    property_id TEXT NOT NULL REFERENCES property (id),
    business_date DATE NOT NULL,
    account TEXT NOT NULL,
    opening BIGINT NOT NULL,
    debit BIGINT NOT NULL,
    credit BIGINT NOT NULL,
    closing BIGINT NOT NULL,
    PRIMARY KEY (property_id, business_date, account)
);

-- Papers --------------------------------------------------------------------------------------

CREATE TABLE print_job (
    id TEXT NOT NULL PRIMARY KEY,
    property_id TEXT NOT NULL REFERENCES property (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    size TEXT NOT NULL,
    printer TEXT NOT NULL,
    copies BIGINT NOT NULL,
    paper TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    may_repeat BOOLEAN NOT NULL,
    problem TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    done_at BIGINT
);
CREATE INDEX print_job_by_state ON print_job (state, next_at);

CREATE TABLE paper_issue (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    issued BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);

-- Books are append-only: corrections are new rows.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only';
END;
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE ON journal_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_line_append_only BEFORE UPDATE OR DELETE ON journal_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE ON posting FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER action_append_only BEFORE UPDATE OR DELETE ON action FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER action_mark_append_only BEFORE UPDATE OR DELETE ON action_mark FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER night_audit_append_only BEFORE UPDATE OR DELETE ON night_audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER day_balance_append_only BEFORE UPDATE OR DELETE ON day_balance FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_line_no_truncate BEFORE TRUNCATE ON journal_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_no_truncate BEFORE TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER action_no_truncate BEFORE TRUNCATE ON action FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER action_mark_no_truncate BEFORE TRUNCATE ON action_mark FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER night_audit_no_truncate BEFORE TRUNCATE ON night_audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER day_balance_no_truncate BEFORE TRUNCATE ON day_balance FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Other programs on this database hear of every change, so that their screens stay true.
CREATE FUNCTION tell_others() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('kezhan', NEW.seq || ' ' || NEW.operation);
    RETURN NULL;
END;
$$;
CREATE TRIGGER audit_told AFTER INSERT ON audit FOR EACH ROW WHEN (NEW.code = 'ok') EXECUTE FUNCTION tell_others();
