CREATE TABLE "minutes_extract" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"minutes_id" uuid NOT NULL,
	"items" jsonb NOT NULL,
	"purpose" text NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"answer" text,
	"settled_by_id" uuid,
	"settled_at" timestamp with time zone,
	"number" integer,
	"content" jsonb,
	"sha256" "bytea",
	"verification_id" uuid,
	CONSTRAINT "minutes_extract_code_is_unique" UNIQUE("code"),
	CONSTRAINT "minutes_extract_number_is_unique" UNIQUE("minutes_id","number"),
	CONSTRAINT "minutes_extract_state_is_known" CHECK (state in ('asked', 'issued', 'declined')),
	CONSTRAINT "minutes_extract_settled_by_somebody" CHECK (num_nonnulls(settled_at, settled_by_id) = case when state = 'asked' then 0 else 2 end),
	CONSTRAINT "minutes_extract_issued_is_whole" CHECK (num_nonnulls(number, content, sha256, verification_id) = case when state = 'issued' then 4 else 0 end),
	CONSTRAINT "minutes_extract_declined_has_a_reason" CHECK (state <> 'declined' or answer is not null),
	CONSTRAINT "minutes_extract_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "minutes_omission" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"ground" text,
	"reason" text,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "minutes_omission_code_is_unique" UNIQUE("code"),
	CONSTRAINT "minutes_omission_words_once" UNIQUE("publication_id","words"),
	CONSTRAINT "minutes_omission_kind_is_known" CHECK (kind in ('omit', 'name')),
	CONSTRAINT "minutes_omission_ground_is_known" CHECK (ground in ('person', 'minor', 'health', 'third', 'safety')),
	CONSTRAINT "minutes_omission_has_its_ground" CHECK ((kind = 'omit') = (ground is not null)),
	CONSTRAINT "minutes_omission_name_has_its_rule" CHECK (kind <> 'name' or reason is not null)
);
--> statement-breakpoint
CREATE TABLE "minutes_publication" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"minutes_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" text,
	"content" jsonb,
	"omitted" jsonb,
	"sha256" "bytea",
	"original_sha256" "bytea",
	"verification_id" uuid,
	"published_by_id" uuid,
	"published_at" timestamp with time zone,
	"withdrawn_by_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdraw_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "minutes_publication_code_is_unique" UNIQUE("code"),
	CONSTRAINT "minutes_publication_number_is_unique" UNIQUE("minutes_id","number"),
	CONSTRAINT "minutes_publication_state_is_known" CHECK (state in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "minutes_publication_published_is_whole" CHECK (num_nonnulls(title, content, omitted, sha256, original_sha256, verification_id, published_at, published_by_id) = case when state = 'draft' then 0 else 8 end),
	CONSTRAINT "minutes_publication_withdrawn_says_why" CHECK (num_nonnulls(withdrawn_at, withdrawn_by_id, withdraw_reason) = case when state = 'withdrawn' then 3 else 0 end),
	CONSTRAINT "minutes_publication_sha256_is_sha256" CHECK (octet_length(sha256) = 32),
	CONSTRAINT "minutes_publication_original_sha256_is_sha256" CHECK (octet_length(original_sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "attendance_need" (
	"convocation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"detail" text,
	CONSTRAINT "attendance_need_once_per_kind" PRIMARY KEY("convocation_id","kind"),
	CONSTRAINT "attendance_need_kind_is_known" CHECK (kind in ('interpreter', 'sign_language', 'accessible_room', 'other')),
	CONSTRAINT "attendance_need_other_says_what" CHECK (kind <> 'other' or detail is not null)
);
--> statement-breakpoint
CREATE TABLE "proposal_author" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"organisation_id" uuid,
	"seat_id" uuid,
	"position" integer NOT NULL,
	"state" text DEFAULT 'invited' NOT NULL,
	"signed_rev" integer,
	"on_paper" boolean DEFAULT false NOT NULL,
	"note" text,
	"invited_by_id" uuid,
	"acted_by_id" uuid,
	"acted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposal_author_code_is_unique" UNIQUE("code"),
	CONSTRAINT "proposal_author_organisation_once" UNIQUE("proposal_id","organisation_id"),
	CONSTRAINT "proposal_author_seat_once" UNIQUE("proposal_id","seat_id"),
	CONSTRAINT "proposal_author_is_one" CHECK (num_nonnulls(organisation_id, seat_id) = 1),
	CONSTRAINT "proposal_author_state_is_known" CHECK (state in ('invited', 'signed', 'declined', 'left')),
	CONSTRAINT "proposal_author_signed_a_text" CHECK ((state = 'signed') = (signed_rev is not null))
);
--> statement-breakpoint
CREATE TABLE "proposal_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"parent_id" uuid,
	"stance" text NOT NULL,
	"text" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"person_id" uuid,
	"seat_id" uuid,
	"organisation_id" uuid,
	"office" text,
	"hidden_at" timestamp with time zone,
	"hidden_for" text,
	"hidden_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposal_comment_code_is_unique" UNIQUE("code"),
	CONSTRAINT "proposal_comment_stance_is_known" CHECK (stance in ('for', 'against', 'neutral')),
	CONSTRAINT "proposal_comment_hidden_says_why" CHECK (num_nonnulls(hidden_at, hidden_for) in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "proposal_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"office" text,
	"organisation_id" uuid,
	"seat_id" uuid,
	"person_id" uuid,
	"text" text,
	"language" text DEFAULT 'it' NOT NULL,
	"to_id" uuid,
	"other_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposal_event_one_per_step" UNIQUE("proposal_id","seq"),
	CONSTRAINT "proposal_event_says_why" CHECK (kind not in ('not_admitted', 'withdrawn', 'merged', 'split', 'passed') or text is not null)
);
--> statement-breakpoint
CREATE TABLE "proposal_support" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "proposal_table" (
	"roundtable_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	CONSTRAINT "proposal_table_once" PRIMARY KEY("roundtable_id","proposal_id")
);
--> statement-breakpoint
CREATE TABLE "proposal_translation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"language" text NOT NULL,
	"asked_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"text" text,
	"is_machine" boolean DEFAULT false NOT NULL,
	"written_by_id" uuid,
	"written_at" timestamp with time zone,
	CONSTRAINT "proposal_translation_once_per_language" UNIQUE("comment_id","language"),
	CONSTRAINT "proposal_translation_written_whole" CHECK ((text is null) = (written_at is null))
);
--> statement-breakpoint
CREATE TABLE "proposal_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"rev" integer NOT NULL,
	"title" text NOT NULL,
	"today" text NOT NULL,
	"asks" text NOT NULL,
	"to_whom" text NOT NULL,
	"seen_by" text NOT NULL,
	"is_machine" boolean DEFAULT false NOT NULL,
	"written_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by_id" uuid,
	CONSTRAINT "proposal_version_once" UNIQUE("proposal_id")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"at_id" uuid NOT NULL,
	"number" integer,
	"year" integer,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"today" text,
	"asks" text,
	"to_whom" text,
	"seen_by" text,
	"addressee_id" uuid,
	"territory" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"outcome" text,
	"rev" integer DEFAULT 1 NOT NULL,
	"events" integer DEFAULT 0 NOT NULL,
	"shown_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"paper_id" uuid,
	"ballot_id" uuid,
	"merged_into_id" uuid,
	"split_from_id" uuid,
	"created_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposal_code_is_unique" UNIQUE("code"),
	CONSTRAINT "proposal_number_is_unique" UNIQUE("roundtable_id","year","number"),
	CONSTRAINT "proposal_state_is_known" CHECK (state in ('draft', 'submitted', 'admitted', 'not_admitted', 'discussion', 'ballot', 'voted', 'withdrawn', 'merged', 'split', 'discarded')),
	CONSTRAINT "proposal_outcome_is_known" CHECK (outcome in ('approved', 'not_approved', 'tied', 'not_valid')),
	CONSTRAINT "proposal_voted_has_an_outcome" CHECK ((state = 'voted') = (outcome is not null)),
	CONSTRAINT "proposal_submitted_is_numbered_whole" CHECK (state in ('draft', 'discarded') or num_nulls(number, year, submitted_at, today, asks, to_whom, seen_by) = 0),
	CONSTRAINT "proposal_merged_says_into_which" CHECK ((state = 'merged') = (merged_into_id is not null)),
	CONSTRAINT "proposal_is_not_merged_into_itself" CHECK (merged_into_id <> id)
);
--> statement-breakpoint
CREATE TABLE "minutes_rectification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"minutes_id" uuid NOT NULL,
	"says" text NOT NULL,
	"reads" text NOT NULL,
	"reason" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"seat_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"ground" text,
	"totals_id" uuid,
	"answer" text,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"number" integer,
	"sha256" "bytea",
	"verification_id" uuid,
	CONSTRAINT "minutes_rectification_code_is_unique" UNIQUE("code"),
	CONSTRAINT "minutes_rectification_number_is_unique" UNIQUE("minutes_id","number"),
	CONSTRAINT "minutes_rectification_state_is_known" CHECK (state in ('asked', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "minutes_rectification_ground_is_known" CHECK (ground in ('slip', 'vote')),
	CONSTRAINT "minutes_rectification_vote_is_named" CHECK ((ground = 'vote') is true = (totals_id is not null)),
	CONSTRAINT "minutes_rectification_accepted_is_numbered" CHECK (num_nonnulls(number, sha256, verification_id, ground) = case when state = 'accepted' then 4 else 0 end),
	CONSTRAINT "minutes_rectification_settled_has_a_moment" CHECK ((state = 'asked') = (decided_at is null)),
	CONSTRAINT "minutes_rectification_decided_by_another" CHECK (state not in ('accepted', 'declined') or decided_by_id <> asked_by_id),
	CONSTRAINT "minutes_rectification_decided_with_a_reason" CHECK (state not in ('accepted', 'declined') or (answer is not null and decided_by_id is not null)),
	CONSTRAINT "minutes_rectification_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
ALTER TABLE "minutes" ADD COLUMN "approval_item_id" uuid;--> statement-breakpoint
ALTER TABLE "annex" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "minutes_extract" ADD CONSTRAINT "minutes_extract_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_extract" ADD CONSTRAINT "minutes_extract_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_extract" ADD CONSTRAINT "minutes_extract_asked_by_id_person_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_extract" ADD CONSTRAINT "minutes_extract_settled_by_id_person_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_extract" ADD CONSTRAINT "minutes_extract_verification_id_verification_code_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verification_code"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_omission" ADD CONSTRAINT "minutes_omission_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_omission" ADD CONSTRAINT "minutes_omission_publication_id_minutes_publication_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."minutes_publication"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_omission" ADD CONSTRAINT "minutes_omission_added_by_id_person_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_publication" ADD CONSTRAINT "minutes_publication_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_publication" ADD CONSTRAINT "minutes_publication_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_publication" ADD CONSTRAINT "minutes_publication_verification_id_verification_code_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verification_code"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_publication" ADD CONSTRAINT "minutes_publication_published_by_id_person_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_publication" ADD CONSTRAINT "minutes_publication_withdrawn_by_id_person_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_need" ADD CONSTRAINT "attendance_need_convocation_id_convocation_id_fk" FOREIGN KEY ("convocation_id") REFERENCES "public"."convocation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_need" ADD CONSTRAINT "attendance_need_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_author" ADD CONSTRAINT "proposal_author_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_author" ADD CONSTRAINT "proposal_author_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_author" ADD CONSTRAINT "proposal_author_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_author" ADD CONSTRAINT "proposal_author_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_author" ADD CONSTRAINT "proposal_author_invited_by_id_person_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_author" ADD CONSTRAINT "proposal_author_acted_by_id_person_id_fk" FOREIGN KEY ("acted_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_parent_id_proposal_comment_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."proposal_comment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_hidden_by_id_person_id_fk" FOREIGN KEY ("hidden_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_to_id_roundtable_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_other_id_proposal_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_support" ADD CONSTRAINT "proposal_support_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_support" ADD CONSTRAINT "proposal_support_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_support" ADD CONSTRAINT "proposal_support_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_support" ADD CONSTRAINT "proposal_support_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_table" ADD CONSTRAINT "proposal_table_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_table" ADD CONSTRAINT "proposal_table_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_translation" ADD CONSTRAINT "proposal_translation_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_translation" ADD CONSTRAINT "proposal_translation_comment_id_proposal_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."proposal_comment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_translation" ADD CONSTRAINT "proposal_translation_asked_by_id_person_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_translation" ADD CONSTRAINT "proposal_translation_written_by_id_person_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_version" ADD CONSTRAINT "proposal_version_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_version" ADD CONSTRAINT "proposal_version_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_version" ADD CONSTRAINT "proposal_version_written_by_id_person_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_version" ADD CONSTRAINT "proposal_version_approved_by_id_person_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_at_id_roundtable_id_fk" FOREIGN KEY ("at_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_addressee_id_organisation_id_fk" FOREIGN KEY ("addressee_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_paper_id_document_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_ballot_id_ballot_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballot"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_merged_into_id_proposal_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_split_from_id_proposal_id_fk" FOREIGN KEY ("split_from_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_rectification" ADD CONSTRAINT "minutes_rectification_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_rectification" ADD CONSTRAINT "minutes_rectification_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_rectification" ADD CONSTRAINT "minutes_rectification_asked_by_id_person_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_rectification" ADD CONSTRAINT "minutes_rectification_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_rectification" ADD CONSTRAINT "minutes_rectification_totals_id_manual_totals_id_fk" FOREIGN KEY ("totals_id") REFERENCES "public"."manual_totals"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_rectification" ADD CONSTRAINT "minutes_rectification_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_rectification" ADD CONSTRAINT "minutes_rectification_verification_id_verification_code_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verification_code"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "minutes_extract_by_minutes" ON "minutes_extract" USING btree ("minutes_id","id");--> statement-breakpoint
CREATE INDEX "minutes_extract_by_person" ON "minutes_extract" USING btree ("asked_by_id");--> statement-breakpoint
CREATE INDEX "minutes_extract_by_roundtable" ON "minutes_extract" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "minutes_omission_by_roundtable" ON "minutes_omission" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_publication_one_live" ON "minutes_publication" USING btree ("minutes_id") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "minutes_publication_by_roundtable" ON "minutes_publication" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "attendance_need_by_roundtable" ON "attendance_need" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "proposal_author_by_organisation" ON "proposal_author" USING btree ("organisation_id","proposal_id");--> statement-breakpoint
CREATE INDEX "proposal_author_by_seat" ON "proposal_author" USING btree ("seat_id","proposal_id");--> statement-breakpoint
CREATE INDEX "proposal_author_by_roundtable" ON "proposal_author" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "proposal_comment_by_proposal" ON "proposal_comment" USING btree ("proposal_id","id");--> statement-breakpoint
CREATE INDEX "proposal_comment_by_parent" ON "proposal_comment" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "proposal_comment_by_roundtable" ON "proposal_comment" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "proposal_event_by_roundtable" ON "proposal_event" USING btree ("roundtable_id","created_at");--> statement-breakpoint
CREATE INDEX "proposal_event_by_other" ON "proposal_event" USING btree ("other_id") WHERE other_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_support_one_per_seat" ON "proposal_support" USING btree ("proposal_id","seat_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "proposal_support_by_seat" ON "proposal_support" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "proposal_support_by_roundtable" ON "proposal_support" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "proposal_table_by_proposal" ON "proposal_table" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "proposal_translation_by_roundtable" ON "proposal_translation" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "proposal_version_by_roundtable" ON "proposal_version" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "proposal_by_holder" ON "proposal" USING btree ("at_id","state");--> statement-breakpoint
CREATE INDEX "proposal_by_state" ON "proposal" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "proposal_by_paper" ON "proposal" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "proposal_by_ballot" ON "proposal" USING btree ("ballot_id");--> statement-breakpoint
CREATE INDEX "proposal_by_addressee" ON "proposal" USING btree ("addressee_id","id");--> statement-breakpoint
CREATE INDEX "proposal_by_writer" ON "proposal" USING btree ("created_by_id");--> statement-breakpoint
CREATE INDEX "proposal_by_merged_into" ON "proposal" USING btree ("merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "proposal_by_split_from" ON "proposal" USING btree ("split_from_id") WHERE split_from_id is not null;--> statement-breakpoint
CREATE INDEX "minutes_rectification_by_minutes" ON "minutes_rectification" USING btree ("minutes_id","id");--> statement-breakpoint
CREATE INDEX "minutes_rectification_by_person" ON "minutes_rectification" USING btree ("asked_by_id");--> statement-breakpoint
CREATE INDEX "minutes_rectification_by_roundtable" ON "minutes_rectification" USING btree ("roundtable_id");--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_approval_item_id_agenda_item_id_fk" FOREIGN KEY ("approval_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annex" ADD CONSTRAINT "annex_withdrawn_was_frozen" CHECK (withdrawn_at is null or frozen_at is not null);