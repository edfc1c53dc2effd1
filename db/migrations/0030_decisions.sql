CREATE TABLE "commitment_update" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"commitment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"told_as" text NOT NULL,
	"progress" integer NOT NULL,
	"state" text NOT NULL,
	"due_on" date NOT NULL,
	"asked_due_on" date,
	"words" text,
	"language" text DEFAULT 'it' NOT NULL,
	"link" text,
	"told_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commitment_update_number_is_unique" UNIQUE("commitment_id","number"),
	CONSTRAINT "commitment_update_told_as_is_known" CHECK (told_as in ('body', 'secretariat')),
	CONSTRAINT "commitment_update_progress_is_a_share" CHECK (progress between 0 and 100),
	CONSTRAINT "commitment_update_state_is_known" CHECK (state in ('open', 'done', 'dropped')),
	CONSTRAINT "commitment_update_done_is_whole_or_explained" CHECK (state <> 'done' or progress = 100 or words is not null),
	CONSTRAINT "commitment_update_dropped_is_explained" CHECK (state <> 'dropped' or words is not null)
);
--> statement-breakpoint
CREATE TABLE "commitment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"organisation_id" uuid,
	"decision_id" uuid,
	"meeting_id" uuid,
	"item_id" uuid,
	"parent_id" uuid,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"due_on" date NOT NULL,
	"asked_due_on" date,
	"progress" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"told_late_on" date,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commitment_code_is_unique" UNIQUE("code"),
	CONSTRAINT "commitment_progress_is_a_share" CHECK (progress between 0 and 100),
	CONSTRAINT "commitment_state_is_known" CHECK (state in ('open', 'done', 'dropped')),
	CONSTRAINT "commitment_is_not_its_own_parent" CHECK (parent_id <> id),
	CONSTRAINT "commitment_item_is_of_a_meeting" CHECK (item_id is null or meeting_id is not null),
	CONSTRAINT "commitment_asks_while_open" CHECK (asked_due_on is null or state = 'open')
);
--> statement-breakpoint
CREATE TABLE "decision_correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"before" jsonb NOT NULL,
	"reason" text NOT NULL,
	"corrected_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_correction_number_is_unique" UNIQUE("decision_id","number")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"decided_on" date NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"territory" text NOT NULL,
	"meeting_id" uuid,
	"item_id" uuid,
	"paper_id" uuid,
	"paper_version" integer,
	"outcome" text NOT NULL,
	"in_favour" integer,
	"against" integer,
	"abstained" integer,
	"invalid" integer,
	"state" text DEFAULT 'decided' NOT NULL,
	"act_body_id" uuid,
	"act_kind" text,
	"act_number" text,
	"act_on" date,
	"act_link" text,
	"act_reason" text,
	"published_at" timestamp with time zone,
	"published_by_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdraw_reason" text,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"words" text GENERATED ALWAYS AS (regexp_replace(replace(translate(lower(title || ' ' || text), 'àáâãäåèéêëìíîïòóôõöùúûüçñÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜÇÑ', 'aaaaaaeeeeiiiiooooouuuucnaaaaaaeeeeiiiiooooouuuucn'), '.', ''), '[!-/:-@[-`{-~«»“”’–—]+', ' ', 'g')) STORED,
	CONSTRAINT "decision_code_is_unique" UNIQUE("code"),
	CONSTRAINT "decision_number_is_unique_in_year" UNIQUE("roundtable_id","year","number"),
	CONSTRAINT "decision_number_counts_from_one" CHECK (number > 0),
	CONSTRAINT "decision_outcome_is_known" CHECK (outcome in ('approved', 'consensus', 'rejected', 'tied', 'not_valid')),
	CONSTRAINT "decision_numbers_come_together" CHECK (num_nonnulls(in_favour, against, abstained, invalid) in (0, 4)),
	CONSTRAINT "decision_numbers_are_counts" CHECK (least(in_favour, against, abstained, invalid) is null or least(in_favour, against, abstained, invalid) >= 0),
	CONSTRAINT "decision_tied_is_even" CHECK (outcome <> 'tied' or in_favour is null or in_favour = against),
	CONSTRAINT "decision_version_is_of_a_paper" CHECK (paper_version is null or paper_id is not null),
	CONSTRAINT "decision_item_is_of_a_meeting" CHECK (item_id is null or meeting_id is not null),
	CONSTRAINT "decision_state_is_known" CHECK (state in ('decided', 'taken_up', 'not_taken_up')),
	CONSTRAINT "decision_taken_up_names_the_act" CHECK (case state when 'taken_up' then num_nonnulls(act_body_id, act_kind, act_on) = 3 and act_reason is null
                     when 'not_taken_up' then num_nonnulls(act_body_id, act_reason) = 2 and act_kind is null
                     else num_nonnulls(act_body_id, act_kind, act_number, act_on, act_link, act_reason) = 0 end),
	CONSTRAINT "decision_published_by_somebody" CHECK ((published_at is null) = (published_by_id is null)),
	CONSTRAINT "decision_withdrawn_has_a_reason" CHECK ((withdrawn_at is null) = (withdraw_reason is null)),
	CONSTRAINT "decision_published_or_withdrawn" CHECK (num_nonnulls(published_at, withdrawn_at) < 2)
);
--> statement-breakpoint
ALTER TABLE "commitment_update" ADD CONSTRAINT "commitment_update_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_update" ADD CONSTRAINT "commitment_update_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_update" ADD CONSTRAINT "commitment_update_told_by_id_person_id_fk" FOREIGN KEY ("told_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_parent_id_commitment_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."commitment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_correction" ADD CONSTRAINT "decision_correction_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_correction" ADD CONSTRAINT "decision_correction_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_correction" ADD CONSTRAINT "decision_correction_corrected_by_id_person_id_fk" FOREIGN KEY ("corrected_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_paper_id_document_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_act_body_id_organisation_id_fk" FOREIGN KEY ("act_body_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_published_by_id_person_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitment_update_by_roundtable" ON "commitment_update" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "commitment_by_roundtable" ON "commitment" USING btree ("roundtable_id","state","due_on","id");--> statement-breakpoint
CREATE INDEX "commitment_by_organisation" ON "commitment" USING btree ("organisation_id","state","due_on","id");--> statement-breakpoint
CREATE INDEX "commitment_by_decision" ON "commitment" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "commitment_by_parent" ON "commitment" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "commitment_open_by_due" ON "commitment" USING btree ("due_on") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "decision_correction_by_roundtable" ON "decision_correction" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "decision_by_day" ON "decision" USING btree ("decided_on","id") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "decision_by_roundtable" ON "decision" USING btree ("roundtable_id","decided_on","id");--> statement-breakpoint
CREATE INDEX "decision_by_meeting" ON "decision" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "decision_by_paper" ON "decision" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "decision_by_words" ON "decision" USING gin (to_tsvector('simple', words));