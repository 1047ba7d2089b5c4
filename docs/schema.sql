-- The tables as the migrations make them (npm run sync writes this file).

CREATE TABLE access_token (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  address text,
  client text,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT access_token_hash_uq UNIQUE (token_hash),
  CONSTRAINT access_token_pk PRIMARY KEY (id),
  CONSTRAINT access_token_person_fk FOREIGN KEY (person_id) REFERENCES person(id)
);

CREATE TABLE api_key (
  id uuid NOT NULL,
  name text NOT NULL,
  key_hash bytea NOT NULL,
  hint text NOT NULL,
  role text NOT NULL,
  department_id uuid,
  created_by uuid,
  created_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT api_key_hash_uq UNIQUE (key_hash),
  CONSTRAINT api_key_pk PRIMARY KEY (id),
  CONSTRAINT api_key_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT api_key_officer_department_ck CHECK (((role <> 'officer'::text) OR (department_id IS NOT NULL))),
  CONSTRAINT api_key_role_ck CHECK ((role = ANY (ARRAY['admin'::text, 'supervisor'::text, 'leader'::text, 'officer'::text])))
);

CREATE TABLE attachment (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  report_id uuid,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes integer NOT NULL,
  sha256 text NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_by_name text NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  handed_in_at timestamp with time zone,
  CONSTRAINT attachment_pk PRIMARY KEY (id),
  CONSTRAINT attachment_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT attachment_report_fk FOREIGN KEY (report_id) REFERENCES progress_report(id),
  CONSTRAINT attachment_bytes_ck CHECK ((bytes > 0))
);
CREATE INDEX attachment_project_idx ON attachment USING btree (project_id, uploaded_at);

CREATE TABLE background_job (
  id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  progress integer NOT NULL,
  message text NOT NULL,
  result jsonb,
  created_by uuid,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT background_job_pk PRIMARY KEY (id),
  CONSTRAINT background_job_progress_ck CHECK (((progress >= 0) AND (progress <= 100))),
  CONSTRAINT background_job_state_ck CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

CREATE TABLE blocker (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  state text NOT NULL,
  raised_by uuid NOT NULL,
  raised_by_name text NOT NULL,
  department_id uuid,
  raised_at timestamp with time zone NOT NULL,
  assigned_department_id uuid,
  assigned_person_id uuid,
  due_date date,
  resolved_at timestamp with time zone,
  resolution text,
  workdays integer,
  reopenings integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT blocker_pk PRIMARY KEY (id),
  CONSTRAINT blocker_assigned_department_fk FOREIGN KEY (assigned_department_id) REFERENCES department(id),
  CONSTRAINT blocker_assigned_person_fk FOREIGN KEY (assigned_person_id) REFERENCES person(id),
  CONSTRAINT blocker_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT blocker_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT blocker_kind_ck CHECK ((kind = ANY (ARRAY['funds'::text, 'land'::text, 'approval'::text, 'relocation'::text, 'other'::text]))),
  CONSTRAINT blocker_resolved_ck CHECK (((state = 'resolved'::text) = (resolved_at IS NOT NULL))),
  CONSTRAINT blocker_state_ck CHECK ((state = ANY (ARRAY['raised'::text, 'assigned'::text, 'resolved'::text])))
);
CREATE INDEX blocker_open_idx ON blocker USING btree (raised_at, id) WHERE (state <> 'resolved'::text);
CREATE INDEX blocker_project_idx ON blocker USING btree (project_id);

CREATE TABLE calendar_year (
  id uuid NOT NULL,
  year integer NOT NULL,
  source text NOT NULL,
  papers text[] DEFAULT '{}'::text[] NOT NULL,
  days jsonb NOT NULL,
  set_by_name text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT calendar_year_pk PRIMARY KEY (id),
  CONSTRAINT calendar_year_source_ck CHECK ((source = ANY (ARRAY['notice'::text, 'package'::text])))
);
CREATE UNIQUE INDEX calendar_year_uq ON calendar_year USING btree (year) WHERE (ended_at IS NULL);

CREATE TABLE call_in (
  id uuid NOT NULL,
  matter text NOT NULL,
  place text,
  state text NOT NULL,
  caller_id uuid NOT NULL,
  caller_name text NOT NULL,
  department_id uuid,
  called_at timestamp with time zone NOT NULL,
  due_date date NOT NULL,
  rating integer,
  confirmed_at timestamp with time zone,
  unsatisfied integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  policy_id uuid NOT NULL,
  CONSTRAINT call_in_pk PRIMARY KEY (id),
  CONSTRAINT call_in_caller_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT call_in_policy_fk FOREIGN KEY (policy_id) REFERENCES policy(id),
  CONSTRAINT call_in_confirmed_ck CHECK (((state = 'confirmed'::text) = (confirmed_at IS NOT NULL))),
  CONSTRAINT call_in_rating_ck CHECK (((rating >= 1) AND (rating <= 5))),
  CONSTRAINT call_in_state_ck CHECK ((state = ANY (ARRAY['called'::text, 'answered'::text, 'confirmed'::text])))
);
CREATE INDEX call_in_open_idx ON call_in USING btree (due_date, id) WHERE (state <> 'confirmed'::text);

CREATE TABLE call_in_department (
  call_in_id uuid NOT NULL,
  department_id uuid NOT NULL,
  acknowledged_at timestamp with time zone,
  answer text,
  answered_by_name text,
  answered_at timestamp with time zone,
  sign_by date NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT call_in_department_id_uq UNIQUE (id),
  CONSTRAINT call_in_department_pk PRIMARY KEY (call_in_id, department_id),
  CONSTRAINT call_in_department_call_fk FOREIGN KEY (call_in_id) REFERENCES call_in(id),
  CONSTRAINT call_in_department_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT call_in_department_answer_ck CHECK (((answer IS NULL) = (answered_at IS NULL)))
);
CREATE INDEX call_in_department_department_idx ON call_in_department USING btree (department_id);

CREATE TABLE channel_choice (
  person_id uuid NOT NULL,
  channels text[],
  language text NOT NULL,
  digest boolean DEFAULT false NOT NULL,
  quiet_from text,
  quiet_to text,
  version integer NOT NULL,
  CONSTRAINT channel_choice_pk PRIMARY KEY (person_id),
  CONSTRAINT channel_choice_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT channel_choice_language_ck CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  CONSTRAINT channel_choice_quiet_ck CHECK (((quiet_from IS NULL) = (quiet_to IS NULL)))
);

CREATE TABLE circular (
  id uuid NOT NULL,
  state text NOT NULL,
  year integer,
  number integer,
  period text NOT NULL,
  plan_id uuid,
  series text,
  leader_id uuid,
  text jsonb NOT NULL,
  edited text[] NOT NULL,
  figures jsonb NOT NULL,
  drafted_by_name text NOT NULL,
  drafted_at timestamp with time zone NOT NULL,
  issued_by_name text,
  issued_at timestamp with time zone,
  changed_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT circular_number_uq UNIQUE (year, number),
  CONSTRAINT circular_pk PRIMARY KEY (id),
  CONSTRAINT circular_leader_fk FOREIGN KEY (leader_id) REFERENCES person(id),
  CONSTRAINT circular_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT circular_issued_ck CHECK ((num_nonnulls(year, number, issued_by_name, issued_at) =
CASE
    WHEN (state = 'issued'::text) THEN 4
    ELSE 0
END)),
  CONSTRAINT circular_state_ck CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text, 'withdrawn'::text])))
);
CREATE INDEX circular_drafted_idx ON circular USING btree (drafted_at DESC, id DESC);

CREATE TABLE circular_counter (
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT circular_counter_pk PRIMARY KEY (year),
  CONSTRAINT circular_counter_ck CHECK ((last > 0))
);

