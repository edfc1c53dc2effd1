CREATE TABLE "conflict_of_interest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"established" boolean NOT NULL,
	"reason" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"recorded_by_id" uuid NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by_id" uuid,
	"lift_reason" text,
	CONSTRAINT "conflict_of_interest_code_is_unique" UNIQUE("code"),
	CONSTRAINT "conflict_of_interest_lifted_by_somebody_with_a_reason" CHECK (num_nonnulls(lifted_at, lifted_by_id, lift_reason) in (0, 3)),
	CONSTRAINT "conflict_of_interest_has_a_length" CHECK (lifted_at is null or lifted_at >= from_at)
);
--> statement-breakpoint
CREATE TABLE "manual_totals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"proposal" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"matter" text NOT NULL,
	"method" text NOT NULL,
	"voted_at" timestamp with time zone NOT NULL,
	"present" integer NOT NULL,
	"excluded" integer NOT NULL,
	"yes" integer NOT NULL,
	"no" integer NOT NULL,
	"abstained" integer NOT NULL,
	"invalid" integer NOT NULL,
	"cast" integer NOT NULL,
	"parts" jsonb NOT NULL,
	"casting" text,
	"regulation_id" uuid NOT NULL,
	"required" integer NOT NULL,
	"found" integer NOT NULL,
	"outcome" text NOT NULL,
	"judged" jsonb NOT NULL,
	"entered_by_id" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"confirmed_by_id" uuid,
	"confirmed_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"replaces_id" uuid,
	"reason" text,
	"replaced_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "manual_totals_code_is_unique" UNIQUE("code"),
	CONSTRAINT "manual_totals_matter_is_known" CHECK (matter in ('ordinary', 'programming', 'regulation', 'dissolution')),
	CONSTRAINT "manual_totals_method_is_known" CHECK (method in ('show_of_hands', 'spoken', 'paper')),
	CONSTRAINT "manual_totals_are_counts" CHECK (least(present, excluded, yes, no, abstained, invalid) >= 0),
	CONSTRAINT "manual_totals_add_up" CHECK (yes + no + abstained + invalid = "cast"),
	CONSTRAINT "manual_totals_no_more_than_were_there" CHECK ("cast" <= present),
	CONSTRAINT "manual_totals_casting_is_yes_or_no" CHECK (casting in ('yes', 'no')),
	CONSTRAINT "manual_totals_outcome_is_known" CHECK (outcome in ('approved', 'not_approved', 'tied', 'no_valid_votes', 'not_valid')),
	CONSTRAINT "manual_totals_without_quorum_are_not_valid" CHECK (outcome = 'not_valid' or found >= required),
	CONSTRAINT "manual_totals_confirmed_by_another" CHECK (confirmed_by_id <> entered_by_id),
	CONSTRAINT "manual_totals_confirmed_by_somebody" CHECK ((confirmed_at is null) = (confirmed_by_id is null)),
	CONSTRAINT "manual_totals_confirmed_are_not_withdrawn" CHECK (num_nonnulls(confirmed_at, withdrawn_at) < 2),
	CONSTRAINT "manual_totals_correction_has_a_reason" CHECK ((replaces_id is null) = (reason is null)),
	CONSTRAINT "manual_totals_replaced_once_confirmed" CHECK (replaced_at is null or confirmed_at is not null)
);
--> statement-breakpoint
ALTER TABLE "conflict_of_interest" ADD CONSTRAINT "conflict_of_interest_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_of_interest" ADD CONSTRAINT "conflict_of_interest_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_of_interest" ADD CONSTRAINT "conflict_of_interest_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_of_interest" ADD CONSTRAINT "conflict_of_interest_recorded_by_id_person_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_of_interest" ADD CONSTRAINT "conflict_of_interest_lifted_by_id_person_id_fk" FOREIGN KEY ("lifted_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_totals" ADD CONSTRAINT "manual_totals_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_totals" ADD CONSTRAINT "manual_totals_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_totals" ADD CONSTRAINT "manual_totals_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_totals" ADD CONSTRAINT "manual_totals_regulation_id_regulation_version_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_totals" ADD CONSTRAINT "manual_totals_entered_by_id_person_id_fk" FOREIGN KEY ("entered_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_totals" ADD CONSTRAINT "manual_totals_confirmed_by_id_person_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_totals" ADD CONSTRAINT "manual_totals_replaces_id_manual_totals_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."manual_totals"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "conflict_of_interest_one_live_per_seat" ON "conflict_of_interest" USING btree ("item_id","seat_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "conflict_of_interest_by_roundtable" ON "conflict_of_interest" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "manual_totals_one_correction" ON "manual_totals" USING btree ("replaces_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "manual_totals_by_item" ON "manual_totals" USING btree ("item_id","voted_at");--> statement-breakpoint
CREATE INDEX "manual_totals_by_call" ON "manual_totals" USING btree ("call_id","voted_at");--> statement-breakpoint
CREATE INDEX "manual_totals_by_roundtable" ON "manual_totals" USING btree ("roundtable_id");