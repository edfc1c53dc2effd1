CREATE TABLE "course_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"planned_minutes" integer NOT NULL,
	"room" text,
	"link" text,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_session_code_is_unique" UNIQUE("code"),
	CONSTRAINT "course_session_ends_after_start" CHECK (ends_at > starts_at),
	CONSTRAINT "course_session_minutes_are_positive" CHECK (planned_minutes > 0),
	CONSTRAINT "course_session_cancelled_says_why" CHECK ((cancelled_at is null) = (cancel_reason is null))
);
--> statement-breakpoint
CREATE TABLE "course" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"summary" text NOT NULL,
	"target" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"threshold" integer DEFAULT 80 NOT NULL,
	"excused_leave_denominator" boolean DEFAULT false NOT NULL,
	"is_template" boolean DEFAULT false NOT NULL,
	"copied_from_id" uuid,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_code_is_unique" UNIQUE("code"),
	CONSTRAINT "course_threshold_is_a_percentage" CHECK (threshold between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "edition_pool" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"seats" integer NOT NULL,
	"organisation_kinds" text[] NOT NULL,
	CONSTRAINT "edition_pool_place_is_unique" UNIQUE("edition_id","position"),
	CONSTRAINT "edition_pool_seats_are_positive" CHECK (seats > 0),
	CONSTRAINT "edition_pool_names_kinds" CHECK (cardinality(organisation_kinds) > 0)
);
--> statement-breakpoint
CREATE TABLE "edition_staff" (
	"edition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "edition_staff_once_per_role" PRIMARY KEY("edition_id","person_id","role"),
	CONSTRAINT "edition_staff_role_is_known" CHECK (role in ('trainer', 'tutor'))
);
--> statement-breakpoint
CREATE TABLE "edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"course_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"mode" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"place" text,
	"capacity" integer NOT NULL,
	"approval" text NOT NULL,
	"confirmation" text NOT NULL,
	"offer_hours" integer DEFAULT 48 NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"cancel_until" timestamp with time zone NOT NULL,
	"release_at" timestamp with time zone NOT NULL,
	"professions" text[] DEFAULT '{}' NOT NULL,
	"organisation_kinds" text[] DEFAULT '{}' NOT NULL,
	"roundtable_id" uuid,
	"members_only" boolean DEFAULT false NOT NULL,
	"funding_block_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"cancel_reason" text,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "edition_code_is_unique" UNIQUE("code"),
	CONSTRAINT "edition_number_is_unique_in_course" UNIQUE("course_id","number"),
	CONSTRAINT "edition_state_is_known" CHECK (state in ('draft', 'published', 'cancelled', 'closed')),
	CONSTRAINT "edition_mode_is_known" CHECK (mode in ('in_room', 'online', 'mixed')),
	CONSTRAINT "edition_approval_is_known" CHECK (approval in ('no_approval', 'by_trainer', 'by_organisation')),
	CONSTRAINT "edition_confirmation_is_known" CHECK (confirmation in ('automatic', 'by_offer')),
	CONSTRAINT "edition_seats_are_positive" CHECK (capacity > 0 and offer_hours > 0),
	CONSTRAINT "edition_closes_after_opening" CHECK (opens_at < closes_at),
	CONSTRAINT "edition_members_have_a_table" CHECK (not members_only or roundtable_id is not null),
	CONSTRAINT "edition_cancelled_says_why" CHECK ((state = 'cancelled') = (cancel_reason is not null))
);
--> statement-breakpoint
CREATE TABLE "enrolment_message" (
	"enrolment_id" uuid NOT NULL,
	"event" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enrolment_message_once_per_version" PRIMARY KEY("enrolment_id","event","version")
);
--> statement-breakpoint
CREATE TABLE "enrolment_need" (
	"enrolment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"detail" text,
	CONSTRAINT "enrolment_need_once_per_kind" PRIMARY KEY("enrolment_id","kind"),
	CONSTRAINT "enrolment_need_kind_is_known" CHECK (kind in ('interpreter', 'sign_language', 'accessible_room', 'childcare'))
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid,
	"profession" text NOT NULL,
	"state" text NOT NULL,
	"pool_id" uuid,
	"priority" integer DEFAULT 0 NOT NULL,
	"priority_reason" text,
	"joined_at" timestamp with time zone NOT NULL,
	"offer_ends_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"reason" text,
	"enrolled_by_id" uuid NOT NULL,
	"decided_by_id" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "enrolment_code_is_unique" UNIQUE("code"),
	CONSTRAINT "enrolment_state_is_known" CHECK (state in ('requested', 'waiting', 'offered', 'confirmed', 'refused', 'cancelled', 'declined', 'expired')),
	CONSTRAINT "enrolment_offer_has_an_end" CHECK ((state = 'offered') = (offer_ends_at is not null)),
	CONSTRAINT "enrolment_pool_is_of_a_seat" CHECK (pool_id is null or state in ('offered', 'confirmed')),
	CONSTRAINT "enrolment_priority_has_a_reason" CHECK (priority = 0 or priority_reason is not null),
	CONSTRAINT "enrolment_is_over_or_goes_on" CHECK ((ended_at is null) = (state in ('requested', 'waiting', 'offered', 'confirmed'))),
	CONSTRAINT "enrolment_refused_says_why" CHECK (state <> 'refused' or reason is not null)
);
--> statement-breakpoint
ALTER TABLE "course_session" ADD CONSTRAINT "course_session_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_provider_id_organisation_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_copied_from_id_course_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "public"."course"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_pool" ADD CONSTRAINT "edition_pool_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_staff" ADD CONSTRAINT "edition_staff_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_staff" ADD CONSTRAINT "edition_staff_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_funding_block_id_funding_block_id_fk" FOREIGN KEY ("funding_block_id") REFERENCES "public"."funding_block"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_message" ADD CONSTRAINT "enrolment_message_enrolment_id_enrolment_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_need" ADD CONSTRAINT "enrolment_need_enrolment_id_enrolment_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_pool_id_edition_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."edition_pool"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_enrolled_by_id_person_id_fk" FOREIGN KEY ("enrolled_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_session_by_edition" ON "course_session" USING btree ("edition_id","starts_at");--> statement-breakpoint
CREATE INDEX "course_session_by_time" ON "course_session" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "course_by_title" ON "course" USING btree ("title","code");--> statement-breakpoint
CREATE INDEX "course_by_provider" ON "course" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "edition_staff_by_person" ON "edition_staff" USING btree ("person_id","edition_id");--> statement-breakpoint
CREATE INDEX "edition_by_roundtable" ON "edition" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "edition_by_closing" ON "edition" USING btree ("state","closes_at");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolment_one_live_per_person" ON "enrolment" USING btree ("edition_id","person_id") WHERE state in ('requested', 'waiting', 'offered', 'confirmed');--> statement-breakpoint
CREATE INDEX "enrolment_by_turn" ON "enrolment" USING btree ("edition_id","state","priority" DESC NULLS LAST,"joined_at","id");--> statement-breakpoint
CREATE INDEX "enrolment_by_person" ON "enrolment" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "enrolment_by_offer_end" ON "enrolment" USING btree ("offer_ends_at") WHERE state = 'offered';--> statement-breakpoint
CREATE INDEX "enrolment_by_organisation" ON "enrolment" USING btree ("organisation_id","state");