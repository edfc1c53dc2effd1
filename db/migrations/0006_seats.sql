CREATE TABLE "item_passage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"act" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"to_id" uuid,
	"office" text NOT NULL,
	"person_id" uuid NOT NULL,
	"text" text,
	"language" text DEFAULT 'it' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "item_passage_one_per_step" UNIQUE("item_id","seq"),
	CONSTRAINT "item_passage_act_is_known" CHECK (act in ('sent', 'received', 'taken', 'answered', 'returned', 'forwarded', 'withdrawn')),
	CONSTRAINT "item_passage_moves_name_the_table" CHECK ((act in ('sent', 'returned', 'forwarded')) = (to_id is not null)),
	CONSTRAINT "item_passage_words_where_due" CHECK (act not in ('answered', 'returned') or text is not null)
);
--> statement-breakpoint
CREATE TABLE "item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"at_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"paper_id" uuid,
	"is_public" boolean NOT NULL,
	"state" text DEFAULT 'sent' NOT NULL,
	"passages" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "item_code_is_unique" UNIQUE("code"),
	CONSTRAINT "item_kind_is_known" CHECK (kind in ('request', 'recommendation', 'report', 'question')),
	CONSTRAINT "item_state_is_known" CHECK (state in ('sent', 'received', 'in_charge', 'answered', 'returned', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "roundtable_member" (
	"roundtable_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roundtable_member_once" PRIMARY KEY("roundtable_id","member_id"),
	CONSTRAINT "roundtable_member_is_another" CHECK (member_id <> roundtable_id)
);
--> statement-breakpoint
CREATE TABLE "delegate_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"day" date NOT NULL,
	"name" text,
	"person_id" uuid,
	"letter" text NOT NULL,
	"protocol" text,
	"state" text DEFAULT 'submitted' NOT NULL,
	"submitted_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "delegate_note_code_is_unique" UNIQUE("code"),
	CONSTRAINT "delegate_note_state_is_known" CHECK (state in ('submitted', 'accepted', 'refused', 'withdrawn')),
	CONSTRAINT "delegate_note_refused_has_a_reason" CHECK (state <> 'refused' or reason is not null),
	CONSTRAINT "delegate_note_decided_when_not_submitted" CHECK ((state = 'submitted') = (decided_at is null))
);
--> statement-breakpoint
CREATE TABLE "designation_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"email" text,
	"protocol" text,
	"language" text DEFAULT 'it' NOT NULL,
	"due_on" date NOT NULL,
	"requested_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "designation_request_code_is_unique" UNIQUE("code"),
	CONSTRAINT "designation_request_outcome_is_known" CHECK (outcome in ('received', 'withdrawn')),
	CONSTRAINT "designation_request_closed_has_an_outcome" CHECK ((closed_at is null) = (outcome is null))
);
--> statement-breakpoint
CREATE TABLE "hand_over" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"seat_id" uuid,
	"outgoing_term_id" uuid,
	"from_id" uuid NOT NULL,
	"to_id" uuid,
	"starts_on" date NOT NULL,
	"note" text,
	"decided_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hand_over_code_is_unique" UNIQUE("code"),
	CONSTRAINT "hand_over_once_per_mandate" UNIQUE("outgoing_term_id"),
	CONSTRAINT "hand_over_of_a_seat_has_its_mandate" CHECK ((seat_id is null) = (outgoing_term_id is null))
);
--> statement-breakpoint
CREATE TABLE "mandate_reminder" (
	"term_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"days_before" integer NOT NULL,
	"ends_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mandate_reminder_once" PRIMARY KEY("term_id","days_before","ends_on"),
	CONSTRAINT "mandate_reminder_days_are_known" CHECK (days_before in (30, 60))
);
--> statement-breakpoint
ALTER TABLE "seat_term" DROP CONSTRAINT "seat_term_rank_is_titular_or_substitute";--> statement-breakpoint
DROP INDEX "seat_term_one_live_per_rank";--> statement-breakpoint
DROP INDEX "seat_term_one_live_seat_per_person";--> statement-breakpoint
DROP INDEX "seat_term_by_seat";--> statement-breakpoint
ALTER TABLE "constituency" ADD COLUMN "takes_delegates" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "protocol" text;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "predecessor_id" uuid;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "nature" text DEFAULT 'consultative' NOT NULL;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "procedure_notice" text;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "procedure_officer" text;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "procedure_act" text;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "data_controller" text;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "data_agreement" text;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "data_contact" text;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "data_notice" text;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "roundtable" ADD COLUMN "close_reason" text;--> statement-breakpoint
ALTER TABLE "seat_term" ADD COLUMN "protocol" text;--> statement-breakpoint
ALTER TABLE "seat_term" ADD COLUMN "cumulo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_term" ADD COLUMN "predecessor_id" uuid;--> statement-breakpoint
ALTER TABLE "seat_term" ADD COLUMN "succeeded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "represents_id" uuid;--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "weight" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "remove_reason" text;--> statement-breakpoint
ALTER TABLE "item_passage" ADD CONSTRAINT "item_passage_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_passage" ADD CONSTRAINT "item_passage_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_passage" ADD CONSTRAINT "item_passage_to_id_roundtable_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_passage" ADD CONSTRAINT "item_passage_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_at_id_roundtable_id_fk" FOREIGN KEY ("at_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_paper_id_document_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roundtable_member" ADD CONSTRAINT "roundtable_member_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roundtable_member" ADD CONSTRAINT "roundtable_member_member_id_roundtable_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_note" ADD CONSTRAINT "delegate_note_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_note" ADD CONSTRAINT "delegate_note_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_note" ADD CONSTRAINT "delegate_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_note" ADD CONSTRAINT "delegate_note_submitted_by_id_person_id_fk" FOREIGN KEY ("submitted_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegate_note" ADD CONSTRAINT "delegate_note_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "designation_request" ADD CONSTRAINT "designation_request_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "designation_request" ADD CONSTRAINT "designation_request_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "designation_request" ADD CONSTRAINT "designation_request_requested_by_id_person_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_outgoing_term_id_seat_term_id_fk" FOREIGN KEY ("outgoing_term_id") REFERENCES "public"."seat_term"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_from_id_person_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_to_id_person_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_reminder" ADD CONSTRAINT "mandate_reminder_term_id_seat_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."seat_term"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_reminder" ADD CONSTRAINT "mandate_reminder_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_passage_by_roundtable" ON "item_passage" USING btree ("roundtable_id","item_id");--> statement-breakpoint
CREATE INDEX "item_passage_by_destination" ON "item_passage" USING btree ("to_id","item_id");--> statement-breakpoint
CREATE INDEX "item_by_roundtable" ON "item" USING btree ("roundtable_id","id");--> statement-breakpoint
CREATE INDEX "item_by_holder" ON "item" USING btree ("at_id","state");--> statement-breakpoint
CREATE INDEX "roundtable_member_by_member" ON "roundtable_member" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delegate_note_one_live_per_seat_and_day" ON "delegate_note" USING btree ("seat_id","day") WHERE state in ('submitted', 'accepted');--> statement-breakpoint
CREATE INDEX "delegate_note_by_roundtable" ON "delegate_note" USING btree ("roundtable_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "designation_request_one_open_per_seat" ON "designation_request" USING btree ("seat_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "designation_request_by_seat" ON "designation_request" USING btree ("seat_id","created_at");--> statement-breakpoint
CREATE INDEX "hand_over_by_roundtable" ON "hand_over" USING btree ("roundtable_id","created_at");--> statement-breakpoint
CREATE INDEX "hand_over_by_seat" ON "hand_over" USING btree ("seat_id","created_at");--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_predecessor_id_seat_term_id_fk" FOREIGN KEY ("predecessor_id") REFERENCES "public"."seat_term"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_term" ADD CONSTRAINT "seat_term_predecessor_id_seat_term_id_fk" FOREIGN KEY ("predecessor_id") REFERENCES "public"."seat_term"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_represents_id_roundtable_id_fk" FOREIGN KEY ("represents_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "constituency_one_per_name" ON "constituency" USING btree ("roundtable_id",lower(name));--> statement-breakpoint
CREATE INDEX "roundtable_by_kind" ON "roundtable" USING btree ("kind","name","code");--> statement-breakpoint
CREATE INDEX "roundtable_by_territory" ON "roundtable" USING btree ("territory","name","code");--> statement-breakpoint
CREATE INDEX "seat_term_by_end" ON "seat_term" USING btree ("ends_on") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "seat_by_designating_body" ON "seat" USING btree ("designated_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_one_live_per_represented_table" ON "seat" USING btree ("roundtable_id","represents_id") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_term_one_live_per_rank" ON "seat_term" USING btree ("seat_id","rank") WHERE ended_at is null and succeeded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_term_one_live_seat_per_person" ON "seat_term" USING btree ("roundtable_id","person_id") WHERE ended_at is null and succeeded_at is null and not cumulo;--> statement-breakpoint
CREATE INDEX "seat_term_by_seat" ON "seat_term" USING btree ("seat_id","starts_on");--> statement-breakpoint
ALTER TABLE "seat_term" ADD CONSTRAINT "seat_term_has_one_successor" UNIQUE("predecessor_id");--> statement-breakpoint
ALTER TABLE "roundtable" ADD CONSTRAINT "roundtable_nature_is_known" CHECK (nature in ('consultative', 'coprogrammazione', 'coprogettazione'));--> statement-breakpoint
ALTER TABLE "roundtable" ADD CONSTRAINT "roundtable_procedure_has_its_papers" CHECK (case when nature = 'consultative'
               then num_nonnulls(procedure_notice, procedure_officer, procedure_act) = 0
               else num_nonnulls(procedure_notice, procedure_officer) = 2 end);--> statement-breakpoint
ALTER TABLE "roundtable" ADD CONSTRAINT "roundtable_is_not_its_own_parent" CHECK (parent_id <> id);--> statement-breakpoint
ALTER TABLE "roundtable" ADD CONSTRAINT "roundtable_close_has_a_reason" CHECK ((closed_at is null) = (close_reason is null));--> statement-breakpoint
ALTER TABLE "seat_term" ADD CONSTRAINT "seat_term_succeeded_has_an_end" CHECK (succeeded_at is null or ends_on is not null);--> statement-breakpoint
ALTER TABLE "seat_term" ADD CONSTRAINT "seat_term_rank_is_titular_or_substitute" CHECK (rank between -9 and 9);--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_weight_is_one_to_five" CHECK (weight between 1 and 5);