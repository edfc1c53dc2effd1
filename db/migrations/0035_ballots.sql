CREATE TABLE "ballot_option" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "ballot_option_one_per_place" UNIQUE("ballot_id","position")
);
--> statement-breakpoint
CREATE TABLE "ballot_seal" (
	"ballot_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"size" integer NOT NULL,
	"root" text NOT NULL,
	"parent" text NOT NULL,
	"result" text,
	"head" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ballot_seal_once" PRIMARY KEY("ballot_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "ballot_seat" (
	"ballot_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"excluded_for" text,
	"excluded_by_id" uuid,
	CONSTRAINT "ballot_seat_once" PRIMARY KEY("ballot_id","seat_id"),
	CONSTRAINT "ballot_seat_excluded_by_somebody" CHECK ((excluded_for is null) = (excluded_by_id is null))
);
--> statement-breakpoint
CREATE TABLE "ballot_text" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"paper_id" uuid NOT NULL,
	"version" integer,
	"sha256" "bytea",
	CONSTRAINT "ballot_text_once" UNIQUE("ballot_id","paper_id"),
	CONSTRAINT "ballot_text_frozen_whole" CHECK ((version is null) = (sha256 is null)),
	CONSTRAINT "ballot_text_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"year" integer,
	"number" integer,
	"setting" text NOT NULL,
	"meeting_id" uuid,
	"item_id" uuid,
	"matter" text NOT NULL,
	"visibility" text NOT NULL,
	"wording" text NOT NULL,
	"explanation" text,
	"language" text DEFAULT 'it' NOT NULL,
	"question" jsonb NOT NULL,
	"groups" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"closes_at" timestamp with time zone,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	"opened_by_id" uuid,
	"rule" jsonb,
	"regulation_id" uuid,
	"frozen" jsonb,
	"frozen_sha256" "bytea",
	"closed_at" timestamp with time zone,
	"closing" jsonb,
	"verdict" jsonb,
	"head" "bytea",
	"published_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	CONSTRAINT "ballot_code_is_unique" UNIQUE("code"),
	CONSTRAINT "ballot_number_is_unique_in_year" UNIQUE("roundtable_id","year","number"),
	CONSTRAINT "ballot_setting_is_known" CHECK (setting in ('meeting', 'written')),
	CONSTRAINT "ballot_in_a_meeting_names_it" CHECK ((setting = 'meeting') = (meeting_id is not null)),
	CONSTRAINT "ballot_item_is_of_a_meeting" CHECK (item_id is null or meeting_id is not null),
	CONSTRAINT "ballot_visibility_is_known" CHECK (visibility in ('roll_call', 'secret_paper')),
	CONSTRAINT "ballot_state_is_known" CHECK (state in ('draft', 'open', 'closed', 'published', 'cancelled')),
	CONSTRAINT "ballot_opened_is_frozen" CHECK (num_nonnulls(opened_at, opened_by_id, year, number, rule, regulation_id, frozen, frozen_sha256) in (0, 8)
          and (state in ('draft', 'cancelled') or opened_at is not null)
          and (state <> 'draft' or opened_at is null)),
	CONSTRAINT "ballot_closed_has_a_result" CHECK (num_nonnulls(closed_at, closing, verdict, head) in (0, 4)
          and (state in ('closed', 'published')) = (closed_at is not null)),
	CONSTRAINT "ballot_written_ends" CHECK (setting = 'meeting' or state in ('draft', 'cancelled') or closes_at is not null),
	CONSTRAINT "ballot_published_when_it_is" CHECK ((state = 'published') = (published_at is not null)),
	CONSTRAINT "ballot_cancelled_has_a_reason" CHECK (case when state = 'cancelled' then num_nonnulls(cancelled_at, cancel_reason) = 2
               else num_nonnulls(cancelled_at, cancel_reason) = 0 end),
	CONSTRAINT "ballot_frozen_sha256_is_sha256" CHECK (octet_length(frozen_sha256) = 32),
	CONSTRAINT "ballot_head_is_sha256" CHECK (octet_length(head) = 32)
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"ballot_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"choice" jsonb NOT NULL,
	"holder_id" uuid,
	"cast_by_id" uuid,
	"taken_by_id" uuid,
	"confirmed_by_id" uuid,
	"salt" text NOT NULL,
	"leaf" text NOT NULL,
	"replaces" text,
	"replaced_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vote_leaf_is_unique" UNIQUE("ballot_id","leaf"),
	CONSTRAINT "vote_has_a_leaf" CHECK (leaf ~ '^[0-9a-f]{64}$' and salt ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "vote_taken_by_another_is_confirmed_by_a_third" CHECK (confirmed_by_id is null or confirmed_by_id <> taken_by_id),
	CONSTRAINT "vote_confirmed_was_taken" CHECK (confirmed_by_id is null or taken_by_id is not null)
);
--> statement-breakpoint
ALTER TABLE "ballot_option" ADD CONSTRAINT "ballot_option_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_option" ADD CONSTRAINT "ballot_option_ballot_id_ballot_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballot"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_seal" ADD CONSTRAINT "ballot_seal_ballot_id_ballot_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballot"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_seal" ADD CONSTRAINT "ballot_seal_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_seat" ADD CONSTRAINT "ballot_seat_ballot_id_ballot_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballot"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_seat" ADD CONSTRAINT "ballot_seat_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_seat" ADD CONSTRAINT "ballot_seat_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_seat" ADD CONSTRAINT "ballot_seat_excluded_by_id_person_id_fk" FOREIGN KEY ("excluded_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_text" ADD CONSTRAINT "ballot_text_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_text" ADD CONSTRAINT "ballot_text_ballot_id_ballot_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballot"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_text" ADD CONSTRAINT "ballot_text_paper_id_document_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_opened_by_id_person_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_regulation_id_regulation_version_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_holder_id_seat_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_cast_by_id_person_id_fk" FOREIGN KEY ("cast_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_taken_by_id_person_id_fk" FOREIGN KEY ("taken_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_confirmed_by_id_person_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_seat_is_on_the_roll" FOREIGN KEY ("ballot_id","seat_id") REFERENCES "public"."ballot_seat"("ballot_id","seat_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballot_option_by_roundtable" ON "ballot_option" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "ballot_seal_by_roundtable" ON "ballot_seal" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "ballot_seat_by_seat" ON "ballot_seat" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "ballot_seat_by_roundtable" ON "ballot_seat" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "ballot_text_by_paper" ON "ballot_text" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "ballot_text_by_roundtable" ON "ballot_text" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "ballot_by_roundtable" ON "ballot" USING btree ("roundtable_id","id");--> statement-breakpoint
CREATE INDEX "ballot_by_meeting" ON "ballot" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "ballot_open_by_end" ON "ballot" USING btree ("closes_at") WHERE state = 'open' and closes_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "vote_one_per_seat" ON "vote" USING btree ("ballot_id","seat_id") WHERE replaced_at is null;--> statement-breakpoint
CREATE INDEX "vote_by_seat" ON "vote" USING btree ("ballot_id","seat_id");--> statement-breakpoint
CREATE INDEX "vote_by_roundtable" ON "vote" USING btree ("roundtable_id");