CREATE TABLE "answer_clarification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"answer_id" uuid NOT NULL,
	"question" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"organisation_id" uuid,
	"seat_id" uuid,
	"asked_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reply" text,
	"reply_language" text,
	"replied_at" timestamp with time zone,
	"replied_by_id" uuid,
	CONSTRAINT "answer_clarification_once" UNIQUE("answer_id"),
	CONSTRAINT "answer_clarification_is_an_authors" CHECK (num_nonnulls(organisation_id, seat_id) = 1),
	CONSTRAINT "answer_clarification_replied_whole" CHECK (num_nonnulls(reply, reply_language, replied_at) in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "answer_commitment" (
	"roundtable_id" uuid NOT NULL,
	"answer_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"commitment_id" uuid NOT NULL,
	CONSTRAINT "answer_commitment_in_order" PRIMARY KEY("answer_id","position"),
	CONSTRAINT "answer_commitment_of_one_answer" UNIQUE("commitment_id")
);
--> statement-breakpoint
CREATE TABLE "answer_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"answer_id" uuid NOT NULL,
	"rev" integer NOT NULL,
	"content" jsonb NOT NULL,
	"written_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answer_draft_one_per_rev" UNIQUE("answer_id","rev")
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"passed_from_id" uuid,
	"state" text DEFAULT 'requested' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by_id" uuid,
	"ask_protocol" text,
	"ask_words" text,
	"due_on" date NOT NULL,
	"first_due_on" date NOT NULL,
	"extension_days" integer NOT NULL,
	"extended_at" timestamp with time zone,
	"extended_by_id" uuid,
	"extension_reason" text,
	"extension_language" text,
	"taken_at" timestamp with time zone,
	"taken_by_id" uuid,
	"official_id" uuid,
	"rev" integer DEFAULT 0 NOT NULL,
	"ready_at" timestamp with time zone,
	"returned_for" text,
	"endorsed_at" timestamp with time zone,
	"endorsed_by_id" uuid,
	"endorsed_as" text,
	"published_at" timestamp with time zone,
	"published_by_id" uuid,
	"protocol" text,
	"outcome" text,
	"passed_to_id" uuid,
	"language" text DEFAULT 'it' NOT NULL,
	"published" text,
	"published_sha256" "bytea",
	"told_due_on" date,
	"told_late_on" date,
	CONSTRAINT "answer_code_is_unique" UNIQUE("code"),
	CONSTRAINT "answer_one_per_body" UNIQUE("proposal_id","organisation_id"),
	CONSTRAINT "answer_state_is_known" CHECK (state in ('requested', 'taken', 'drafted', 'endorsed', 'published')),
	CONSTRAINT "answer_outcome_is_known" CHECK (outcome in ('accepted', 'partly', 'not_accepted', 'not_competent')),
	CONSTRAINT "answer_extended_says_why" CHECK (num_nonnulls(extended_at, extension_reason) in (0, 2)),
	CONSTRAINT "answer_extended_is_later" CHECK ((extended_at is null and due_on = first_due_on) or due_on > first_due_on),
	CONSTRAINT "answer_taken_by_somebody" CHECK (state = 'requested' or taken_at is not null),
	CONSTRAINT "answer_drafted_has_a_text" CHECK (state in ('requested', 'taken') or rev > 0),
	CONSTRAINT "answer_endorsed_in_a_name" CHECK (num_nonnulls(endorsed_at, endorsed_as) in (0, 2)),
	CONSTRAINT "answer_endorsed_before_it_is_out" CHECK ((state in ('endorsed', 'published')) = (endorsed_at is not null)),
	CONSTRAINT "answer_published_whole" CHECK ((state = 'published') = (num_nonnulls(published_at, outcome, published, published_sha256) = 4)),
	CONSTRAINT "answer_passed_on_says_to_whom" CHECK ((outcome = 'not_competent') = (passed_to_id is not null)),
	CONSTRAINT "answer_published_sha256_is_sha256" CHECK (octet_length(published_sha256) = 32)
);
--> statement-breakpoint
ALTER TABLE "commitment" ADD COLUMN "shown_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "answer_clarification" ADD CONSTRAINT "answer_clarification_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_clarification" ADD CONSTRAINT "answer_clarification_answer_id_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answer"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_clarification" ADD CONSTRAINT "answer_clarification_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_clarification" ADD CONSTRAINT "answer_clarification_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_clarification" ADD CONSTRAINT "answer_clarification_asked_by_id_person_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_clarification" ADD CONSTRAINT "answer_clarification_replied_by_id_person_id_fk" FOREIGN KEY ("replied_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_commitment" ADD CONSTRAINT "answer_commitment_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_commitment" ADD CONSTRAINT "answer_commitment_answer_id_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answer"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_commitment" ADD CONSTRAINT "answer_commitment_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_draft" ADD CONSTRAINT "answer_draft_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_draft" ADD CONSTRAINT "answer_draft_answer_id_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answer"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_draft" ADD CONSTRAINT "answer_draft_written_by_id_person_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_passed_from_id_answer_id_fk" FOREIGN KEY ("passed_from_id") REFERENCES "public"."answer"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_asked_by_id_person_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_extended_by_id_person_id_fk" FOREIGN KEY ("extended_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_taken_by_id_person_id_fk" FOREIGN KEY ("taken_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_official_id_person_id_fk" FOREIGN KEY ("official_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_endorsed_by_id_person_id_fk" FOREIGN KEY ("endorsed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_published_by_id_person_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_passed_to_id_organisation_id_fk" FOREIGN KEY ("passed_to_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_clarification_by_roundtable" ON "answer_clarification" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "answer_commitment_by_roundtable" ON "answer_commitment" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "answer_draft_by_roundtable" ON "answer_draft" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "answer_by_organisation" ON "answer" USING btree ("organisation_id","state","due_on","id");--> statement-breakpoint
CREATE INDEX "answer_by_due" ON "answer" USING btree ("due_on","id") WHERE state <> 'published';--> statement-breakpoint
CREATE INDEX "answer_by_roundtable" ON "answer" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "answer_by_passed_from" ON "answer" USING btree ("passed_from_id") WHERE passed_from_id is not null;