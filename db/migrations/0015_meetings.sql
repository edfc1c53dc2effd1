CREATE TABLE "agenda_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"detail" text,
	"rapporteur" text,
	"minutes" integer,
	"is_secret" boolean DEFAULT false NOT NULL,
	"paper_id" uuid,
	"paper_version" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "agenda_item_code_is_unique" UNIQUE("code"),
	CONSTRAINT "agenda_item_kind_is_known" CHECK (kind in ('information', 'discussion', 'decision')),
	CONSTRAINT "agenda_item_minutes_are_some" CHECK (minutes between 1 and 600),
	CONSTRAINT "agenda_item_version_is_of_a_paper" CHECK (paper_version is null or paper_id is not null)
);
--> statement-breakpoint
CREATE TABLE "agenda_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"reason" text,
	"agenda_item_id" uuid,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agenda_request_code_is_unique" UNIQUE("code"),
	CONSTRAINT "agenda_request_becomes_one_item" UNIQUE("agenda_item_id"),
	CONSTRAINT "agenda_request_state_is_known" CHECK (state in ('asked', 'accepted', 'refused', 'withdrawn')),
	CONSTRAINT "agenda_request_refused_has_a_reason" CHECK (state <> 'refused' or reason is not null),
	CONSTRAINT "agenda_request_accepted_has_an_item" CHECK ((state = 'accepted') = (agenda_item_id is not null)),
	CONSTRAINT "agenda_request_decided_when_not_asked" CHECK ((state = 'asked') = (decided_at is null))
);
--> statement-breakpoint
CREATE TABLE "attendance_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"convocation_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"note" text,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_answer_one_per_convocation" UNIQUE("convocation_id"),
	CONSTRAINT "attendance_answer_is_known" CHECK (answer in ('in_room', 'remote', 'absent'))
);
--> statement-breakpoint
CREATE TABLE "convocation_delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"convocation_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"means" text NOT NULL,
	"token_sha256" "bytea",
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "convocation_delivery_token_is_unique" UNIQUE("token_sha256"),
	CONSTRAINT "convocation_delivery_means_are_known" CHECK (means in ('mail', 'paper')),
	CONSTRAINT "convocation_delivery_by_mail_has_a_link" CHECK ((means = 'mail') = (token_sha256 is not null)),
	CONSTRAINT "convocation_delivery_link_expires" CHECK ((token_sha256 is null) = (expires_at is null)),
	CONSTRAINT "convocation_delivery_token_sha256_is_sha256" CHECK (octet_length(token_sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "convocation_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"content" jsonb NOT NULL,
	"sha256" "bytea" NOT NULL,
	"reason" text,
	"sent_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "convocation_version_once_per_sequence" UNIQUE("meeting_id","sequence"),
	CONSTRAINT "convocation_version_kind_is_known" CHECK (kind in ('convocation', 'change', 'cancellation')),
	CONSTRAINT "convocation_version_first_is_the_convocation" CHECK ((sequence = 0) = (kind = 'convocation')),
	CONSTRAINT "convocation_version_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "convocation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seat_id" uuid,
	"quality" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "convocation_code_is_unique" UNIQUE("code"),
	CONSTRAINT "convocation_once_per_person" UNIQUE("meeting_id","person_id"),
	CONSTRAINT "convocation_quality_is_known" CHECK (quality in ('titular', 'substitute', 'secretary', 'chair', 'facilitator', 'observer', 'guest', 'interpreter')),
	CONSTRAINT "convocation_of_a_seat_names_it" CHECK ((quality in ('titular', 'substitute')) = (seat_id is not null))
);
--> statement-breakpoint
CREATE TABLE "meeting_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"deserted_at" timestamp with time zone,
	CONSTRAINT "meeting_call_once" UNIQUE("meeting_id","ordinal"),
	CONSTRAINT "meeting_call_is_first_or_second" CHECK (ordinal in (1, 2)),
	CONSTRAINT "meeting_call_deserted_or_held" CHECK (num_nonnulls(opened_at, deserted_at) < 2),
	CONSTRAINT "meeting_call_closes_after_it_opened" CHECK (closed_at is null or closed_at >= opened_at)
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"year" integer,
	"number" integer,
	"kind" text NOT NULL,
	"mode" text NOT NULL,
	"place" text,
	"link" text,
	"note" text,
	"language" text DEFAULT 'it' NOT NULL,
	"is_public" boolean DEFAULT false NOT NULL,
	"recorded_by" text,
	"recorded_for" text,
	"recording_kept_until" date,
	"state" text DEFAULT 'draft' NOT NULL,
	"changes" integer DEFAULT 0 NOT NULL,
	"edited_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"sent_by_id" uuid,
	"regulation_id" uuid,
	"urgency" text,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"copied_from_id" uuid,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "meeting_code_is_unique" UNIQUE("code"),
	CONSTRAINT "meeting_number_is_unique_in_year" UNIQUE("roundtable_id","year","number"),
	CONSTRAINT "meeting_kind_is_known" CHECK (kind in ('ordinary', 'extraordinary')),
	CONSTRAINT "meeting_mode_is_known" CHECK (mode in ('in_person', 'online', 'mixed')),
	CONSTRAINT "meeting_state_is_known" CHECK (state in ('draft', 'convened', 'open', 'suspended', 'closed', 'deserted', 'cancelled')),
	CONSTRAINT "meeting_has_a_number_once_sent" CHECK (num_nonnulls(year, number, sent_at, sent_by_id) in (0, 4)),
	CONSTRAINT "meeting_sent_when_no_draft" CHECK ((state = 'draft') = (sent_at is null)),
	CONSTRAINT "meeting_cancelled_has_a_reason" CHECK (case when state = 'cancelled' then num_nonnulls(cancelled_at, cancel_reason) = 2
               else num_nonnulls(cancelled_at, cancel_reason) = 0 end),
	CONSTRAINT "meeting_recording_says_by_whom_and_why" CHECK (num_nonnulls(recorded_by, recorded_for) in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "announcement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"is_remote" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "announcement_once_per_person" UNIQUE("call_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "justification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"reason" text,
	"recorded_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "justification_once_per_seat" UNIQUE("call_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"seat_id" uuid,
	"quality" text NOT NULL,
	"person_id" uuid,
	"note_id" uuid,
	"is_remote" boolean NOT NULL,
	"identity" text,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	"exit" text,
	"confirmed_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replaced_at" timestamp with time zone,
	"replaced_by_id" uuid,
	"correction" text,
	CONSTRAINT "presence_quality_is_known" CHECK (quality in ('titular', 'substitute', 'delegate', 'observer', 'guest', 'interpreter')),
	CONSTRAINT "presence_on_a_seat_names_it" CHECK ((quality in ('titular', 'substitute', 'delegate')) = (seat_id is not null)),
	CONSTRAINT "presence_delegate_has_a_letter" CHECK ((quality = 'delegate') = (note_id is not null)),
	CONSTRAINT "presence_names_somebody" CHECK (num_nonnulls(person_id, note_id) > 0),
	CONSTRAINT "presence_has_a_length" CHECK (until_at is null or until_at > from_at),
	CONSTRAINT "presence_exit_is_known" CHECK (exit in ('left', 'line_lost', 'handed_over', 'closed')),
	CONSTRAINT "presence_corrected_has_a_reason" CHECK ((replaced_at is null) = (correction is null))
);
--> statement-breakpoint
CREATE TABLE "proxy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"holder_id" uuid NOT NULL,
	"letter" text,
	"file_id" uuid,
	"protocol" text,
	"given_by_id" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"withdrawn_by_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proxy_code_is_unique" UNIQUE("code"),
	CONSTRAINT "proxy_is_to_another" CHECK (principal_id <> holder_id),
	CONSTRAINT "proxy_withdrawn_by_somebody" CHECK ((withdrawn_at is null) = (withdrawn_by_id is null)),
	CONSTRAINT "proxy_withdrawn_after_it_was_given" CHECK (withdrawn_at is null or withdrawn_at >= given_at)
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "calendar" jsonb;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_paper_id_document_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_request" ADD CONSTRAINT "agenda_request_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_request" ADD CONSTRAINT "agenda_request_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_request" ADD CONSTRAINT "agenda_request_asked_by_id_person_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_request" ADD CONSTRAINT "agenda_request_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_request" ADD CONSTRAINT "agenda_request_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_answer" ADD CONSTRAINT "attendance_answer_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_answer" ADD CONSTRAINT "attendance_answer_convocation_id_convocation_id_fk" FOREIGN KEY ("convocation_id") REFERENCES "public"."convocation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation_delivery" ADD CONSTRAINT "convocation_delivery_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation_delivery" ADD CONSTRAINT "convocation_delivery_convocation_id_convocation_id_fk" FOREIGN KEY ("convocation_id") REFERENCES "public"."convocation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation_delivery" ADD CONSTRAINT "convocation_delivery_version_id_convocation_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."convocation_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation_version" ADD CONSTRAINT "convocation_version_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation_version" ADD CONSTRAINT "convocation_version_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation_version" ADD CONSTRAINT "convocation_version_sent_by_id_person_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation" ADD CONSTRAINT "convocation_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation" ADD CONSTRAINT "convocation_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation" ADD CONSTRAINT "convocation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation" ADD CONSTRAINT "convocation_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_call" ADD CONSTRAINT "meeting_call_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_call" ADD CONSTRAINT "meeting_call_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_sent_by_id_person_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_regulation_id_regulation_version_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_copied_from_id_meeting_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "justification" ADD CONSTRAINT "justification_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "justification" ADD CONSTRAINT "justification_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "justification" ADD CONSTRAINT "justification_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "justification" ADD CONSTRAINT "justification_recorded_by_id_person_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_note_id_delegate_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."delegate_note"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_confirmed_by_id_person_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_replaced_by_id_presence_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."presence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_principal_id_seat_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_holder_id_seat_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_given_by_id_person_id_fk" FOREIGN KEY ("given_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_withdrawn_by_id_person_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_item_one_per_place" ON "agenda_item" USING btree ("meeting_id","position") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "agenda_item_by_roundtable" ON "agenda_item" USING btree ("roundtable_id","meeting_id");--> statement-breakpoint
CREATE INDEX "agenda_request_by_roundtable" ON "agenda_request" USING btree ("roundtable_id","id");--> statement-breakpoint
CREATE INDEX "attendance_answer_by_roundtable" ON "attendance_answer" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "convocation_delivery_by_convocation" ON "convocation_delivery" USING btree ("convocation_id","id");--> statement-breakpoint
CREATE INDEX "convocation_delivery_by_version" ON "convocation_delivery" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "convocation_delivery_by_roundtable" ON "convocation_delivery" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "convocation_version_by_roundtable" ON "convocation_version" USING btree ("roundtable_id","meeting_id");--> statement-breakpoint
CREATE INDEX "convocation_by_person" ON "convocation" USING btree ("person_id","meeting_id");--> statement-breakpoint
CREATE INDEX "convocation_by_roundtable" ON "convocation" USING btree ("roundtable_id","meeting_id");--> statement-breakpoint
CREATE INDEX "meeting_call_by_start" ON "meeting_call" USING btree ("roundtable_id","starts_at");--> statement-breakpoint
CREATE INDEX "meeting_by_roundtable" ON "meeting" USING btree ("roundtable_id","id");--> statement-breakpoint
CREATE INDEX "announcement_by_roundtable" ON "announcement" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "justification_by_roundtable" ON "justification" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "presence_one_open_per_seat" ON "presence" USING btree ("call_id","seat_id") WHERE until_at is null and replaced_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "presence_one_open_per_person_beside" ON "presence" USING btree ("call_id","person_id") WHERE seat_id is null and until_at is null and replaced_at is null;--> statement-breakpoint
CREATE INDEX "presence_by_call" ON "presence" USING btree ("call_id","from_at");--> statement-breakpoint
CREATE INDEX "presence_by_person" ON "presence" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "presence_by_roundtable" ON "presence" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "proxy_one_live_per_principal" ON "proxy" USING btree ("meeting_id","principal_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "proxy_by_holder" ON "proxy" USING btree ("meeting_id","holder_id");--> statement-breakpoint
CREATE INDEX "proxy_by_roundtable" ON "proxy" USING btree ("roundtable_id");