CREATE TABLE comment (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  text text NOT NULL,
  mentioned_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  written_at timestamp with time zone NOT NULL,
  edited_at timestamp with time zone,
  CONSTRAINT comment_pk PRIMARY KEY (id),
  CONSTRAINT comment_project_fk FOREIGN KEY (project_id) REFERENCES project(id)
);
CREATE INDEX comment_project_idx ON comment USING btree (project_id, written_at, id);

CREATE TABLE console_preference (
  person_id uuid NOT NULL,
  theme text NOT NULL,
  density text NOT NULL,
  shortcuts boolean NOT NULL,
  CONSTRAINT console_preference_pk PRIMARY KEY (person_id),
  CONSTRAINT console_preference_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT console_preference_density_ck CHECK ((density = ANY (ARRAY['comfortable'::text, 'compact'::text]))),
  CONSTRAINT console_preference_theme_ck CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text])))
);

CREATE TABLE delegation (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  deputy_id uuid NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  reason text NOT NULL,
  set_by_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  ended_by_name text,
  CONSTRAINT delegation_pk PRIMARY KEY (id),
  CONSTRAINT delegation_deputy_fk FOREIGN KEY (deputy_id) REFERENCES person(id),
  CONSTRAINT delegation_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT delegation_days_ck CHECK ((to_day >= from_day)),
  CONSTRAINT delegation_deputy_ck CHECK ((deputy_id <> person_id))
);
CREATE INDEX delegation_person_idx ON delegation USING btree (person_id, from_day);
CREATE INDEX delegation_running_idx ON delegation USING btree (to_day) WHERE (ended_at IS NULL);

CREATE TABLE delivery (
  id uuid NOT NULL,
  channel text NOT NULL,
  recipient_id uuid NOT NULL,
  address text,
  source_id uuid NOT NULL,
  project_id uuid,
  content jsonb NOT NULL,
  state text NOT NULL,
  job_id text NOT NULL,
  manual boolean DEFAULT false NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  manual_attempts integer DEFAULT 0 NOT NULL,
  retry_at timestamp with time zone,
  last_error text,
  created_at timestamp with time zone NOT NULL,
  queued_at timestamp with time zone DEFAULT now() NOT NULL,
  finished_at timestamp with time zone,
  due_at timestamp with time zone,
  carrier_id uuid,
  order_key uuid,
  order_number integer,
  CONSTRAINT delivery_source_uq UNIQUE (source_id, channel, recipient_id),
  CONSTRAINT delivery_pk PRIMARY KEY (id),
  CONSTRAINT delivery_due_ck CHECK (((due_at IS NULL) OR ((state = 'pending'::text) AND (channel = 'webhook'::text)))),
  CONSTRAINT delivery_order_ck CHECK (((order_key IS NULL) = (order_number IS NULL))),
  CONSTRAINT delivery_state_ck CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text, 'withdrawn'::text])))
);
CREATE INDEX delivery_created_idx ON delivery USING btree (created_at DESC, id DESC);
CREATE INDEX delivery_failed_idx ON delivery USING btree (created_at DESC, id DESC) WHERE (state = 'failed'::text);
CREATE INDEX delivery_in_flight_idx ON delivery USING btree (recipient_id) WHERE ((channel = 'webhook'::text) AND (state = 'pending'::text) AND (due_at IS NULL));
CREATE INDEX delivery_order_idx ON delivery USING btree (recipient_id, order_key, order_number) WHERE ((state = 'pending'::text) AND (order_key IS NOT NULL));
CREATE INDEX delivery_project_idx ON delivery USING btree (project_id, created_at DESC, id DESC) WHERE (project_id IS NOT NULL);
CREATE INDEX delivery_project_pending_idx ON delivery USING btree (project_id) WHERE (state = 'pending'::text);
CREATE INDEX delivery_queue_idx ON delivery USING btree (recipient_id, due_at, id) WHERE (due_at IS NOT NULL);
CREATE INDEX delivery_recipient_failed_idx ON delivery USING btree (recipient_id, created_at, id) WHERE (state = 'failed'::text);
CREATE INDEX delivery_recipient_idx ON delivery USING btree (recipient_id, created_at DESC, id DESC);
CREATE INDEX delivery_turn_idx ON delivery USING btree (recipient_id, id) WHERE ((state = 'pending'::text) AND (channel <> ALL (ARRAY['inbox'::text, 'webhook'::text])));

CREATE TABLE delivery_attempt (
  delivery_id uuid NOT NULL,
  number integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  duration_ms integer NOT NULL,
  outcome text NOT NULL,
  status_code integer,
  detail text,
  response_excerpt text,
  manual boolean NOT NULL,
  CONSTRAINT delivery_attempt_pk PRIMARY KEY (delivery_id, number),
  CONSTRAINT delivery_attempt_delivery_fk FOREIGN KEY (delivery_id) REFERENCES delivery(id) ON DELETE CASCADE,
  CONSTRAINT delivery_attempt_outcome_ck CHECK ((outcome = ANY (ARRAY['delivered'::text, 'failed'::text])))
);
CREATE INDEX delivery_attempt_started_idx ON delivery_attempt USING btree (started_at);

CREATE TABLE department (
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  aliases text[] DEFAULT '{}'::text[] NOT NULL,
  duties text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT department_code_uq UNIQUE (code),
  CONSTRAINT department_name_uq UNIQUE (name),
  CONSTRAINT department_pk PRIMARY KEY (id)
);

CREATE TABLE department_day (
  id uuid NOT NULL,
  department_id uuid NOT NULL,
  day date NOT NULL,
  working boolean NOT NULL,
  reason text NOT NULL,
  set_by_name text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT department_day_pk PRIMARY KEY (id),
  CONSTRAINT department_day_department_fk FOREIGN KEY (department_id) REFERENCES department(id)
);
CREATE UNIQUE INDEX department_day_uq ON department_day USING btree (department_id, day) WHERE (ended_at IS NULL);

CREATE TABLE department_group (
  id uuid NOT NULL,
  name text NOT NULL,
  aliases text[] DEFAULT '{}'::text[] NOT NULL,
  department_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  CONSTRAINT department_group_name_uq UNIQUE (name),
  CONSTRAINT department_group_pk PRIMARY KEY (id)
);

CREATE TABLE department_leader (
  department_id uuid NOT NULL,
  person_id uuid NOT NULL,
  place integer NOT NULL,
  fields text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT department_leader_pk PRIMARY KEY (department_id, person_id),
  CONSTRAINT department_leader_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT department_leader_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT department_leader_place_ck CHECK ((place > 0))
);
CREATE INDEX department_leader_person_idx ON department_leader USING btree (person_id);

CREATE TABLE desk_action (
  request_id text NOT NULL,
  project_id uuid NOT NULL,
  action text NOT NULL,
  actor_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  slip_id uuid,
  CONSTRAINT desk_action_pk PRIMARY KEY (request_id, project_id)
);

CREATE TABLE digest_line (
  source_id uuid NOT NULL,
  reminder_id uuid,
  notice jsonb,
  person_id uuid NOT NULL,
  channel text NOT NULL,
  project_id uuid,
  deputy_for text NOT NULL,
  send_at timestamp with time zone NOT NULL,
  state text NOT NULL,
  digest_id uuid,
  CONSTRAINT digest_line_pk PRIMARY KEY (source_id, person_id, channel),
  CONSTRAINT digest_line_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT digest_line_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT digest_line_reminder_fk FOREIGN KEY (reminder_id) REFERENCES reminder(id),
  CONSTRAINT digest_line_says_ck CHECK (((reminder_id IS NOT NULL) OR (notice IS NOT NULL))),
  CONSTRAINT digest_line_sent_ck CHECK (((digest_id IS NOT NULL) = (state = 'sent'::text))),
  CONSTRAINT digest_line_state_ck CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'withdrawn'::text])))
);
CREATE INDEX digest_line_digest_idx ON digest_line USING btree (digest_id) WHERE (state = 'sent'::text);
CREATE INDEX digest_line_person_waiting_idx ON digest_line USING btree (person_id, send_at) WHERE (state = 'waiting'::text);
CREATE INDEX digest_line_project_idx ON digest_line USING btree (project_id);
CREATE INDEX digest_line_waiting_idx ON digest_line USING btree (send_at) WHERE (state = 'waiting'::text);

