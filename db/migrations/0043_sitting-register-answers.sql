CREATE TABLE "ballot_meeting_ask" (
	"ballot_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ballot_meeting_ask_once" PRIMARY KEY("ballot_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "register_break" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "register_break_begins_once" UNIQUE("session_id","starts_at"),
	CONSTRAINT "register_break_ends_after_start" CHECK (ends_at > starts_at)
);
--> statement-breakpoint
CREATE TABLE "register_correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"enrolment_id" uuid,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"place" text,
	"method" text NOT NULL,
	"key" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by_id" uuid,
	CONSTRAINT "register_entry_key_is_unique" UNIQUE("key"),
	CONSTRAINT "register_entry_direction_is_known" CHECK (direction in ('in', 'out')),
	CONSTRAINT "register_entry_place_is_of_who_came_in" CHECK ((direction = 'in') = (place is not null)),
	CONSTRAINT "register_entry_place_is_known" CHECK (place in ('room', 'online')),
	CONSTRAINT "register_entry_method_is_known" CHECK (method in ('hand', 'code', 'sheet', 'platform')),
	CONSTRAINT "register_entry_withdrawn_says_who" CHECK ((withdrawn_at is null) = (withdrawn_by_id is null))
);
--> statement-breakpoint
CREATE TABLE "register_excuse" (
	"session_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "register_excuse_once" PRIMARY KEY("session_id","enrolment_id")
);
--> statement-breakpoint
CREATE TABLE "register_holder" (
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"in_at" timestamp with time zone NOT NULL,
	"out_at" timestamp with time zone NOT NULL,
	CONSTRAINT "register_holder_once_per_role" PRIMARY KEY("session_id","person_id","role"),
	CONSTRAINT "register_holder_role_is_known" CHECK (role in ('trainer', 'tutor')),
	CONSTRAINT "register_holder_leaves_after_coming" CHECK (out_at > in_at)
);
--> statement-breakpoint
CREATE TABLE "session_register" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"topic" text,
	"notes" text,
	"language" text DEFAULT 'it' NOT NULL,
	"credits_to_end" boolean DEFAULT false NOT NULL,
	"locked_at" timestamp with time zone,
	"locked_by_id" uuid,
	"countersigned_at" timestamp with time zone,
	"countersigned_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_register_state_is_known" CHECK (state in ('open', 'locked', 'countersigned')),
	CONSTRAINT "session_register_lock_has_who_and_when" CHECK ((state = 'open') = (locked_at is null) and (locked_at is null) = (locked_by_id is null)),
	CONSTRAINT "session_register_countersign_has_who_and_when" CHECK ((state = 'countersigned') = (countersigned_at is not null)
        and (countersigned_at is null) = (countersigned_by_id is null)),
	CONSTRAINT "session_register_locked_says_what_was_taught" CHECK (state = 'open' or topic is not null),
	CONSTRAINT "session_register_has_four_eyes" CHECK (countersigned_by_id is null or countersigned_by_id <> locked_by_id)
);
--> statement-breakpoint
CREATE TABLE "published_annex" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"minutes_id" uuid NOT NULL,
	"annex_id" uuid NOT NULL,
	"has_persons" boolean NOT NULL,
	"online_until" date,
	"published_by_id" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_id" uuid,
	CONSTRAINT "published_annex_code_is_unique" UNIQUE("code"),
	CONSTRAINT "published_annex_with_persons_has_an_end" CHECK (not has_persons or online_until is not null),
	CONSTRAINT "published_annex_ended_by_somebody_has_a_moment" CHECK (ended_by_id is null or ended_at is not null)
);
--> statement-breakpoint
CREATE TABLE "item_addition" (
	"item_id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"regulation_id" uuid NOT NULL,
	"agreed" text NOT NULL,
	"needed" integer NOT NULL,
	"seats_filled" integer NOT NULL,
	"seats_there" integer NOT NULL,
	"in_favour" integer NOT NULL,
	"against" integer NOT NULL,
	"abstained" integer NOT NULL,
	"may_decide" boolean NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "item_addition_agreed_is_known" CHECK (agreed in ('chair', 'majority', 'all_present', 'all_seats')),
	CONSTRAINT "item_addition_was_agreed" CHECK (in_favour >= needed and needed >= 0),
	CONSTRAINT "item_addition_counts_who_is_there" CHECK (least(in_favour, against, abstained) >= 0 and in_favour + against + abstained <= seats_there
          and seats_there <= seats_filled)
);
--> statement-breakpoint
ALTER TABLE "ballot" DROP CONSTRAINT "ballot_cancelled_has_a_reason";--> statement-breakpoint
DROP INDEX "proposal_by_ballot";--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "quorum_gone" jsonb;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "stopped_by_seats" integer;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "correction" jsonb;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "correction_word" text;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "correction_word_by_id" uuid;--> statement-breakpoint
ALTER TABLE "ballot_meeting_ask" ADD CONSTRAINT "ballot_meeting_ask_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_meeting_ask" ADD CONSTRAINT "ballot_meeting_ask_asked_by_id_person_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_meeting_ask" ADD CONSTRAINT "ballot_meeting_ask_is_of_the_roll" FOREIGN KEY ("ballot_id","seat_id") REFERENCES "public"."ballot_seat"("ballot_id","seat_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_break" ADD CONSTRAINT "register_break_session_id_course_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."course_session"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_correction" ADD CONSTRAINT "register_correction_session_id_course_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."course_session"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_correction" ADD CONSTRAINT "register_correction_enrolment_id_enrolment_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_correction" ADD CONSTRAINT "register_correction_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_session_id_course_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."course_session"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_enrolment_id_enrolment_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_withdrawn_by_id_person_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_excuse" ADD CONSTRAINT "register_excuse_session_id_course_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."course_session"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_excuse" ADD CONSTRAINT "register_excuse_enrolment_id_enrolment_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_excuse" ADD CONSTRAINT "register_excuse_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_holder" ADD CONSTRAINT "register_holder_session_id_course_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."course_session"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_holder" ADD CONSTRAINT "register_holder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_register" ADD CONSTRAINT "session_register_session_id_course_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."course_session"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_register" ADD CONSTRAINT "session_register_locked_by_id_person_id_fk" FOREIGN KEY ("locked_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_register" ADD CONSTRAINT "session_register_countersigned_by_id_person_id_fk" FOREIGN KEY ("countersigned_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_annex" ADD CONSTRAINT "published_annex_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_annex" ADD CONSTRAINT "published_annex_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_annex" ADD CONSTRAINT "published_annex_annex_id_annex_id_fk" FOREIGN KEY ("annex_id") REFERENCES "public"."annex"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_annex" ADD CONSTRAINT "published_annex_published_by_id_person_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_annex" ADD CONSTRAINT "published_annex_ended_by_id_person_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_addition" ADD CONSTRAINT "item_addition_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_addition" ADD CONSTRAINT "item_addition_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_addition" ADD CONSTRAINT "item_addition_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_addition" ADD CONSTRAINT "item_addition_regulation_id_regulation_version_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_addition" ADD CONSTRAINT "item_addition_added_by_id_person_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballot_meeting_ask_by_roundtable" ON "ballot_meeting_ask" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "ballot_meeting_ask_by_person" ON "ballot_meeting_ask" USING btree ("asked_by_id");--> statement-breakpoint
CREATE INDEX "register_correction_by_session" ON "register_correction" USING btree ("session_id","id");--> statement-breakpoint
CREATE INDEX "register_correction_by_enrolment" ON "register_correction" USING btree ("enrolment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "register_entry_once_per_minute" ON "register_entry" USING btree ("session_id","enrolment_id","direction","at") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "register_entry_by_enrolment" ON "register_entry" USING btree ("enrolment_id","at");--> statement-breakpoint
CREATE INDEX "register_excuse_by_enrolment" ON "register_excuse" USING btree ("enrolment_id");--> statement-breakpoint
CREATE INDEX "register_holder_by_person" ON "register_holder" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "published_annex_one_live" ON "published_annex" USING btree ("annex_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "published_annex_by_minutes" ON "published_annex" USING btree ("minutes_id","id");--> statement-breakpoint
CREATE INDEX "published_annex_by_roundtable" ON "published_annex" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "published_annex_ending" ON "published_annex" USING btree ("online_until") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "item_addition_by_roundtable" ON "item_addition" USING btree ("roundtable_id","call_id");--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_correction_word_by_id_person_id_fk" FOREIGN KEY ("correction_word_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_one_per_ballot" ON "proposal" USING btree ("ballot_id");--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_quorum_is_of_a_meeting" CHECK (quorum_gone is null or meeting_id is not null);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_stopped_was_in_writing" CHECK (stopped_by_seats is null or meeting_id is null);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_word_is_on_a_correction" CHECK (num_nonnulls(correction_word, correction_word_by_id) in (0, 2)
          and (correction is not null or correction_word is null));--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_cancelled_has_a_reason" CHECK (case when state = 'cancelled' then cancelled_at is not null
                 and num_nonnulls(cancel_reason, quorum_gone, stopped_by_seats) = 1
               else num_nonnulls(cancelled_at, cancel_reason, quorum_gone, stopped_by_seats) = 0 end);