CREATE TABLE "funding_block" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"project_code" text,
	"cup" text,
	"fund" text NOT NULL,
	"wording" text NOT NULL,
	"last_payment_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "funding_block_code_is_unique" UNIQUE("code"),
	CONSTRAINT "funding_block_wording_is_known" CHECK (wording in ('co_financed', 'financed'))
);
--> statement-breakpoint
CREATE TABLE "funding_logo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"block_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "funding_logo_place_is_unique_in_block" UNIQUE("block_id","position")
);
--> statement-breakpoint
CREATE TABLE "retention_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid,
	"reason" text NOT NULL,
	"until" date,
	"placed_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_at" timestamp with time zone,
	"lift_reason" text,
	CONSTRAINT "retention_hold_code_is_unique" UNIQUE("code"),
	CONSTRAINT "retention_hold_lift_has_a_reason" CHECK ((lifted_at is null) = (lift_reason is null))
);
--> statement-breakpoint
CREATE TABLE "retention_rule" (
	"class" text PRIMARY KEY NOT NULL,
	"days" integer,
	"months" integer,
	"changed_by_id" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "retention_rule_has_one_unit" CHECK (num_nonnulls(days, months) <= 1),
	CONSTRAINT "retention_rule_is_positive" CHECK (coalesce(days, months, 1) > 0)
);
--> statement-breakpoint
CREATE TABLE "adhesion_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "adhesion_link" (
	"token_sha256" "bytea" PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"mailed" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "adhesion_link_token_sha256_is_sha256" CHECK (octet_length(token_sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "adhesion_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"territory" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"national_section" text,
	"national_number" text,
	"runts_number" text,
	"regional_name" text,
	"regional_number" text,
	"email" text,
	"pec" text,
	"phone" text,
	"website" text,
	"roundtable_id" uuid,
	"reason" text,
	"contact_name" text,
	"contact_role" text,
	"contact_email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"due_on" date,
	"asked_on" date,
	"was_suspended" boolean DEFAULT false NOT NULL,
	"taken_by_id" uuid,
	"decided_at" timestamp with time zone,
	"decided_by_id" uuid,
	"decision_reason" text,
	"organisation_id" uuid,
	"manager_id" uuid,
	CONSTRAINT "adhesion_request_code_is_unique" UNIQUE("code"),
	CONSTRAINT "adhesion_request_state_is_known" CHECK (state in ('draft', 'unconfirmed', 'waiting', 'in_charge', 'additions_asked', 'accepted', 'refused', 'withdrawn')),
	CONSTRAINT "adhesion_request_refusal_has_a_reason" CHECK (state <> 'refused' or decision_reason is not null),
	CONSTRAINT "adhesion_request_accepted_has_an_organisation" CHECK ((state = 'accepted') = (organisation_id is not null)),
	CONSTRAINT "adhesion_request_contact_email_is_lower_case" CHECK (contact_email = lower(contact_email))
);
--> statement-breakpoint
CREATE TABLE "organisation_import_row" (
	"import_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "organisation_import_row_once_per_organisation" PRIMARY KEY("organisation_id")
);
--> statement-breakpoint
CREATE TABLE "network_membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"umbrella_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"asked_by" text NOT NULL,
	"asked_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "network_membership_code_is_unique" UNIQUE("code"),
	CONSTRAINT "network_membership_is_between_two" CHECK (umbrella_id <> member_id),
	CONSTRAINT "network_membership_is_asked_by_a_side" CHECK (asked_by in ('umbrella', 'member')),
	CONSTRAINT "network_membership_ends_after_start" CHECK (ends_on is null or ends_on >= starts_on),
	CONSTRAINT "network_membership_end_has_a_reason" CHECK ((ended_at is null) = (end_reason is null))
);
--> statement-breakpoint
CREATE TABLE "organisation_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"into_id" uuid,
	"reason" text NOT NULL,
	"changed_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisation_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"delimiter" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"row_count" integer NOT NULL,
	"state" text DEFAULT 'preview' NOT NULL,
	"imported_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"undone_by_id" uuid,
	CONSTRAINT "organisation_import_code_is_unique" UNIQUE("code"),
	CONSTRAINT "organisation_import_state_is_known" CHECK (state in ('preview', 'done', 'undone'))
);
--> statement-breakpoint
CREATE TABLE "organisation_registration" (
	"organisation_id" uuid NOT NULL,
	"register" text NOT NULL,
	"section" text,
	"number" text NOT NULL,
	"verified_on" date,
	"verified_by_id" uuid,
	CONSTRAINT "organisation_registration_once_per_register" PRIMARY KEY("organisation_id","register"),
	CONSTRAINT "organisation_registration_register_is_known" CHECK (register in ('national', 'runts', 'regional')),
	CONSTRAINT "organisation_registration_is_verified_by_somebody" CHECK ((verified_on is null) = (verified_by_id is null))
);
--> statement-breakpoint
CREATE TABLE "annex" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"file_id" uuid NOT NULL,
	"sha256" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"frozen_at" timestamp with time zone,
	CONSTRAINT "annex_number_is_unique_in_owner" UNIQUE("owner_kind","owner_id","number"),
	CONSTRAINT "annex_number_is_positive" CHECK (number > 0),
	CONSTRAINT "annex_frozen_has_its_digest" CHECK ((frozen_at is null) = (sha256 is null)),
	CONSTRAINT "annex_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "filing_funding" (
	"filing_id" uuid NOT NULL,
	"block_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "filing_funding_filing_id_block_id_pk" PRIMARY KEY("filing_id","block_id")
);
--> statement-breakpoint
CREATE TABLE "filing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"class" text NOT NULL,
	"subject_kind" text,
	"subject_id" uuid,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"date" date NOT NULL,
	"visibility" text DEFAULT 'members' NOT NULL,
	"funded" boolean DEFAULT false NOT NULL,
	"file_id" uuid,
	"filed_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"voided_at" timestamp with time zone,
	"void_reason" text,
	"purged_at" timestamp with time zone,
	CONSTRAINT "filing_code_is_unique" UNIQUE("code"),
	CONSTRAINT "filing_visibility_is_known" CHECK (visibility in ('public', 'members')),
	CONSTRAINT "filing_void_has_a_reason" CHECK ((voided_at is null) = (void_reason is null)),
	CONSTRAINT "filing_subject_is_whole" CHECK (num_nonnulls(subject_kind, subject_id) in (0, 2)),
	CONSTRAINT "filing_has_its_paper_or_was_purged" CHECK (file_id is not null or purged_at is not null)
);
--> statement-breakpoint
CREATE TABLE "pec_receipt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"filing_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"message_id" text,
	"recipient" text,
	"at" timestamp with time zone NOT NULL,
	"file_id" uuid,
	"sha256" "bytea",
	"taken_in_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pec_receipt_kind_is_known" CHECK (kind in ('acceptance', 'delivery', 'failure')),
	CONSTRAINT "pec_receipt_delivery_names_its_recipient" CHECK (kind = 'acceptance' or recipient is not null),
	CONSTRAINT "pec_receipt_file_has_its_digest" CHECK ((file_id is null) = (sha256 is null)),
	CONSTRAINT "pec_receipt_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "protocol_cover" (
	"entry_id" uuid NOT NULL,
	"filing_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	CONSTRAINT "protocol_cover_filing_id_entry_id_pk" PRIMARY KEY("filing_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "protocol_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"registry" text NOT NULL,
	"number" bigint NOT NULL,
	"year" integer NOT NULL,
	"date" date NOT NULL,
	"typed_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "protocol_entry_direction_is_known" CHECK (direction in ('incoming', 'outgoing', 'internal')),
	CONSTRAINT "protocol_entry_number_is_positive" CHECK (number > 0),
	CONSTRAINT "protocol_entry_year_is_of_its_date" CHECK (year = extract(year from date))
);
--> statement-breakpoint
CREATE TABLE "signature" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"filing_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"in_order" boolean NOT NULL,
	"organisation_id" uuid,
	"party" text NOT NULL,
	"party_kind" text NOT NULL,
	"signatory" text NOT NULL,
	"power" text NOT NULL,
	"power_detail" text NOT NULL,
	"email" text,
	"due_on" date,
	"state" text DEFAULT 'waiting' NOT NULL,
	"form" text,
	"file_id" uuid,
	"sha256" "bytea",
	"settled_at" timestamp with time zone,
	"refusal" text,
	"reminded_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signature_code_is_unique" UNIQUE("code"),
	CONSTRAINT "signature_place_is_unique_in_filing" UNIQUE("filing_id","position"),
	CONSTRAINT "signature_state_is_known" CHECK (state in ('waiting', 'signed', 'refused')),
	CONSTRAINT "signature_party_kind_is_known" CHECK (party_kind in ('administration', 'private')),
	CONSTRAINT "signature_power_is_known" CHECK (power in ('office', 'letter', 'act')),
	CONSTRAINT "signature_form_is_known" CHECK (form in ('pades', 'cades', 'scan')),
	CONSTRAINT "signature_scan_is_of_a_private_party" CHECK (form <> 'scan' or party_kind = 'private'),
	CONSTRAINT "signature_signed_has_its_file" CHECK ((state = 'signed') = (form is not null and sha256 is not null)),
	CONSTRAINT "signature_refused_has_a_reason" CHECK ((state = 'refused') = (refusal is not null)),
	CONSTRAINT "signature_settled_has_a_moment" CHECK ((state = 'waiting') = (settled_at is null)),
	CONSTRAINT "signature_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "verification_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"title" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"issuer" text NOT NULL,
	"holder" text,
	"sha256" "bytea",
	"issued_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"status" text DEFAULT 'valid' NOT NULL,
	"status_at" timestamp with time zone,
	"status_reason" text,
	"replaced_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "verification_code_is_unique" UNIQUE("code"),
	CONSTRAINT "verification_code_has_twelve_symbols" CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
	CONSTRAINT "verification_code_status_is_known" CHECK (status in ('valid', 'revoked', 'replaced')),
	CONSTRAINT "verification_code_change_has_a_moment" CHECK ((status = 'valid') = (status_at is null)),
	CONSTRAINT "verification_code_replaced_by_another" CHECK ((status = 'replaced') = (replaced_by_id is not null)),
	CONSTRAINT "verification_code_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