CREATE TABLE draft_decision (
  draft_id uuid NOT NULL,
  decision text NOT NULL,
  reason text,
  decided_by uuid NOT NULL,
  decided_by_name text NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  circular_id uuid,
  CONSTRAINT draft_decision_pk PRIMARY KEY (draft_id),
  CONSTRAINT draft_decision_circular_fk FOREIGN KEY (circular_id) REFERENCES circular(id),
  CONSTRAINT draft_decision_draft_fk FOREIGN KEY (draft_id) REFERENCES reminder(id),
  CONSTRAINT draft_decision_circular_ck CHECK (((decision = 'approved'::text) OR (circular_id IS NULL))),
  CONSTRAINT draft_decision_ck CHECK ((decision = ANY (ARRAY['approved'::text, 'dismissed'::text]))),
  CONSTRAINT draft_decision_reason_ck CHECK (((decision <> 'dismissed'::text) OR (reason IS NOT NULL)))
);
CREATE INDEX draft_decision_to_name_idx ON draft_decision USING btree (decided_at) WHERE ((decision = 'approved'::text) AND (circular_id IS NULL));

CREATE TABLE due_step (
  duty_id uuid NOT NULL,
  project_id uuid,
  track text NOT NULL,
  step_key text NOT NULL,
  anchor_date date NOT NULL,
  planned_at timestamp with time zone NOT NULL,
  fire_at timestamp with time zone NOT NULL,
  CONSTRAINT due_step_pk PRIMARY KEY (duty_id, track),
  CONSTRAINT due_step_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT due_step_track_ck CHECK ((track = ANY (ARRAY['deadline'::text, 'acknowledgement'::text, 'report'::text, 'review'::text, 'decision'::text, 'milestone'::text, 'blue-slip'::text, 'yellow-slip'::text, 'red-slip'::text, 'helper-acknowledgement'::text, 'helper-report'::text, 'helper-deadline'::text, 'blocker-assignment'::text, 'blocker-resolution'::text, 'call-in-acknowledgement'::text, 'call-in-answer'::text, 'instruction-answer'::text])))
);
CREATE INDEX due_step_fire_idx ON due_step USING btree (fire_at);
CREATE INDEX due_step_project_idx ON due_step USING btree (project_id);

CREATE TABLE endpoint_previous_secret (
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  encrypted_secret bytea NOT NULL,
  public_key text,
  encrypted_private_key bytea,
  valid_until timestamp with time zone NOT NULL,
  CONSTRAINT endpoint_previous_secret_pk PRIMARY KEY (id),
  CONSTRAINT endpoint_previous_secret_endpoint_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE,
  CONSTRAINT endpoint_previous_secret_key_ck CHECK (((public_key IS NULL) = (encrypted_private_key IS NULL)))
);
CREATE INDEX endpoint_previous_secret_endpoint_idx ON endpoint_previous_secret USING btree (endpoint_id);

CREATE TABLE endpoint_queue (
  endpoint_id uuid NOT NULL,
  last_ok boolean,
  failures_in_a_row integer DEFAULT 0 NOT NULL,
  window_started_at timestamp with time zone,
  window_attempts integer DEFAULT 0 NOT NULL,
  window_failures integer DEFAULT 0 NOT NULL,
  open_until timestamp with time zone,
  paused_until timestamp with time zone,
  next_send_at timestamp with time zone,
  failing_since timestamp with time zone,
  warned_percent integer DEFAULT 0 NOT NULL,
  CONSTRAINT endpoint_queue_pk PRIMARY KEY (endpoint_id),
  CONSTRAINT endpoint_queue_endpoint_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE
);

CREATE TABLE endpoint_recovery (
  endpoint_id uuid NOT NULL,
  job_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  total integer NOT NULL,
  put integer DEFAULT 0 NOT NULL,
  last_created_at timestamp with time zone NOT NULL,
  last_id uuid NOT NULL,
  CONSTRAINT endpoint_recovery_pk PRIMARY KEY (endpoint_id),
  CONSTRAINT endpoint_recovery_endpoint_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE
);

CREATE TABLE event (
  id uuid NOT NULL,
  type text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  sequence integer NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  data jsonb NOT NULL,
  CONSTRAINT event_subject_sequence_uq UNIQUE (subject_id, sequence),
  CONSTRAINT event_pk PRIMARY KEY (id)
);
CREATE INDEX event_type_occurred_idx ON event USING btree (type, occurred_at);

CREATE TABLE event_sequence (
  subject_id uuid NOT NULL,
  last_sequence integer NOT NULL,
  CONSTRAINT event_sequence_pk PRIMARY KEY (subject_id)
);

CREATE TABLE idempotency_key (
  actor_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer,
  body jsonb,
  headers jsonb,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_key_pk PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_key_created_idx ON idempotency_key USING btree (created_at);

CREATE TABLE inbound_message (
  id uuid NOT NULL,
  source_id uuid NOT NULL,
  webhook_id text NOT NULL,
  headers jsonb NOT NULL,
  body bytea NOT NULL,
  state text NOT NULL,
  reason text,
  reports jsonb DEFAULT '[]'::jsonb NOT NULL,
  project_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  tries integer DEFAULT 0 NOT NULL,
  received_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT inbound_message_webhook_uq UNIQUE (source_id, webhook_id),
  CONSTRAINT inbound_message_pk PRIMARY KEY (id),
  CONSTRAINT inbound_message_state_ck CHECK ((state = ANY (ARRAY['waiting'::text, 'applied'::text, 'ignored'::text, 'failed'::text])))
);
CREATE INDEX inbound_message_body_idx ON inbound_message USING btree (finished_at) WHERE ((state = ANY (ARRAY['applied'::text, 'ignored'::text])) AND (octet_length(body) > 0));
CREATE INDEX inbound_message_source_idx ON inbound_message USING btree (source_id, id DESC);
CREATE INDEX inbound_message_waiting_idx ON inbound_message USING btree (source_id, id) WHERE (state = 'waiting'::text);

CREATE TABLE inbound_source (
  id uuid NOT NULL,
  name text NOT NULL,
  department_id uuid,
  mapping text NOT NULL,
  examples jsonb NOT NULL,
  public_keys text[] NOT NULL,
  encrypted_secret bytea NOT NULL,
  state text NOT NULL,
  created_by uuid,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT inbound_source_name_uq UNIQUE (name),
  CONSTRAINT inbound_source_pk PRIMARY KEY (id),
  CONSTRAINT inbound_source_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT inbound_source_state_ck CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text])))
);

CREATE TABLE inbound_source_previous_secret (
  id uuid NOT NULL,
  source_id uuid NOT NULL,
  encrypted_secret bytea NOT NULL,
  valid_until timestamp with time zone NOT NULL,
  CONSTRAINT inbound_source_previous_secret_pk PRIMARY KEY (id),
  CONSTRAINT inbound_source_previous_secret_source_fk FOREIGN KEY (source_id) REFERENCES inbound_source(id) ON DELETE CASCADE
);
CREATE INDEX inbound_source_previous_secret_source_idx ON inbound_source_previous_secret USING btree (source_id);

