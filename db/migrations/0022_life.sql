CREATE TABLE "approval_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"choice" text NOT NULL,
	"remarks" text,
	"person_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "approval_answer_choice_is_known" CHECK (choice in ('approve', 'remarks', 'object', 'abstain')),
	CONSTRAINT "approval_answer_says_why" CHECK (choice not in ('remarks', 'object') or length(trim(coalesce(remarks, ''))) > 2)
);
--> statement-breakpoint
CREATE TABLE "approval_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"version_id" uuid NOT NULL,
	"among" text NOT NULL,
	"rule" jsonb NOT NULL,
	"regulation_number" integer,
	"answers_needed" integer NOT NULL,
	"opened_by_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by_id" uuid,
	"outcome" text,
	"reason" text,
	CONSTRAINT "approval_round_code_is_unique" UNIQUE("code"),
	CONSTRAINT "approval_round_number_is_unique" UNIQUE("document_id","number"),
	CONSTRAINT "approval_round_among_is_known" CHECK (among in ('seats', 'parties')),
	CONSTRAINT "approval_round_deadline_is_later" CHECK (closes_at > opened_at),
	CONSTRAINT "approval_round_closed_has_an_outcome" CHECK ((closed_at is null) = (outcome is null)),
	CONSTRAINT "approval_round_outcome_is_known" CHECK (outcome in ('adopted', 'objected', 'unanswered', 'withdrawn')),
	CONSTRAINT "approval_round_withdrawal_has_a_reason" CHECK (outcome <> 'withdrawn' or reason is not null)
);
--> statement-breakpoint
CREATE TABLE "approval_seat" (
	"round_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	CONSTRAINT "approval_seat_once_per_round" PRIMARY KEY("round_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "document_act" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"body" text NOT NULL,
	"kind" text,
	"number" text,
	"day" date NOT NULL,
	"link" text,
	"reason" text,
	"recorded_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_act_is_recorded_once" UNIQUE("document_id","body","kind","number","day"),
	CONSTRAINT "document_act_outcome_is_known" CHECK (outcome in ('taken_up', 'not_taken_up')),
	CONSTRAINT "document_act_kind_is_known" CHECK (kind in ('deliberation', 'decree', 'determination', 'ordinance', 'other')),
	CONSTRAINT "document_act_is_named" CHECK (outcome <> 'taken_up' or num_nulls(kind, number) = 0),
	CONSTRAINT "document_act_refusal_has_a_reason" CHECK (outcome <> 'not_taken_up' or reason is not null),
	CONSTRAINT "document_act_link_is_a_link" CHECK (link ~ '^https?://')
);
--> statement-breakpoint
CREATE TABLE "document_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"reason" text,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_step_goes_somewhere" CHECK (from_state <> to_state)
);
--> statement-breakpoint
ALTER TABLE "document_version" DROP CONSTRAINT "document_version_kind_is_known";--> statement-breakpoint
ALTER TABLE "document" DROP CONSTRAINT "document_state_is_known";--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "predecessor_id" uuid;--> statement-breakpoint
ALTER TABLE "approval_answer" ADD CONSTRAINT "approval_answer_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_answer" ADD CONSTRAINT "approval_answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_answer" ADD CONSTRAINT "approval_answer_is_of_a_seat_that_was_asked" FOREIGN KEY ("round_id","seat_id") REFERENCES "public"."approval_seat"("round_id","seat_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_round" ADD CONSTRAINT "approval_round_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_round" ADD CONSTRAINT "approval_round_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_round" ADD CONSTRAINT "approval_round_version_id_document_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."document_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_round" ADD CONSTRAINT "approval_round_opened_by_id_person_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_round" ADD CONSTRAINT "approval_round_closed_by_id_person_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_seat" ADD CONSTRAINT "approval_seat_round_id_approval_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."approval_round"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_seat" ADD CONSTRAINT "approval_seat_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_seat" ADD CONSTRAINT "approval_seat_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_act" ADD CONSTRAINT "document_act_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_act" ADD CONSTRAINT "document_act_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_act" ADD CONSTRAINT "document_act_recorded_by_id_person_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_step" ADD CONSTRAINT "document_step_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_step" ADD CONSTRAINT "document_step_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_step" ADD CONSTRAINT "document_step_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_answer_one_live_per_seat" ON "approval_answer" USING btree ("round_id","seat_id") WHERE replaced_at is null;--> statement-breakpoint
CREATE INDEX "approval_answer_by_person" ON "approval_answer" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_round_one_open_per_document" ON "approval_round" USING btree ("document_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "approval_round_by_deadline" ON "approval_round" USING btree ("closes_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "approval_seat_by_seat" ON "approval_seat" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "document_act_by_document" ON "document_act" USING btree ("document_id","day");--> statement-breakpoint
CREATE INDEX "document_step_by_document" ON "document_step" USING btree ("document_id","created_at");--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_predecessor_id_document_id_fk" FOREIGN KEY ("predecessor_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_one_revision_per_text" ON "document" USING btree ("predecessor_id") WHERE deleted_at is null;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_kind_is_known" CHECK (kind in ('automatic', 'named', 'frozen', 'approved'));--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_published_is_adopted" CHECK (published_at is null or adopted_at is not null);--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_revises_another" CHECK (predecessor_id <> id);--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_state_is_known" CHECK (state in ('draft', 'co_design', 'final_review', 'approval', 'adopted'));