CREATE TABLE "search_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"part" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"path" text NOT NULL,
	"title" text NOT NULL,
	"title_folded" text NOT NULL,
	"body" text NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"roundtable_id" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	"version" text,
	"is_for_everybody" boolean DEFAULT false NOT NULL,
	"is_for_administrators" boolean DEFAULT false NOT NULL,
	"open_with_id" uuid,
	"roundtable_ids" uuid[] DEFAULT '{}' NOT NULL,
	"organisation_ids" uuid[] DEFAULT '{}' NOT NULL,
	"title_vector" "tsvector" NOT NULL,
	"vector" "tsvector" NOT NULL,
	CONSTRAINT "search_entry_once_per_part" UNIQUE("source_kind","source_id","part")
);
--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "level" text DEFAULT 'regional' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "presentation" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "presentation_language" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "pec" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "website" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "state" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "words" text GENERATED ALWAYS AS (regexp_replace(replace(translate(lower(name), 'àáâãäåèéêëìíîïòóôõöùúûüçñÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜÇÑ', 'aaaaaaeeeeiiiiooooouuuucnaaaaaaeeeeiiiiooooouuuucn'), '.', ''), '[!-/:-@[-`{-~«»“”’–—]+', ' ', 'g')) STORED;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "places" text GENERATED ALWAYS AS (regexp_replace(replace(translate(lower(territory), 'àáâãäåèéêëìíîïòóôõöùúûüçñÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜÇÑ', 'aaaaaaeeeeiiiiooooouuuucnaaaaaaeeeeiiiiooooouuuucn'), '.', ''), '[!-/:-@[-`{-~«»“”’–—]+', ' ', 'g')) STORED;--> statement-breakpoint
ALTER TABLE "funding_logo" ADD CONSTRAINT "funding_logo_block_id_funding_block_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."funding_block"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_logo" ADD CONSTRAINT "funding_logo_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_placed_by_id_person_id_fk" FOREIGN KEY ("placed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_rule" ADD CONSTRAINT "retention_rule_changed_by_id_person_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adhesion_event" ADD CONSTRAINT "adhesion_event_request_id_adhesion_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."adhesion_request"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adhesion_event" ADD CONSTRAINT "adhesion_event_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adhesion_link" ADD CONSTRAINT "adhesion_link_request_id_adhesion_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."adhesion_request"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adhesion_request" ADD CONSTRAINT "adhesion_request_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adhesion_request" ADD CONSTRAINT "adhesion_request_taken_by_id_person_id_fk" FOREIGN KEY ("taken_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adhesion_request" ADD CONSTRAINT "adhesion_request_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adhesion_request" ADD CONSTRAINT "adhesion_request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adhesion_request" ADD CONSTRAINT "adhesion_request_manager_id_person_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_import_row" ADD CONSTRAINT "organisation_import_row_import_id_organisation_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."organisation_import"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_import_row" ADD CONSTRAINT "organisation_import_row_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_membership" ADD CONSTRAINT "network_membership_umbrella_id_organisation_id_fk" FOREIGN KEY ("umbrella_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_membership" ADD CONSTRAINT "network_membership_member_id_organisation_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_membership" ADD CONSTRAINT "network_membership_asked_by_id_person_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_change" ADD CONSTRAINT "organisation_change_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_change" ADD CONSTRAINT "organisation_change_into_id_organisation_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_change" ADD CONSTRAINT "organisation_change_changed_by_id_person_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_import" ADD CONSTRAINT "organisation_import_imported_by_id_person_id_fk" FOREIGN KEY ("imported_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_import" ADD CONSTRAINT "organisation_import_undone_by_id_person_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_registration" ADD CONSTRAINT "organisation_registration_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_registration" ADD CONSTRAINT "organisation_registration_verified_by_id_person_id_fk" FOREIGN KEY ("verified_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annex" ADD CONSTRAINT "annex_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annex" ADD CONSTRAINT "annex_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_funding" ADD CONSTRAINT "filing_funding_filing_id_filing_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filing"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_funding" ADD CONSTRAINT "filing_funding_block_id_funding_block_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."funding_block"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_funding" ADD CONSTRAINT "filing_funding_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing" ADD CONSTRAINT "filing_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing" ADD CONSTRAINT "filing_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing" ADD CONSTRAINT "filing_filed_by_id_person_id_fk" FOREIGN KEY ("filed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pec_receipt" ADD CONSTRAINT "pec_receipt_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pec_receipt" ADD CONSTRAINT "pec_receipt_filing_id_filing_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filing"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pec_receipt" ADD CONSTRAINT "pec_receipt_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pec_receipt" ADD CONSTRAINT "pec_receipt_taken_in_by_id_person_id_fk" FOREIGN KEY ("taken_in_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol_cover" ADD CONSTRAINT "protocol_cover_entry_id_protocol_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."protocol_entry"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol_cover" ADD CONSTRAINT "protocol_cover_filing_id_filing_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filing"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol_cover" ADD CONSTRAINT "protocol_cover_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol_entry" ADD CONSTRAINT "protocol_entry_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol_entry" ADD CONSTRAINT "protocol_entry_typed_by_id_person_id_fk" FOREIGN KEY ("typed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_filing_id_filing_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filing"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_code" ADD CONSTRAINT "verification_code_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_code" ADD CONSTRAINT "verification_code_replaced_by_id_verification_code_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."verification_code"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "funding_block_by_title" ON "funding_block" USING btree ("title","code");--> statement-breakpoint
CREATE INDEX "retention_hold_live" ON "retention_hold" USING btree ("roundtable_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "adhesion_event_by_request" ON "adhesion_event" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE INDEX "adhesion_link_by_request" ON "adhesion_link" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "adhesion_request_by_deadline" ON "adhesion_request" USING btree ("due_on","code");--> statement-breakpoint
CREATE INDEX "adhesion_request_by_roundtable" ON "adhesion_request" USING btree ("roundtable_id","due_on","code");--> statement-breakpoint
CREATE INDEX "adhesion_request_by_contact" ON "adhesion_request" USING btree ("contact_email","created_at");--> statement-breakpoint
CREATE INDEX "adhesion_request_by_organisation" ON "adhesion_request" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "adhesion_request_by_age" ON "adhesion_request" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "organisation_import_row_by_import" ON "organisation_import_row" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "network_membership_one_open_per_pair" ON "network_membership" USING btree ("umbrella_id","member_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "network_membership_by_member" ON "network_membership" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "organisation_change_by_organisation" ON "organisation_change" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "organisation_change_by_target" ON "organisation_change" USING btree ("into_id");--> statement-breakpoint
CREATE INDEX "organisation_import_by_time" ON "organisation_import" USING btree ("created_at","code");--> statement-breakpoint
CREATE INDEX "organisation_registration_by_number" ON "organisation_registration" USING btree ("register",lower(number));--> statement-breakpoint
CREATE INDEX "filing_funding_by_block" ON "filing_funding" USING btree ("block_id");--> statement-breakpoint
CREATE UNIQUE INDEX "filing_one_live_per_subject_and_class" ON "filing" USING btree ("subject_kind","subject_id","class","date") WHERE subject_id is not null and voided_at is null;--> statement-breakpoint
CREATE INDEX "filing_by_roundtable" ON "filing" USING btree ("roundtable_id","date","code");--> statement-breakpoint
CREATE INDEX "filing_by_class" ON "filing" USING btree ("class","date") WHERE purged_at is null;--> statement-breakpoint
CREATE INDEX "pec_receipt_by_filing" ON "pec_receipt" USING btree ("filing_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "pec_receipt_once" ON "pec_receipt" USING btree ("filing_id","kind",coalesce(message_id, ''),coalesce(lower(recipient), ''));--> statement-breakpoint
CREATE INDEX "protocol_cover_by_entry" ON "protocol_cover" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "protocol_entry_number_is_unique" ON "protocol_entry" USING btree (lower(registry),"year","number");--> statement-breakpoint
CREATE INDEX "verification_code_by_subject" ON "verification_code" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "verification_code_by_expiry" ON "verification_code" USING btree ("expires_on");--> statement-breakpoint
CREATE INDEX "search_entry_by_words" ON "search_entry" USING gin ("vector");--> statement-breakpoint
CREATE INDEX "search_entry_by_words_of_title" ON "search_entry" USING gin ("title_vector");--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_merged_into_id_organisation_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_text_by_time" ON "document_text" USING btree ("written_at");--> statement-breakpoint
CREATE INDEX "organisation_by_kind" ON "organisation" USING btree ("kind","name","code");--> statement-breakpoint
CREATE INDEX "organisation_by_level" ON "organisation" USING btree ("level","name","code");--> statement-breakpoint
CREATE INDEX "organisation_by_words" ON "organisation" USING gin (to_tsvector('simple', words));--> statement-breakpoint
CREATE INDEX "organisation_by_places" ON "organisation" USING gin (to_tsvector('simple', places));--> statement-breakpoint
CREATE INDEX "organisation_by_successor" ON "organisation" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "invitation_open_by_email" ON "invitation" USING btree ("email") WHERE used_at is null and withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_state_is_known" CHECK (state in ('active', 'suspended', 'closed', 'merged'));--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_level_is_known" CHECK (level in ('national', 'interregional', 'regional', 'provincial', 'intermunicipal', 'municipal', 'neighbourhood'));--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_merged_into_another" CHECK ((state = 'merged') = (merged_into_id is not null));--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_presentation_has_a_language" CHECK ((presentation is null) = (presentation_language is null));