CREATE TABLE inbox_message (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  project_id uuid,
  title text NOT NULL,
  body text NOT NULL,
  link text,
  kind text,
  subject jsonb,
  level integer,
  created_at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  number bigint DEFAULT nextval('inbox_message_number_seq'::regclass) NOT NULL,
  CONSTRAINT inbox_message_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX inbox_message_number_uq ON inbox_message USING btree (person_id, number);
CREATE INDEX inbox_message_person_idx ON inbox_message USING btree (person_id, created_at DESC, id DESC);

CREATE TABLE indicator (
  id uuid NOT NULL,
  revision integer NOT NULL,
  project_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  comparison text NOT NULL,
  target double precision NOT NULL,
  unit text NOT NULL,
  direction text NOT NULL,
  measure text NOT NULL,
  baseline double precision,
  every text NOT NULL,
  first_month text NOT NULL,
  last_month text NOT NULL,
  shares double precision[],
  reporting_day integer NOT NULL,
  set_at timestamp with time zone NOT NULL,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
  CONSTRAINT indicator_pk PRIMARY KEY (id, revision),
  CONSTRAINT indicator_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT indicator_comparison_ck CHECK ((comparison = ANY (ARRAY['at-least'::text, 'more-than'::text, 'at-most'::text, 'less-than'::text, 'exactly'::text, 'about'::text, 'grow-by'::text, 'shrink-by'::text]))),
  CONSTRAINT indicator_direction_ck CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text]))),
  CONSTRAINT indicator_every_ck CHECK ((every = ANY (ARRAY['month'::text, 'quarter'::text]))),
  CONSTRAINT indicator_measure_ck CHECK ((measure = ANY (ARRAY['cumulative'::text, 'level'::text]))),
  CONSTRAINT indicator_months_ck CHECK (((first_month ~ '^\d{4}-\d{2}$'::text) AND (last_month ~ '^\d{4}-\d{2}$'::text) AND (first_month <= last_month))),
  CONSTRAINT indicator_reporting_day_ck CHECK (((reporting_day >= 1) AND (reporting_day <= 28)))
);
CREATE UNIQUE INDEX indicator_present_uq ON indicator USING btree (project_id, "position") WHERE (valid_to = 'infinity'::timestamp with time zone);
CREATE INDEX indicator_project_idx ON indicator USING btree (project_id, valid_to);

CREATE TABLE indicator_value (
  indicator_id uuid NOT NULL,
  period text NOT NULL,
  revision integer NOT NULL,
  value double precision NOT NULL,
  note text,
  reported_by uuid,
  reported_by_name text NOT NULL,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
  CONSTRAINT indicator_value_pk PRIMARY KEY (indicator_id, period, revision),
  CONSTRAINT indicator_value_period_ck CHECK ((period ~ '^\d{4}-\d{2}$'::text))
);
CREATE UNIQUE INDEX indicator_value_present_uq ON indicator_value USING btree (indicator_id, period) WHERE (valid_to = 'infinity'::timestamp with time zone);

CREATE TABLE instruction (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  text text NOT NULL,
  leader_id uuid NOT NULL,
  leader_name text NOT NULL,
  recorded_by_name text,
  given_at timestamp with time zone NOT NULL,
  answer_by date,
  answer text,
  answered_by_name text,
  answered_at timestamp with time zone,
  CONSTRAINT instruction_pk PRIMARY KEY (id),
  CONSTRAINT instruction_leader_fk FOREIGN KEY (leader_id) REFERENCES person(id),
  CONSTRAINT instruction_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT instruction_answer_ck CHECK ((num_nonnulls(answer, answered_by_name, answered_at) = ANY (ARRAY[0, 3])))
);
CREATE INDEX instruction_given_idx ON instruction USING btree (given_at, id);
CREATE INDEX instruction_open_idx ON instruction USING btree (answer_by, id) WHERE ((answer_by IS NOT NULL) AND (answered_at IS NULL));
CREATE INDEX instruction_project_idx ON instruction USING btree (project_id, given_at);

CREATE TABLE interview (
  id uuid NOT NULL,
  draft_id uuid NOT NULL,
  project_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  department_name text NOT NULL,
  attendee text NOT NULL,
  due_date date NOT NULL,
  percent integer NOT NULL,
  problem text NOT NULL,
  demand text NOT NULL,
  held_on date NOT NULL,
  held_at text NOT NULL,
  place text NOT NULL,
  host text NOT NULL,
  called_by uuid NOT NULL,
  called_by_name text NOT NULL,
  called_at timestamp with time zone NOT NULL,
  CONSTRAINT interview_draft_uq UNIQUE (draft_id),
  CONSTRAINT interview_number_uq UNIQUE (year, number),
  CONSTRAINT interview_pk PRIMARY KEY (id),
  CONSTRAINT interview_draft_fk FOREIGN KEY (draft_id) REFERENCES reminder(id),
  CONSTRAINT interview_project_fk FOREIGN KEY (project_id) REFERENCES project(id)
);
CREATE INDEX interview_called_idx ON interview USING btree (called_at, id);
CREATE INDEX interview_project_idx ON interview USING btree (project_id, called_at);

CREATE TABLE interview_counter (
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT interview_counter_pk PRIMARY KEY (year),
  CONSTRAINT interview_counter_ck CHECK ((last > 0))
);

CREATE TABLE login_failure (
  login text NOT NULL,
  failures integer NOT NULL,
  failed_at timestamp with time zone NOT NULL,
  locked_until timestamp with time zone,
  CONSTRAINT login_failure_pk PRIMARY KEY (login)
);
CREATE INDEX login_failure_failed_at_idx ON login_failure USING btree (failed_at);

CREATE TABLE message_template (
  id uuid NOT NULL,
  language text NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  template jsonb,
  created_by uuid,
  created_by_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT message_template_version_uq UNIQUE (language, kind, version),
  CONSTRAINT message_template_pk PRIMARY KEY (id)
);

CREATE TABLE milestone (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  due_date date NOT NULL,
  weight integer DEFAULT 1 NOT NULL,
  done_at timestamp with time zone,
  CONSTRAINT milestone_position_uq UNIQUE (project_id, "position") DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT milestone_pk PRIMARY KEY (id),
  CONSTRAINT milestone_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT milestone_weight_ck CHECK (((weight >= 1) AND (weight <= 100)))
);

CREATE TABLE outbox_job (
  id text NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  run_at timestamp with time zone NOT NULL,
  enqueued_at timestamp with time zone,
  tries integer DEFAULT 0 NOT NULL,
  last_error text,
  CONSTRAINT outbox_job_pk PRIMARY KEY (id)
);
CREATE INDEX outbox_job_due_idx ON outbox_job USING btree (run_at) WHERE (enqueued_at IS NULL);
CREATE INDEX outbox_job_lease_idx ON outbox_job USING btree (enqueued_at) WHERE (enqueued_at IS NOT NULL);

CREATE TABLE person (
  id uuid NOT NULL,
  login text NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  post text,
  role text NOT NULL,
  department_id uuid,
  is_head boolean DEFAULT false NOT NULL,
  password_hash text,
  must_change_password boolean DEFAULT false NOT NULL,
  active boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT person_pk PRIMARY KEY (id),
  CONSTRAINT person_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT person_officer_department_ck CHECK (((role <> 'officer'::text) OR (department_id IS NOT NULL))),
  CONSTRAINT person_role_ck CHECK ((role = ANY (ARRAY['admin'::text, 'supervisor'::text, 'leader'::text, 'officer'::text])))
);
CREATE INDEX person_department_idx ON person USING btree (department_id);
CREATE UNIQUE INDEX person_login_uq ON person USING btree (lower(login));

