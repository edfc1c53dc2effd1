CREATE TABLE "call_criterion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"most" integer NOT NULL,
	CONSTRAINT "call_criterion_place_is_unique" UNIQUE("call_id","position"),
	CONSTRAINT "call_criterion_weighs" CHECK (most between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"purpose" text NOT NULL,
	"kinds" text[] NOT NULL,
	"territory" text,
	"budget_cents" bigint NOT NULL,
	"most_cents" bigint NOT NULL,
	"least_points" integer DEFAULT 0 NOT NULL,
	"is_part_given" boolean DEFAULT false NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"contact" text NOT NULL,
	"funding_block_id" uuid,
	"state" text DEFAULT 'draft' NOT NULL,
	"published_at" timestamp with time zone,
	"results_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"created_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_code_is_unique" UNIQUE("code"),
	CONSTRAINT "call_state_is_known" CHECK (state in ('draft', 'published', 'results', 'cancelled')),
	CONSTRAINT "call_closes_after_opening" CHECK (closes_at > opens_at),
	CONSTRAINT "call_has_money" CHECK (budget_cents > 0 and most_cents > 0 and most_cents <= budget_cents),
	CONSTRAINT "call_cancelled_says_why" CHECK ((state = 'cancelled') = (num_nonnulls(cancelled_at, cancel_reason) = 2)),
	CONSTRAINT "call_results_have_a_moment" CHECK ((state = 'results') = (results_at is not null))
);
--> statement-breakpoint
CREATE TABLE "micro_project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"asked_cents" bigint,
	"own_cents" bigint,
	"starts_on" date,
	"ends_on" date,
	"partners" text,
	"place" text,
	"rank" integer,
	"points" integer,
	"given_cents" bigint,
	"verdict" text,
	CONSTRAINT "micro_project_once" UNIQUE("proposal_id"),
	CONSTRAINT "micro_project_verdict_is_known" CHECK (verdict in ('funded', 'funded_in_part', 'below_minimum', 'out_of_budget', 'tied')),
	CONSTRAINT "micro_project_result_is_whole" CHECK (num_nulls(rank, points, given_cents, verdict) in (0, 4))
);
--> statement-breakpoint
CREATE TABLE "project_point" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"points" integer NOT NULL,
	"reason" text NOT NULL,
	"given_by_id" uuid,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "project_point_once_per_criterion" UNIQUE("proposal_id","criterion_id")
);
--> statement-breakpoint
CREATE TABLE "certificate_setting" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"declares_hours" boolean DEFAULT false NOT NULL,
	"disclaimer" text,
	"organiser" text,
	"accreditation" text,
	"place" text NOT NULL,
	"signatory" text NOT NULL,
	"office" text NOT NULL,
	"changed_by_id" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate_year" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "certificate_year_counts_from_one" CHECK (last > 0)
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb,
	"sha256" "bytea" NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"verification_id" uuid NOT NULL,
	"file_id" uuid,
	"issued_by_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"ended_by_id" uuid,
	"replaced_by_id" uuid,
	"differs_at" timestamp with time zone,
	"purged_at" timestamp with time zone,
	CONSTRAINT "certificate_code_is_unique" UNIQUE("code"),
	CONSTRAINT "certificate_number_is_unique_in_year" UNIQUE("year","number"),
	CONSTRAINT "certificate_has_its_own_verification" UNIQUE("verification_id"),
	CONSTRAINT "certificate_kind_is_known" CHECK (kind in ('attendance', 'hours')),
	CONSTRAINT "certificate_number_is_positive" CHECK (number > 0),
	CONSTRAINT "certificate_has_its_content_or_was_purged" CHECK ((content is null) = (purged_at is not null)),
	CONSTRAINT "certificate_ended_says_who_and_why" CHECK ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by_id is null)),
	CONSTRAINT "certificate_replaced_is_over" CHECK (replaced_by_id is null or ended_at is not null),
	CONSTRAINT "certificate_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "proposal_follow" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposal_follow_once" UNIQUE("proposal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "practice_body" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"practice_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "practice_body_once" UNIQUE("practice_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "practice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"problem" text,
	"done" text,
	"done_by" text,
	"needed" text,
	"came" text,
	"differently" text,
	"territory" text,
	"starts_on" date,
	"ends_on" date,
	"contact" text,
	"proposal_id" uuid,
	"rev" integer DEFAULT 1 NOT NULL,
	"sha256" "bytea",
	"changed_at" timestamp with time zone,
	"ready_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"published_by_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_for" text,
	"withdrawn_by_id" uuid,
	"origin_id" uuid,
	"origin_sha256" "bytea",
	"origin_changed_at" timestamp with time zone,
	"copied_at" timestamp with time zone,
	"created_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "practice_code_is_unique" UNIQUE("code"),
	CONSTRAINT "practice_state_is_known" CHECK (state in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "practice_published_whole" CHECK (state <> 'published' or num_nulls(problem, done, came, sha256, changed_at, published_at) = 0),
	CONSTRAINT "practice_withdrawn_says_why" CHECK ((state = 'withdrawn') = (num_nonnulls(withdrawn_at, withdrawn_for) = 2)),
	CONSTRAINT "practice_copied_whole" CHECK (num_nonnulls(origin_id, origin_sha256, origin_changed_at, copied_at) in (0, 4)),
	CONSTRAINT "practice_is_not_its_own_copy" CHECK (origin_id <> id),
	CONSTRAINT "practice_ends_after_it_began" CHECK (ends_on >= starts_on),
	CONSTRAINT "practice_sha256_is_sha256" CHECK (octet_length(sha256) = 32),
	CONSTRAINT "practice_origin_sha256_is_sha256" CHECK (octet_length(origin_sha256) = 32)
);
--> statement-breakpoint
ALTER TABLE "answer" DROP CONSTRAINT "answer_one_per_body";--> statement-breakpoint
ALTER TABLE "answer" DROP CONSTRAINT "answer_state_is_known";--> statement-breakpoint
ALTER TABLE "answer" DROP CONSTRAINT "answer_taken_by_somebody";--> statement-breakpoint
ALTER TABLE "answer" DROP CONSTRAINT "answer_drafted_has_a_text";--> statement-breakpoint
ALTER TABLE "proposal" DROP CONSTRAINT "proposal_state_is_known";--> statement-breakpoint
ALTER TABLE "proposal" DROP CONSTRAINT "proposal_submitted_is_numbered_whole";--> statement-breakpoint
ALTER TABLE "answer" ADD COLUMN "letter_protocol" text;--> statement-breakpoint
ALTER TABLE "answer" ADD COLUMN "letter_on" date;--> statement-breakpoint
ALTER TABLE "answer" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "answer" ADD COLUMN "withdrawn_by_id" uuid;--> statement-breakpoint
ALTER TABLE "answer" ADD COLUMN "withdrawn_for" text;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "stage" text DEFAULT 'main' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform_report" ADD COLUMN "purge_term" jsonb;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "call_id" uuid;--> statement-breakpoint
ALTER TABLE "item_addition" ADD COLUMN "annex_number" integer;--> statement-breakpoint
ALTER TABLE "item_addition" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "item_addition" ADD COLUMN "withdrawn_by_id" uuid;--> statement-breakpoint
ALTER TABLE "item_addition" ADD COLUMN "withdraw_reason" text;--> statement-breakpoint
ALTER TABLE "call_criterion" ADD CONSTRAINT "call_criterion_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_criterion" ADD CONSTRAINT "call_criterion_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_funding_block_id_funding_block_id_fk" FOREIGN KEY ("funding_block_id") REFERENCES "public"."funding_block"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_project" ADD CONSTRAINT "micro_project_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_project" ADD CONSTRAINT "micro_project_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_project" ADD CONSTRAINT "micro_project_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_point" ADD CONSTRAINT "project_point_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_point" ADD CONSTRAINT "project_point_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_point" ADD CONSTRAINT "project_point_criterion_id_call_criterion_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."call_criterion"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_point" ADD CONSTRAINT "project_point_given_by_id_person_id_fk" FOREIGN KEY ("given_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_setting" ADD CONSTRAINT "certificate_setting_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_setting" ADD CONSTRAINT "certificate_setting_changed_by_id_person_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_enrolment_id_enrolment_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_verification_id_verification_code_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verification_code"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_issued_by_id_person_id_fk" FOREIGN KEY ("issued_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_ended_by_id_person_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_replaced_by_id_certificate_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."certificate"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_follow" ADD CONSTRAINT "proposal_follow_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_follow" ADD CONSTRAINT "proposal_follow_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_follow" ADD CONSTRAINT "proposal_follow_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_body" ADD CONSTRAINT "practice_body_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_body" ADD CONSTRAINT "practice_body_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_body" ADD CONSTRAINT "practice_body_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice" ADD CONSTRAINT "practice_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice" ADD CONSTRAINT "practice_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice" ADD CONSTRAINT "practice_published_by_id_person_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice" ADD CONSTRAINT "practice_withdrawn_by_id_person_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice" ADD CONSTRAINT "practice_origin_id_practice_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."practice"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice" ADD CONSTRAINT "practice_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_criterion_by_roundtable" ON "call_criterion" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "call_by_roundtable" ON "call" USING btree ("roundtable_id","closes_at","id");--> statement-breakpoint
CREATE INDEX "call_by_closing" ON "call" USING btree ("closes_at","id");--> statement-breakpoint
CREATE INDEX "call_by_funding_block" ON "call" USING btree ("funding_block_id");--> statement-breakpoint
CREATE INDEX "micro_project_by_call" ON "micro_project" USING btree ("call_id","rank");--> statement-breakpoint
CREATE INDEX "micro_project_by_roundtable" ON "micro_project" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "project_point_by_criterion" ON "project_point" USING btree ("criterion_id");--> statement-breakpoint
CREATE INDEX "project_point_by_roundtable" ON "project_point" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_one_live_per_enrolment" ON "certificate" USING btree ("enrolment_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "certificate_by_enrolment" ON "certificate" USING btree ("enrolment_id","id");--> statement-breakpoint
CREATE INDEX "certificate_by_edition" ON "certificate" USING btree ("edition_id","id");--> statement-breakpoint
CREATE INDEX "certificate_that_differs" ON "certificate" USING btree ("edition_id") WHERE differs_at is not null and ended_at is null;--> statement-breakpoint
CREATE INDEX "certificate_by_issue" ON "certificate" USING btree ("issued_at") WHERE purged_at is null;--> statement-breakpoint
CREATE INDEX "proposal_follow_by_person" ON "proposal_follow" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "proposal_follow_by_roundtable" ON "proposal_follow" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "practice_body_by_organisation" ON "practice_body" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "practice_body_by_roundtable" ON "practice_body" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "practice_taken_up_once" ON "practice" USING btree ("roundtable_id","origin_id") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "practice_by_roundtable" ON "practice" USING btree ("roundtable_id","id");--> statement-breakpoint
CREATE INDEX "practice_by_state" ON "practice" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "practice_by_origin" ON "practice" USING btree ("origin_id","state") WHERE origin_id is not null;--> statement-breakpoint
CREATE INDEX "practice_by_proposal" ON "practice" USING btree ("proposal_id") WHERE proposal_id is not null;--> statement-breakpoint
CREATE INDEX "practice_by_writer" ON "practice" USING btree ("created_by_id");--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_withdrawn_by_id_person_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_addition" ADD CONSTRAINT "item_addition_withdrawn_by_id_person_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_one_per_body" ON "answer" USING btree ("proposal_id","organisation_id") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "proposal_by_call" ON "proposal" USING btree ("call_id","state") WHERE call_id is not null;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_letter_whole" CHECK (num_nonnulls(letter_protocol, letter_on) in (0, 2));--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_withdrawn_says_why" CHECK (num_nonnulls(withdrawn_at, withdrawn_for) = case when state = 'withdrawn' then 2 else 0 end);--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_state_is_known" CHECK (state in ('requested', 'taken', 'drafted', 'endorsed', 'published', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_taken_by_somebody" CHECK (state in ('requested', 'withdrawn') or taken_at is not null);--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_drafted_has_a_text" CHECK (state in ('requested', 'taken', 'withdrawn') or rev > 0);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_stage_is_known" CHECK (stage = 'main' or (stage in ('suppress', 'replace', 'add') and item_id is not null));--> statement-breakpoint
ALTER TABLE "platform_report" ADD CONSTRAINT "platform_report_term_is_of_a_purge" CHECK (purge_term is null or purged_at is not null);--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_of_a_call_ends_by_its_results" CHECK ((call_id is null and state not in ('entered', 'funded', 'not_funded'))
        or (call_id is not null and state in ('draft', 'discarded', 'entered', 'funded', 'not_funded')));--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_state_is_known" CHECK (state in ('draft', 'submitted', 'admitted', 'not_admitted', 'discussion', 'ballot', 'voted', 'withdrawn', 'merged', 'split', 'discarded', 'entered', 'funded', 'not_funded'));--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_submitted_is_numbered_whole" CHECK (state in ('draft', 'discarded') or (num_nulls(submitted_at, today, asks, to_whom, seen_by) = 0
        and (call_id is not null or num_nulls(number, year) = 0)));--> statement-breakpoint
ALTER TABLE "item_addition" ADD CONSTRAINT "item_addition_withdrawn_whole" CHECK (num_nonnulls(withdrawn_at, withdrawn_by_id, withdraw_reason) in (0, 3));--> statement-breakpoint
ALTER TABLE "item_addition" ADD CONSTRAINT "item_addition_withdrawn_after_it_was_added" CHECK (withdrawn_at is null or withdrawn_at >= added_at);