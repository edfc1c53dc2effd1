CREATE TABLE "minutes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"regulation_id" uuid,
	"way" text NOT NULL,
	"observation_days" integer NOT NULL,
	"absent_abstain" boolean NOT NULL,
	"started_by_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"version_id" uuid,
	"frozen_at" timestamp with time zone,
	"signed_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "minutes_code_is_unique" UNIQUE("code"),
	CONSTRAINT "minutes_one_per_call" UNIQUE("call_id"),
	CONSTRAINT "minutes_one_per_document" UNIQUE("document_id"),
	CONSTRAINT "minutes_number_is_unique_in_year" UNIQUE("roundtable_id","year","number"),
	CONSTRAINT "minutes_kind_is_known" CHECK (kind in ('sitting', 'desertion')),
	CONSTRAINT "minutes_number_is_positive" CHECK (number > 0),
	CONSTRAINT "minutes_state_is_known" CHECK (state in ('draft', 'review', 'signing', 'signed', 'approved', 'published')),
	CONSTRAINT "minutes_way_is_known" CHECK (way in ('next_meeting', 'same_sitting', 'written', 'signature')),
	CONSTRAINT "minutes_frozen_is_a_version" CHECK (num_nonnulls(version_id, frozen_at) in (0, 2)),
	CONSTRAINT "minutes_frozen_from_signing_on" CHECK (state in ('draft', 'review') or version_id is not null),
	CONSTRAINT "minutes_signed_when_it_says_so" CHECK (state <> 'signed' or signed_at is not null),
	CONSTRAINT "minutes_approved_when_it_says_so" CHECK (state not in ('approved', 'published') or approved_at is not null),
	CONSTRAINT "minutes_published_is_signed_and_says_when" CHECK ((state = 'published') = (published_at is not null) and (published_at is null or signed_at is not null))
);
--> statement-breakpoint
CREATE TABLE "minutes_approval" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"minutes_id" uuid NOT NULL,
	"item_id" uuid,
	"way" text NOT NULL,
	"meeting_id" uuid,
	"voted_item_id" uuid,
	"corrections" text,
	"version_id" uuid,
	"recorded_by_id" uuid,
	"approved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "minutes_approval_way_is_known" CHECK (way in ('next_meeting', 'same_sitting', 'written', 'signature')),
	CONSTRAINT "minutes_approval_in_a_meeting_names_it" CHECK ((way in ('next_meeting', 'same_sitting')) = (meeting_id is not null)),
	CONSTRAINT "minutes_approval_of_a_point_is_at_once" CHECK (item_id is null or way = 'same_sitting'),
	CONSTRAINT "minutes_approval_corrections_are_voted" CHECK (corrections is null or meeting_id is not null)
);
--> statement-breakpoint
CREATE TABLE "minutes_counter" (
	"roundtable_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "minutes_counter_one_per_year" PRIMARY KEY("roundtable_id","year"),
	CONSTRAINT "minutes_counter_is_positive" CHECK (last > 0)
);
--> statement-breakpoint
CREATE TABLE "minutes_intervention" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"minutes_id" uuid NOT NULL,
	"item_id" uuid,
	"presence_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text,
	"at" timestamp with time zone NOT NULL,
	"noted_by_id" uuid NOT NULL,
	CONSTRAINT "minutes_intervention_code_is_unique" UNIQUE("code"),
	CONSTRAINT "minutes_intervention_kind_is_known" CHECK (kind in ('speaks', 'minuted')),
	CONSTRAINT "minutes_intervention_minuted_has_its_words" CHECK (kind <> 'minuted' or words is not null)
);
--> statement-breakpoint
CREATE TABLE "minutes_observation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"minutes_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seat_id" uuid,
	"text" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text,
	"answered_by_id" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "minutes_observation_code_is_unique" UNIQUE("code"),
	CONSTRAINT "minutes_observation_state_is_known" CHECK (state in ('open', 'accepted', 'declined')),
	CONSTRAINT "minutes_observation_answered_by_somebody" CHECK ((state = 'open') = (answered_at is null) and (answered_at is null) = (answered_by_id is null)),
	CONSTRAINT "minutes_observation_declined_has_a_reason" CHECK (state <> 'declined' or answer is not null)
);
--> statement-breakpoint
CREATE TABLE "minutes_review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"minutes_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"version_id" uuid NOT NULL,
	"opened_by_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"observations" integer,
	CONSTRAINT "minutes_review_number_is_unique" UNIQUE("minutes_id","number"),
	CONSTRAINT "minutes_review_deadline_is_later" CHECK (closes_at > opened_at),
	CONSTRAINT "minutes_review_closed_was_counted" CHECK ((closed_at is null) = (observations is null))
);
--> statement-breakpoint
CREATE TABLE "minutes_section" (
	"minutes_id" uuid NOT NULL,
	"key" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"item_id" uuid,
	"content" jsonb NOT NULL,
	"marks" jsonb NOT NULL,
	"edit_id" uuid,
	"filled_at" timestamp with time zone NOT NULL,
	CONSTRAINT "minutes_section_once" PRIMARY KEY("minutes_id","key")
);
--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_regulation_id_regulation_version_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_started_by_id_person_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_version_id_document_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."document_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_voted_item_id_agenda_item_id_fk" FOREIGN KEY ("voted_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_version_id_document_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."document_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_recorded_by_id_person_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_counter" ADD CONSTRAINT "minutes_counter_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_intervention" ADD CONSTRAINT "minutes_intervention_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_intervention" ADD CONSTRAINT "minutes_intervention_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_intervention" ADD CONSTRAINT "minutes_intervention_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_intervention" ADD CONSTRAINT "minutes_intervention_presence_id_presence_id_fk" FOREIGN KEY ("presence_id") REFERENCES "public"."presence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_intervention" ADD CONSTRAINT "minutes_intervention_noted_by_id_person_id_fk" FOREIGN KEY ("noted_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_observation" ADD CONSTRAINT "minutes_observation_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_observation" ADD CONSTRAINT "minutes_observation_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_observation" ADD CONSTRAINT "minutes_observation_review_id_minutes_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."minutes_review"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_observation" ADD CONSTRAINT "minutes_observation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_observation" ADD CONSTRAINT "minutes_observation_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_observation" ADD CONSTRAINT "minutes_observation_answered_by_id_person_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_review" ADD CONSTRAINT "minutes_review_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_review" ADD CONSTRAINT "minutes_review_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_review" ADD CONSTRAINT "minutes_review_version_id_document_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."document_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_review" ADD CONSTRAINT "minutes_review_opened_by_id_person_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_section" ADD CONSTRAINT "minutes_section_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_section" ADD CONSTRAINT "minutes_section_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_section" ADD CONSTRAINT "minutes_section_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_section" ADD CONSTRAINT "minutes_section_edit_id_document_edit_id_fk" FOREIGN KEY ("edit_id") REFERENCES "public"."document_edit"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "minutes_by_meeting" ON "minutes" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_approval_once" ON "minutes_approval" USING btree ("minutes_id") WHERE item_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_approval_once_per_point" ON "minutes_approval" USING btree ("minutes_id","item_id");--> statement-breakpoint
CREATE INDEX "minutes_approval_by_meeting" ON "minutes_approval" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "minutes_approval_by_roundtable" ON "minutes_approval" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "minutes_intervention_by_minutes" ON "minutes_intervention" USING btree ("minutes_id","at");--> statement-breakpoint
CREATE INDEX "minutes_intervention_by_roundtable" ON "minutes_intervention" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "minutes_observation_by_minutes" ON "minutes_observation" USING btree ("minutes_id","id");--> statement-breakpoint
CREATE INDEX "minutes_observation_by_person" ON "minutes_observation" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "minutes_observation_by_roundtable" ON "minutes_observation" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_review_one_open" ON "minutes_review" USING btree ("minutes_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "minutes_review_by_deadline" ON "minutes_review" USING btree ("closes_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "minutes_review_by_roundtable" ON "minutes_review" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "minutes_section_by_roundtable" ON "minutes_section" USING btree ("roundtable_id");