CREATE TABLE person_address (
  person_id uuid NOT NULL,
  kind text NOT NULL,
  address text NOT NULL,
  CONSTRAINT person_address_pk PRIMARY KEY (person_id, kind),
  CONSTRAINT person_address_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT person_address_kind_ck CHECK ((kind = ANY (ARRAY['mobile'::text, 'wecom'::text, 'dingtalk'::text, 'feishu'::text])))
);

CREATE TABLE plan (
  id uuid NOT NULL,
  title text NOT NULL,
  issuer text,
  plan_year integer,
  file_name text,
  source text NOT NULL,
  source_hash text NOT NULL,
  state text NOT NULL,
  skipped jsonb DEFAULT '[]'::jsonb NOT NULL,
  created_by uuid,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  source_number integer DEFAULT 1 NOT NULL,
  format text DEFAULT 'text'::text NOT NULL,
  layout jsonb,
  notes jsonb DEFAULT '[]'::jsonb NOT NULL,
  origin text DEFAULT 'plan'::text NOT NULL,
  CONSTRAINT plan_pk PRIMARY KEY (id),
  CONSTRAINT plan_format_ck CHECK ((format = ANY (ARRAY['text'::text, 'markdown'::text, 'html'::text, 'docx'::text, 'doc'::text, 'pdf'::text, 'xlsx'::text, 'csv'::text, 'ofd'::text]))),
  CONSTRAINT plan_origin_ck CHECK ((origin = ANY (ARRAY['plan'::text, 'instruction'::text, 'meeting'::text, 'finding'::text, 'proposal'::text, 'hotline'::text, 'direct'::text]))),
  CONSTRAINT plan_state_ck CHECK ((state = ANY (ARRAY['importing'::text, 'review'::text, 'failed'::text, 'superseded'::text, 'withdrawn'::text]))),
  CONSTRAINT plan_year_ck CHECK (((plan_year >= 1949) AND (plan_year <= 2200)))
);
CREATE UNIQUE INDEX plan_source_uq ON plan USING btree (source_hash, plan_year) WHERE (state <> ALL (ARRAY['failed'::text, 'superseded'::text, 'withdrawn'::text]));

CREATE TABLE plan_item (
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  span_start integer NOT NULL,
  span_end integer NOT NULL,
  text text NOT NULL,
  title text NOT NULL,
  path text[] NOT NULL,
  due_text text,
  due date,
  quantities text[] NOT NULL,
  commitment text NOT NULL,
  state text NOT NULL,
  drop_reason text,
  derived_from uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  kind text DEFAULT 'task'::text NOT NULL,
  action text,
  object text,
  start_date date,
  recurrence text,
  is_urgent boolean DEFAULT false NOT NULL,
  targets jsonb DEFAULT '[]'::jsonb NOT NULL,
  responsibility jsonb,
  lead_department_id uuid,
  cooperating_department_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  leader_id uuid,
  people jsonb DEFAULT '[]'::jsonb NOT NULL,
  assigned_from text,
  source_number integer DEFAULT 1 NOT NULL,
  edited text[] DEFAULT '{}'::text[] NOT NULL,
  details jsonb DEFAULT '[]'::jsonb NOT NULL,
  CONSTRAINT plan_item_pk PRIMARY KEY (id),
  CONSTRAINT plan_item_lead_fk FOREIGN KEY (lead_department_id) REFERENCES department(id),
  CONSTRAINT plan_item_leader_fk FOREIGN KEY (leader_id) REFERENCES person(id),
  CONSTRAINT plan_item_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT plan_item_assigned_from_ck CHECK ((assigned_from = ANY (ARRAY['document'::text, 'ledger'::text, 'person'::text]))),
  CONSTRAINT plan_item_kind_ck CHECK ((kind = ANY (ARRAY['task'::text, 'indicator'::text]))),
  CONSTRAINT plan_item_recurrence_ck CHECK ((recurrence = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text, 'quarterly'::text, 'half-yearly'::text, 'yearly'::text, 'regular'::text]))),
  CONSTRAINT plan_item_span_ck CHECK (((span_start >= 0) AND (span_end > span_start))),
  CONSTRAINT plan_item_state_ck CHECK ((state = ANY (ARRAY['draft'::text, 'registered'::text, 'dropped'::text, 'replaced'::text])))
);
CREATE INDEX plan_item_plan_idx ON plan_item USING btree (plan_id, span_start, id);

CREATE TABLE plan_revision (
  plan_id uuid NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  source text NOT NULL,
  source_hash text NOT NULL,
  file_name text,
  base_version integer NOT NULL,
  items jsonb DEFAULT '[]'::jsonb NOT NULL,
  skipped jsonb DEFAULT '[]'::jsonb NOT NULL,
  items_seen text DEFAULT ''::text NOT NULL,
  entries jsonb DEFAULT '[]'::jsonb NOT NULL,
  counts jsonb DEFAULT '{}'::jsonb NOT NULL,
  outcome jsonb,
  message text,
  created_by uuid,
  created_by_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  format text DEFAULT 'text'::text NOT NULL,
  layout jsonb,
  notes jsonb DEFAULT '[]'::jsonb NOT NULL,
  CONSTRAINT plan_revision_pk PRIMARY KEY (plan_id, number),
  CONSTRAINT plan_revision_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT plan_revision_format_ck CHECK ((format = ANY (ARRAY['text'::text, 'markdown'::text, 'html'::text, 'docx'::text, 'doc'::text, 'pdf'::text, 'xlsx'::text, 'csv'::text, 'ofd'::text]))),
  CONSTRAINT plan_revision_number_ck CHECK ((number > 0)),
  CONSTRAINT plan_revision_state_ck CHECK ((state = ANY (ARRAY['reading'::text, 'proposed'::text, 'applied'::text, 'discarded'::text])))
);
CREATE UNIQUE INDEX plan_revision_open_uq ON plan_revision USING btree (plan_id) WHERE (state = ANY (ARRAY['reading'::text, 'proposed'::text]));
CREATE INDEX plan_revision_source_idx ON plan_revision USING btree (source_hash);

CREATE TABLE policy (
  id uuid NOT NULL,
  name text NOT NULL,
  version integer NOT NULL,
  definition jsonb NOT NULL,
  created_by uuid,
  created_by_name text,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT policy_name_version_uq UNIQUE (name, version),
  CONSTRAINT policy_pk PRIMARY KEY (id)
);

CREATE TABLE progress_report (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  percent integer NOT NULL,
  text text NOT NULL,
  problems text,
  reported_by uuid,
  reported_by_name text NOT NULL,
  reported_at timestamp with time zone NOT NULL,
  department_id uuid,
  returned_at timestamp with time zone,
  return_reason text,
  CONSTRAINT progress_report_pk PRIMARY KEY (id),
  CONSTRAINT progress_report_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT progress_report_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT progress_report_percent_ck CHECK (((percent >= 0) AND (percent <= 100)))
);
CREATE INDEX progress_report_project_idx ON progress_report USING btree (project_id, reported_at);

