CREATE TABLE "audit_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"roundtable_id" uuid,
	"request_id" text,
	"fields" jsonb NOT NULL,
	"salt" "bytea" NOT NULL,
	"content_sha256" "bytea" NOT NULL,
	"sealed_seq" bigint,
	"chain_sha256" "bytea",
	CONSTRAINT "audit_entry_sealed_once" UNIQUE("sealed_seq"),
	CONSTRAINT "audit_entry_content_sha256_is_sha256" CHECK (octet_length(content_sha256) = 32),
	CONSTRAINT "audit_entry_chain_sha256_is_sha256" CHECK (octet_length(chain_sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "audit_value" (
	"entry_id" bigint PRIMARY KEY NOT NULL,
	"values" jsonb,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "document_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"result" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_quarantine" (
	"id" uuid PRIMARY KEY NOT NULL,
	"doc_id" uuid NOT NULL,
	"data" "bytea" NOT NULL,
	"author_id" uuid,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_state" (
	"doc_id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"head_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot" "bytea",
	"snapshot_sha256" "bytea",
	"schema_version" integer DEFAULT 1 NOT NULL,
	"bytes" integer DEFAULT 0 NOT NULL,
	"locked_at" timestamp with time zone,
	"parent_id" uuid,
	"base_seq" bigint,
	CONSTRAINT "document_state_snapshot_is_complete" CHECK (num_nonnulls(snapshot, snapshot_sha256) in (0, 2)),
	CONSTRAINT "document_state_snapshot_not_ahead" CHECK (snapshot_seq <= head_seq),
	CONSTRAINT "document_state_snapshot_sha256_is_sha256" CHECK (octet_length(snapshot_sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "document_text" (
	"doc_id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"seq" bigint NOT NULL,
	"json" jsonb NOT NULL,
	"plain" text NOT NULL,
	"headings" jsonb NOT NULL,
	"words" integer NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_update" (
	"doc_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"data" "bytea" NOT NULL,
	"author_id" uuid,
	"conn_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_update_seq_is_unique" PRIMARY KEY("doc_id","seq")
);
--> statement-breakpoint
CREATE TABLE "document_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"doc_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"epoch" integer NOT NULL,
	"seq" bigint NOT NULL,
	"content" jsonb NOT NULL,
	"sha256" "bytea" NOT NULL,
	"previous_sha256" "bytea",
	"created_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_version_number_is_unique" UNIQUE("doc_id","number"),
	CONSTRAINT "document_version_kind_is_known" CHECK (kind in ('automatic', 'named', 'approved')),
	CONSTRAINT "document_version_sha256_is_sha256" CHECK (octet_length(sha256) = 32),
	CONSTRAINT "document_version_previous_sha256_is_sha256" CHECK (octet_length(previous_sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "document_writer" (
	"document_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	CONSTRAINT "document_writer_once_per_seat" PRIMARY KEY("document_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"writers" text DEFAULT 'every_seat' NOT NULL,
	"created_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"adopted_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "document_code_is_unique" UNIQUE("code"),
	CONSTRAINT "document_kind_is_known" CHECK (kind in ('regional_plan', 'protocol', 'guidelines', 'minutes', 'other')),
	CONSTRAINT "document_state_is_known" CHECK (state in ('draft', 'co_design', 'adopted')),
	CONSTRAINT "document_writers_are_known" CHECK (writers in ('every_seat', 'named_seats')),
	CONSTRAINT "document_adopted_has_a_date" CHECK ((state = 'adopted') = (adopted_at is not null))
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease" uuid,
	"leased_until" timestamp with time zone,
	"done_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_lease_has_an_end" CHECK (num_nonnulls(lease, leased_until) in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"address" text,
	"language" text DEFAULT 'it' NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"roundtable_id" uuid,
	"params" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease" uuid,
	"leased_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "outbox_lease_has_an_end" CHECK (num_nonnulls(lease, leased_until) in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "access_change" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"person_id" uuid,
	"document_id" uuid,
	"roundtable_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_device" (
	"token_sha256" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "known_device_token_sha256_is_sha256" CHECK (octet_length(token_sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "membership_role_is_known" CHECK (role in ('member', 'manager')),
	CONSTRAINT "membership_ends_after_start" CHECK (ends_on is null or ends_on >= starts_on)
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"kind" text NOT NULL,
	"territory" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_code_is_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text,
	"email" text,
	"language" text DEFAULT 'it' NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "person_code_is_unique" UNIQUE("code"),
	CONSTRAINT "person_email_is_lower_case" CHECK (email = lower(email)),
	CONSTRAINT "person_erased_has_no_data" CHECK (erased_at is null or (name is null and email is null and password_hash is null))
);
--> statement-breakpoint
CREATE TABLE "platform_role" (
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "platform_role_once_per_person" PRIMARY KEY("person_id","role"),
	CONSTRAINT "platform_role_is_known" CHECK (role in ('administrator'))
);
--> statement-breakpoint
CREATE TABLE "request_key" (
	"person_id" uuid,
	"key" uuid NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "request_key_is_spent_once" UNIQUE NULLS NOT DISTINCT("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"device" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failure_at" timestamp with time zone NOT NULL,
	"wait_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "constituency" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"name" text NOT NULL,
	"tone" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "constituency_position_is_unique_in_roundtable" UNIQUE("roundtable_id","position"),
	CONSTRAINT "constituency_tone_is_known" CHECK (tone in ('institutions', 'third_sector', 'associations', 'youth', 'other'))
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"name" text,
	"email" text,
	"language" text DEFAULT 'it' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"letter" text,
	"token_sha256" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"invited_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone,
	"used_by_id" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitation_code_is_unique" UNIQUE("code"),
	CONSTRAINT "invitation_token_is_unique" UNIQUE("token_sha256"),
	CONSTRAINT "invitation_email_is_lower_case" CHECK (email = lower(email)),
	CONSTRAINT "invitation_used_by_somebody" CHECK ((used_at is null) = (used_by_id is null)),
	CONSTRAINT "invitation_token_sha256_is_sha256" CHECK (octet_length(token_sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "roundtable_officer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "roundtable_officer_code_is_unique" UNIQUE("code"),
	CONSTRAINT "roundtable_officer_role_is_known" CHECK (role in ('secretary', 'chair', 'facilitator', 'observer'))
);
--> statement-breakpoint
CREATE TABLE "roundtable" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"mandate" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"territory" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"visibility" text DEFAULT 'public' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roundtable_code_is_unique" UNIQUE("code"),
	CONSTRAINT "roundtable_kind_is_known" CHECK (kind in ('regional', 'territorial', 'working_group', 'interregional')),
	CONSTRAINT "roundtable_visibility_is_known" CHECK (visibility in ('public', 'members')),
	CONSTRAINT "roundtable_ends_after_start" CHECK (ends_on is null or ends_on >= starts_on)
);
--> statement-breakpoint
CREATE TABLE "seat_term" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"letter" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "seat_term_code_is_unique" UNIQUE("code"),
	CONSTRAINT "seat_term_rank_is_titular_or_substitute" CHECK (rank between 0 and 9),
	CONSTRAINT "seat_term_ends_after_start" CHECK (ends_on is null or ends_on >= starts_on),
	CONSTRAINT "seat_term_end_has_a_reason" CHECK ((ended_at is null) = (end_reason is null))
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"constituency_id" uuid NOT NULL,
	"label" text NOT NULL,
	"organisation_id" uuid,
	"designated_by_id" uuid,
	"voting" boolean NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "seat_code_is_unique" UNIQUE("code"),
	CONSTRAINT "seat_has_an_organisation_or_a_designating_body" CHECK (num_nonnulls(organisation_id, designated_by_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_value" ADD CONSTRAINT "audit_value_entry_id_audit_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entry"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_quarantine" ADD CONSTRAINT "document_quarantine_doc_id_document_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_quarantine" ADD CONSTRAINT "document_quarantine_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_state" ADD CONSTRAINT "document_state_doc_id_document_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_state" ADD CONSTRAINT "document_state_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_state" ADD CONSTRAINT "document_state_parent_id_document_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_text" ADD CONSTRAINT "document_text_doc_id_document_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_text" ADD CONSTRAINT "document_text_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_update" ADD CONSTRAINT "document_update_doc_id_document_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_update" ADD CONSTRAINT "document_update_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_doc_id_document_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_writer" ADD CONSTRAINT "document_writer_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_writer" ADD CONSTRAINT "document_writer_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_writer" ADD CONSTRAINT "document_writer_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_role" ADD CONSTRAINT "platform_role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_key" ADD CONSTRAINT "request_key_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "constituency" ADD CONSTRAINT "constituency_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_person_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_used_by_id_person_id_fk" FOREIGN KEY ("used_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roundtable_officer" ADD CONSTRAINT "roundtable_officer_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roundtable_officer" ADD CONSTRAINT "roundtable_officer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roundtable" ADD CONSTRAINT "roundtable_parent_id_roundtable_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_term" ADD CONSTRAINT "seat_term_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_term" ADD CONSTRAINT "seat_term_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_term" ADD CONSTRAINT "seat_term_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_constituency_id_constituency_id_fk" FOREIGN KEY ("constituency_id") REFERENCES "public"."constituency"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_designated_by_id_organisation_id_fk" FOREIGN KEY ("designated_by_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_unsealed" ON "audit_entry" USING btree ("transaction","id") WHERE sealed_seq is null;--> statement-breakpoint
CREATE INDEX "audit_entry_by_subject" ON "audit_entry" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "document_batch_by_age" ON "document_batch" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "document_quarantine_by_document" ON "document_quarantine" USING btree ("doc_id","created_at");--> statement-breakpoint
CREATE INDEX "document_writer_by_seat" ON "document_writer" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "document_by_roundtable" ON "document" USING btree ("roundtable_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "job_one_open_per_key" ON "job" USING btree ("kind","key") WHERE done_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("run_at") WHERE done_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX "job_by_age" ON "job" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE sent_at is null and dropped_at is null;--> statement-breakpoint
CREATE INDEX "outbox_by_person" ON "outbox" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "access_change_by_transaction" ON "access_change" USING btree ("transaction");--> statement-breakpoint
CREATE INDEX "access_change_by_age" ON "access_change" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "known_device_by_person" ON "known_device" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_one_live_per_person_and_organisation" ON "membership" USING btree ("organisation_id","person_id") WHERE ends_on is null;--> statement-breakpoint
CREATE INDEX "membership_by_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_one_per_name" ON "organisation" USING btree (lower(name));--> statement-breakpoint
CREATE INDEX "organisation_by_name" ON "organisation" USING btree ("name","code");--> statement-breakpoint
CREATE UNIQUE INDEX "person_one_per_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE INDEX "request_key_by_age" ON "request_key" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "session_by_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_by_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_one_open_per_seat_and_rank" ON "invitation" USING btree ("seat_id","rank") WHERE used_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "invitation_by_roundtable" ON "invitation" USING btree ("roundtable_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "roundtable_officer_once_per_role" ON "roundtable_officer" USING btree ("roundtable_id","person_id","role") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "roundtable_officer_by_person" ON "roundtable_officer" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "roundtable_by_name" ON "roundtable" USING btree ("name","code");--> statement-breakpoint
CREATE INDEX "roundtable_by_parent" ON "roundtable" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_term_one_live_per_rank" ON "seat_term" USING btree ("seat_id","rank") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_term_one_live_seat_per_person" ON "seat_term" USING btree ("roundtable_id","person_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "seat_term_by_person" ON "seat_term" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "seat_term_by_seat" ON "seat_term" USING btree ("seat_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_one_live_per_label" ON "seat" USING btree ("roundtable_id","label") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "seat_by_roundtable" ON "seat" USING btree ("roundtable_id","position");--> statement-breakpoint
CREATE INDEX "seat_by_organisation" ON "seat" USING btree ("organisation_id");