CREATE TABLE project (
  id uuid NOT NULL,
  plan_id uuid,
  plan_item_id uuid,
  title text NOT NULL,
  text text NOT NULL,
  path text[] DEFAULT '{}'::text[] NOT NULL,
  series text[] DEFAULT '{}'::text[] NOT NULL,
  lead_department_id uuid NOT NULL,
  leader_id uuid,
  due_date date NOT NULL,
  original_due_date date NOT NULL,
  policy_id uuid NOT NULL,
  state text NOT NULL,
  state_before_suspension text,
  percent integer DEFAULT 0 NOT NULL,
  registered_at timestamp with time zone NOT NULL,
  acknowledged_at timestamp with time zone,
  last_report_at timestamp with time zone,
  completion_requested_at timestamp with time zone,
  closed_at timestamp with time zone,
  returns integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  assigned_at timestamp with time zone DEFAULT now() NOT NULL,
  objection text,
  objected_at timestamp with time zone,
  requested_due_date date,
  extension_reason text,
  extension_requested_at timestamp with time zone,
  extensions integer DEFAULT 0 NOT NULL,
  excused_reason text,
  reopenings integer DEFAULT 0 NOT NULL,
  origin text DEFAULT 'plan'::text NOT NULL,
  origin_note text,
  priority text DEFAULT 'normal'::text NOT NULL,
  tags text[] DEFAULT '{}'::text[] NOT NULL,
  unmatched_names text[] DEFAULT '{}'::text[] NOT NULL,
  confidential boolean DEFAULT false NOT NULL,
  reader_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  report_returned_at timestamp with time zone,
  report_return_reason text,
  report_requested_for date,
  parent_id uuid,
  weight integer DEFAULT 1 NOT NULL,
  at_risk_from date,
  off_track_from date,
  next_milestone_date date,
  deadline_restarted_at timestamp with time zone,
  cadence_since date,
  recurrence text,
  people jsonb DEFAULT '[]'::jsonb NOT NULL,
  carried_from_id uuid,
  CONSTRAINT project_plan_item_uq UNIQUE (plan_item_id),
  CONSTRAINT project_pk PRIMARY KEY (id),
  CONSTRAINT project_carried_from_fk FOREIGN KEY (carried_from_id) REFERENCES project(id),
  CONSTRAINT project_lead_fk FOREIGN KEY (lead_department_id) REFERENCES department(id),
  CONSTRAINT project_leader_fk FOREIGN KEY (leader_id) REFERENCES person(id),
  CONSTRAINT project_parent_fk FOREIGN KEY (parent_id) REFERENCES project(id),
  CONSTRAINT project_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT project_plan_item_fk FOREIGN KEY (plan_item_id) REFERENCES plan_item(id),
  CONSTRAINT project_policy_fk FOREIGN KEY (policy_id) REFERENCES policy(id),
  CONSTRAINT project_carried_from_ck CHECK ((carried_from_id <> id)),
  CONSTRAINT project_extension_ck CHECK ((num_nonnulls(requested_due_date, extension_reason, extension_requested_at) = ANY (ARRAY[0, 3]))),
  CONSTRAINT project_objection_ck CHECK (((objection IS NULL) = (objected_at IS NULL))),
  CONSTRAINT project_origin_ck CHECK ((origin = ANY (ARRAY['plan'::text, 'instruction'::text, 'meeting'::text, 'finding'::text, 'proposal'::text, 'hotline'::text, 'direct'::text]))),
  CONSTRAINT project_parent_ck CHECK ((parent_id <> id)),
  CONSTRAINT project_percent_ck CHECK (((percent >= 0) AND (percent <= 100))),
  CONSTRAINT project_priority_ck CHECK ((priority = ANY (ARRAY['urgent'::text, 'high'::text, 'normal'::text]))),
  CONSTRAINT project_readers_ck CHECK ((confidential OR (reader_ids = '{}'::uuid[]))),
  CONSTRAINT project_recurrence_ck CHECK ((recurrence = ANY (ARRAY['weekly'::text, 'monthly'::text, 'quarterly'::text, 'half-yearly'::text, 'yearly'::text]))),
  CONSTRAINT project_report_return_ck CHECK (((report_returned_at IS NULL) = (report_return_reason IS NULL))),
  CONSTRAINT project_state_ck CHECK ((state = ANY (ARRAY['registered'::text, 'in_progress'::text, 'in_review'::text, 'suspended'::text, 'closed'::text, 'cancelled'::text, 'carried_over'::text]))),
  CONSTRAINT project_weight_ck CHECK (((weight >= 1) AND (weight <= 100)))
);
CREATE UNIQUE INDEX project_carried_from_uq ON project USING btree (carried_from_id) WHERE ((carried_from_id IS NOT NULL) AND (state <> 'cancelled'::text));
CREATE INDEX project_confidential_idx ON project USING btree (id) WHERE confidential;
CREATE INDEX project_decision_idx ON project USING btree (id) WHERE ((requested_due_date IS NOT NULL) OR (objection IS NOT NULL));
CREATE INDEX project_due_idx ON project USING btree (due_date, id);
CREATE INDEX project_lead_due_idx ON project USING btree (lead_department_id, due_date, id);
CREATE INDEX project_parent_idx ON project USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX project_plan_idx ON project USING btree (plan_id);
CREATE INDEX project_policy_idx ON project USING btree (policy_id, id);
CREATE INDEX project_search_idx ON project USING gin ((((title || ' '::text) || text)) gin_trgm_ops);
CREATE INDEX project_series_idx ON project USING gin (series);
CREATE INDEX project_tags_idx ON project USING gin (tags);
CREATE INDEX project_title_idx ON project USING hash (title);

CREATE TABLE project_cooperation (
  project_id uuid NOT NULL,
  department_id uuid NOT NULL,
  assigned_at timestamp with time zone DEFAULT now() NOT NULL,
  acknowledged_at timestamp with time zone,
  last_report_at timestamp with time zone,
  id uuid NOT NULL,
  CONSTRAINT project_cooperation_id_uq UNIQUE (id),
  CONSTRAINT project_cooperation_pk PRIMARY KEY (project_id, department_id),
  CONSTRAINT project_cooperation_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT project_cooperation_project_fk FOREIGN KEY (project_id) REFERENCES project(id)
);
CREATE INDEX project_cooperation_department_idx ON project_cooperation USING btree (department_id);

CREATE TABLE project_notice (
  project_id uuid NOT NULL,
  department_id uuid NOT NULL,
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT project_notice_pk PRIMARY KEY (project_id, department_id),
  CONSTRAINT project_notice_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT project_notice_project_fk FOREIGN KEY (project_id) REFERENCES project(id)
);

CREATE TABLE project_version (
  id uuid NOT NULL,
  plan_id uuid,
  plan_item_id uuid,
  title text NOT NULL,
  text text NOT NULL,
  path text[] NOT NULL,
  series text[] NOT NULL,
  lead_department_id uuid NOT NULL,
  leader_id uuid,
  due_date date NOT NULL,
  original_due_date date NOT NULL,
  policy_id uuid NOT NULL,
  state text NOT NULL,
  state_before_suspension text,
  percent integer NOT NULL,
  registered_at timestamp with time zone NOT NULL,
  acknowledged_at timestamp with time zone,
  last_report_at timestamp with time zone,
  completion_requested_at timestamp with time zone,
  closed_at timestamp with time zone,
  returns integer NOT NULL,
  version integer NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  assigned_at timestamp with time zone DEFAULT now() NOT NULL,
  objection text,
  objected_at timestamp with time zone,
  requested_due_date date,
  extension_reason text,
  extension_requested_at timestamp with time zone,
  extensions integer DEFAULT 0 NOT NULL,
  excused_reason text,
  reopenings integer DEFAULT 0 NOT NULL,
  origin text DEFAULT 'plan'::text NOT NULL,
  origin_note text,
  priority text DEFAULT 'normal'::text NOT NULL,
  tags text[] DEFAULT '{}'::text[] NOT NULL,
  unmatched_names text[] DEFAULT '{}'::text[] NOT NULL,
  confidential boolean DEFAULT false NOT NULL,
  reader_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  report_returned_at timestamp with time zone,
  report_return_reason text,
  report_requested_for date,
  parent_id uuid,
  weight integer DEFAULT 1 NOT NULL,
  at_risk_from date,
  off_track_from date,
  next_milestone_date date,
  deadline_restarted_at timestamp with time zone,
  cadence_since date,
  recurrence text,
  people jsonb DEFAULT '[]'::jsonb NOT NULL,
  carried_from_id uuid,
  CONSTRAINT project_version_pk PRIMARY KEY (id, version)
);
CREATE INDEX project_version_time_idx ON project_version USING btree (valid_to, valid_from);

CREATE TABLE reminder (
  id uuid NOT NULL,
  duty_id uuid NOT NULL,
  project_id uuid,
  track text NOT NULL,
  step_key text NOT NULL,
  anchor_date date NOT NULL,
  level integer NOT NULL,
  kind text NOT NULL,
  planned_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  merged_into uuid,
  CONSTRAINT reminder_step_uq UNIQUE (duty_id, track, step_key, anchor_date),
  CONSTRAINT reminder_pk PRIMARY KEY (id),
  CONSTRAINT reminder_merged_fk FOREIGN KEY (merged_into) REFERENCES reminder(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT reminder_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT reminder_kind_ck CHECK ((kind = ANY (ARRAY['reminder'::text, 'escalation'::text, 'draft'::text]))),
  CONSTRAINT reminder_level_ck CHECK (((level >= 0) AND (level <= 5)))
);
CREATE INDEX reminder_draft_idx ON reminder USING btree (recorded_at, id) WHERE (kind = 'draft'::text);
CREATE INDEX reminder_recorded_idx ON reminder USING btree (recorded_at);

CREATE TABLE report_request (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  requested_by uuid NOT NULL,
  requested_by_name text NOT NULL,
  due_date date NOT NULL,
  text text NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  answered_at timestamp with time zone,
  CONSTRAINT report_request_pk PRIMARY KEY (id),
  CONSTRAINT report_request_project_fk FOREIGN KEY (project_id) REFERENCES project(id)
);
CREATE INDEX report_request_project_idx ON report_request USING btree (project_id, due_date);

CREATE TABLE report_run (
  id uuid NOT NULL,
  schedule_id uuid NOT NULL,
  period text NOT NULL,
  state text NOT NULL,
  due_at timestamp with time zone,
  late boolean NOT NULL,
  asked_by_name text,
  created_at timestamp with time zone NOT NULL,
  made_at timestamp with time zone,
  day date,
  filter jsonb,
  projects integer,
  headline text,
  circular_id uuid,
  problem_code text,
  problem text,
  tries integer NOT NULL,
  CONSTRAINT report_run_pk PRIMARY KEY (id),
  CONSTRAINT report_run_circular_fk FOREIGN KEY (circular_id) REFERENCES circular(id),
  CONSTRAINT report_run_schedule_fk FOREIGN KEY (schedule_id) REFERENCES report_schedule(id),
  CONSTRAINT report_run_made_ck CHECK (((state = 'made'::text) = (made_at IS NOT NULL))),
  CONSTRAINT report_run_problem_ck CHECK (((state = 'failed'::text) = (problem_code IS NOT NULL))),
  CONSTRAINT report_run_state_ck CHECK ((state = ANY (ARRAY['waiting'::text, 'made'::text, 'failed'::text, 'skipped'::text])))
);
CREATE INDEX report_run_created_idx ON report_run USING btree (created_at, id);
CREATE UNIQUE INDEX report_run_period_uq ON report_run USING btree (schedule_id, period) WHERE (asked_by_name IS NULL);

CREATE TABLE report_schedule (
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  format text,
  every text NOT NULL,
  covers text NOT NULL,
  day integer NOT NULL,
  time text NOT NULL,
  view_id uuid,
  filter jsonb NOT NULL,
  audience text[] NOT NULL,
  recipient_ids uuid[] NOT NULL,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  next_from date NOT NULL,
  next_at timestamp with time zone NOT NULL,
  paused_at timestamp with time zone,
  removed_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT report_schedule_pk PRIMARY KEY (id),
  CONSTRAINT report_schedule_view_fk FOREIGN KEY (view_id) REFERENCES saved_view(id),
  CONSTRAINT report_schedule_audience_ck CHECK (((audience <> '{}'::text[]) OR (recipient_ids <> '{}'::uuid[]))),
  CONSTRAINT report_schedule_every_ck CHECK (((every = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text])) AND (covers = ANY (ARRAY['previous'::text, 'current'::text])))),
  CONSTRAINT report_schedule_format_ck CHECK ((((kind = 'circular'::text) = (format IS NULL)) AND (format = ANY (ARRAY['docx'::text, 'xlsx'::text])))),
  CONSTRAINT report_schedule_kind_ck CHECK ((kind = ANY (ARRAY['circular'::text, 'ledger'::text, 'board'::text])))
);
CREATE INDEX report_schedule_due_idx ON report_schedule USING btree (next_at) WHERE ((paused_at IS NULL) AND (removed_at IS NULL));

CREATE TABLE robot (
  id uuid NOT NULL,
  name text NOT NULL,
  vendor text NOT NULL,
  department_id uuid,
  language text NOT NULL,
  encrypted_access bytea NOT NULL,
  address_hint text NOT NULL,
  signed boolean NOT NULL,
  active boolean NOT NULL,
  disabled_reason text,
  created_by uuid,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  next_send_at timestamp with time zone,
  CONSTRAINT robot_name_uq UNIQUE (name),
  CONSTRAINT robot_pk PRIMARY KEY (id),
  CONSTRAINT robot_department_fk FOREIGN KEY (department_id) REFERENCES department(id)
);
CREATE INDEX robot_department_idx ON robot USING btree (department_id) WHERE active;

CREATE TABLE saved_view (
  id uuid NOT NULL,
  name text NOT NULL,
  owner_id uuid NOT NULL,
  owner_name text NOT NULL,
  shared boolean NOT NULL,
  filter jsonb NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT saved_view_name_uq UNIQUE (owner_id, name),
  CONSTRAINT saved_view_pk PRIMARY KEY (id),
  CONSTRAINT saved_view_owner_fk FOREIGN KEY (owner_id) REFERENCES person(id),
  CONSTRAINT saved_view_name_ck CHECK ((name <> ''::text))
);
CREATE INDEX saved_view_shared_idx ON saved_view USING btree (name) WHERE shared;

CREATE TABLE score_appeal (
  id uuid NOT NULL,
  department_id uuid NOT NULL,
  line_id text NOT NULL,
  project_id uuid NOT NULL,
  line_name text NOT NULL,
  line_date date NOT NULL,
  points numeric NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  submitted_by_name text NOT NULL,
  submitted_at timestamp with time zone NOT NULL,
  answer text,
  decided_by_name text,
  decided_at timestamp with time zone,
  CONSTRAINT score_appeal_line_uq UNIQUE (department_id, line_id),
  CONSTRAINT score_appeal_pk PRIMARY KEY (id),
  CONSTRAINT score_appeal_department_fk FOREIGN KEY (department_id) REFERENCES department(id),
  CONSTRAINT score_appeal_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT score_appeal_decided_ck CHECK ((num_nonnulls(answer, decided_by_name, decided_at) =
CASE
    WHEN (state = 'submitted'::text) THEN 0
    ELSE 3
END)),
  CONSTRAINT score_appeal_points_ck CHECK ((points < (0)::numeric)),
  CONSTRAINT score_appeal_state_ck CHECK ((state = ANY (ARRAY['submitted'::text, 'upheld'::text, 'rejected'::text])))
);
CREATE INDEX score_appeal_submitted_idx ON score_appeal USING btree (submitted_at, id);

CREATE TABLE score_rules (
  id uuid NOT NULL,
  version integer NOT NULL,
  definition jsonb NOT NULL,
  in_force_from timestamp with time zone,
  created_by uuid,
  created_by_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT score_rules_version_uq UNIQUE (version),
  CONSTRAINT score_rules_pk PRIMARY KEY (id),
  CONSTRAINT score_rules_in_force_ck CHECK ((in_force_from >= created_at))
);

CREATE TABLE screen (
  id uuid NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL,
  hint text NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  last_seen_at timestamp with time zone,
  CONSTRAINT screen_token_uq UNIQUE (token_hash),
  CONSTRAINT screen_pk PRIMARY KEY (id)
);

CREATE TABLE slip (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  colour text NOT NULL,
  state text NOT NULL,
  colour_reason text,
  title text NOT NULL,
  text text NOT NULL,
  lead_department_name text NOT NULL,
  cooperating_department_names text[] NOT NULL,
  due_date date NOT NULL,
  percent integer NOT NULL,
  problem text NOT NULL,
  demand text NOT NULL,
  answer_days integer NOT NULL,
  answer_due date NOT NULL,
  recipients text[] NOT NULL,
  copied_to text[] NOT NULL,
  issued_by uuid NOT NULL,
  issued_by_name text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  answer text,
  answered_by_name text,
  answered_at timestamp with time zone,
  decision_reason text,
  decided_by_name text,
  decided_at timestamp with time zone,
  send_backs integer NOT NULL,
  ended_at timestamp with time zone,
  changed_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT slip_number_uq UNIQUE (year, number),
  CONSTRAINT slip_pk PRIMARY KEY (id),
  CONSTRAINT slip_project_fk FOREIGN KEY (project_id) REFERENCES project(id),
  CONSTRAINT slip_answer_ck CHECK ((num_nonnulls(answer, answered_by_name, answered_at) = ANY (ARRAY[0, 3]))),
  CONSTRAINT slip_answer_days_ck CHECK ((answer_days > 0)),
  CONSTRAINT slip_answered_ck CHECK (((state <> ALL (ARRAY['answered'::text, 'sent_back'::text, 'accepted'::text])) OR (answer IS NOT NULL))),
  CONSTRAINT slip_colour_ck CHECK ((colour = ANY (ARRAY['blue'::text, 'yellow'::text, 'red'::text]))),
  CONSTRAINT slip_ended_ck CHECK (((ended_at IS NULL) = (state = ANY (ARRAY['issued'::text, 'answered'::text, 'sent_back'::text])))),
  CONSTRAINT slip_state_ck CHECK ((state = ANY (ARRAY['issued'::text, 'answered'::text, 'sent_back'::text, 'accepted'::text, 'withdrawn'::text, 'settled'::text])))
);
CREATE INDEX slip_issued_idx ON slip USING btree (issued_at DESC, id DESC);
CREATE UNIQUE INDEX slip_open_uq ON slip USING btree (project_id, colour) WHERE (ended_at IS NULL);
CREATE INDEX slip_project_idx ON slip USING btree (project_id, issued_at);

CREATE TABLE slip_counter (
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT slip_counter_pk PRIMARY KEY (year),
  CONSTRAINT slip_counter_ck CHECK ((last > 0))
);

CREATE TABLE slip_version (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  colour text NOT NULL,
  state text NOT NULL,
  colour_reason text,
  title text NOT NULL,
  text text NOT NULL,
  lead_department_name text NOT NULL,
  cooperating_department_names text[] NOT NULL,
  due_date date NOT NULL,
  percent integer NOT NULL,
  problem text NOT NULL,
  demand text NOT NULL,
  answer_days integer NOT NULL,
  answer_due date NOT NULL,
  recipients text[] NOT NULL,
  copied_to text[] NOT NULL,
  issued_by uuid NOT NULL,
  issued_by_name text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  answer text,
  answered_by_name text,
  answered_at timestamp with time zone,
  decision_reason text,
  decided_by_name text,
  decided_at timestamp with time zone,
  send_backs integer NOT NULL,
  ended_at timestamp with time zone,
  changed_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone NOT NULL,
  CONSTRAINT slip_version_pk PRIMARY KEY (id, version)
);
CREATE INDEX slip_version_project_idx ON slip_version USING btree (project_id, valid_from);

CREATE TABLE used_click (
  person_id uuid NOT NULL,
  project_id uuid NOT NULL,
  transition text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone NOT NULL,
  CONSTRAINT used_click_pk PRIMARY KEY (person_id, project_id, transition, expires_at),
  CONSTRAINT used_click_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  CONSTRAINT used_click_project_fk FOREIGN KEY (project_id) REFERENCES project(id)
);

CREATE TABLE webhook_endpoint (
  id uuid NOT NULL,
  url text NOT NULL,
  description text NOT NULL,
  encrypted_secret bytea NOT NULL,
  event_types text[] NOT NULL,
  disabled_reason text,
  created_by uuid,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  max_in_flight integer DEFAULT 4 NOT NULL,
  rate_per_minute integer,
  state text NOT NULL,
  state_since timestamp with time zone DEFAULT now() NOT NULL,
  public_key text,
  encrypted_private_key bytea,
  header_names text[] DEFAULT '{}'::text[] NOT NULL,
  encrypted_headers bytea,
  filter jsonb DEFAULT '{}'::jsonb NOT NULL,
  ordered boolean DEFAULT false NOT NULL,
  CONSTRAINT webhook_endpoint_pk PRIMARY KEY (id),
  CONSTRAINT webhook_endpoint_headers_ck CHECK (((header_names = '{}'::text[]) = (encrypted_headers IS NULL))),
  CONSTRAINT webhook_endpoint_key_ck CHECK (((public_key IS NULL) = (encrypted_private_key IS NULL))),
  CONSTRAINT webhook_endpoint_max_in_flight_ck CHECK (((max_in_flight >= 1) AND (max_in_flight <= 50))),
  CONSTRAINT webhook_endpoint_rate_ck CHECK (((rate_per_minute >= 1) AND (rate_per_minute <= 6000))),
  CONSTRAINT webhook_endpoint_state_ck CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'disabled'::text])))
);

CREATE OR REPLACE FUNCTION keep_project_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          IF TG_OP = 'UPDATE' THEN
            UPDATE project_version v SET valid_to = c.changed_at FROM changed c WHERE v.id = c.id AND v.valid_to = 'infinity' AND v.version < c.version;
          END IF;
          INSERT INTO project_version
            SELECT kept.* FROM changed c, LATERAL jsonb_populate_record(NULL::project_version,
              to_jsonb(c) || jsonb_build_object('valid_from', c.changed_at, 'valid_to', 'infinity')) AS kept
            ON CONFLICT (id, version) DO NOTHING;
          RETURN NULL;
        END $function$;

CREATE OR REPLACE FUNCTION keep_slip_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          IF TG_OP = 'UPDATE' THEN
            UPDATE slip_version v SET valid_to = c.changed_at FROM changed c WHERE v.id = c.id AND v.valid_to = 'infinity' AND v.version < c.version;
          END IF;
          INSERT INTO slip_version
            SELECT kept.* FROM changed c, LATERAL jsonb_populate_record(NULL::slip_version,
              to_jsonb(c) || jsonb_build_object('valid_from', c.changed_at, 'valid_to', 'infinity')) AS kept
            ON CONFLICT (id, version) DO NOTHING;
          RETURN NULL;
        END $function$;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          RAISE EXCEPTION 'the history is append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $function$;

CREATE TRIGGER circular_frozen BEFORE DELETE OR UPDATE ON circular FOR EACH ROW WHEN ((old.state <> 'draft'::text)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER message_template_unchanged BEFORE DELETE OR UPDATE ON message_template FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER project_kept_on_insert AFTER INSERT ON project REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_project_version();

CREATE TRIGGER project_kept_on_update AFTER UPDATE ON project REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_project_version();

CREATE TRIGGER score_rules_unchanged BEFORE DELETE OR UPDATE ON score_rules FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER slip_kept_on_insert AFTER INSERT ON slip REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_slip_version();

CREATE TRIGGER slip_kept_on_update AFTER UPDATE ON slip REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_slip_version();
