CREATE TABLE "account_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid,
	"organisation_name" text,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by_id" uuid,
	"decision" text,
	"reason" text,
	CONSTRAINT "account_request_code_is_unique" UNIQUE("code"),
	CONSTRAINT "account_request_decision_is_known" CHECK (decision in ('recognised', 'refused', 'withdrawn')),
	CONSTRAINT "account_request_is_decided_whole" CHECK ((decided_at is null) = (decision is null)),
	CONSTRAINT "account_request_refusal_has_a_reason" CHECK (decision <> 'refused' or reason is not null),
	CONSTRAINT "account_request_names_an_organisation" CHECK (decision is not null or num_nonnulls(organisation_id, organisation_name) = 1)
);
--> statement-breakpoint
CREATE TABLE "person_merge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"survivor_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"reason" text,
	"moved" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_merge_code_is_unique" UNIQUE("code"),
	CONSTRAINT "person_merge_once" UNIQUE("merged_id"),
	CONSTRAINT "person_merge_is_of_two" CHECK (survivor_id <> merged_id)
);
--> statement-breakpoint
CREATE TABLE "mail_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"sent_by_id" uuid,
	"address" text,
	"params" jsonb,
	"language" text DEFAULT 'it' NOT NULL,
	"token_sha256" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "mail_link_token_is_unique" UNIQUE("token_sha256"),
	CONSTRAINT "mail_link_kind_is_known" CHECK (kind in ('sign_in', 'password', 'email_change', 'account_request', 'merge', 'organisation_invitation')),
	CONSTRAINT "mail_link_address_is_lower_case" CHECK (address = lower(address)),
	CONSTRAINT "mail_link_token_sha256_is_sha256" CHECK (octet_length(token_sha256) = 32)
);
--> statement-breakpoint
ALTER TABLE "platform_role" DROP CONSTRAINT "platform_role_is_known";--> statement-breakpoint
ALTER TABLE "roundtable_officer" DROP CONSTRAINT "roundtable_officer_role_is_known";--> statement-breakpoint
ALTER TABLE "audit_entry" ADD COLUMN "acting_for_id" uuid;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "offices" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "expiry_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "privacy_version" text;--> statement-breakpoint
ALTER TABLE "platform_role" ADD COLUMN "starts_on" date DEFAULT ((now() at time zone 'Europe/Rome')::date) NOT NULL;--> statement-breakpoint
ALTER TABLE "platform_role" ADD COLUMN "ends_on" date;--> statement-breakpoint
ALTER TABLE "platform_role" ADD COLUMN "granted_by_id" uuid;--> statement-breakpoint
ALTER TABLE "platform_role" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform_role" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "acting_for_id" uuid;--> statement-breakpoint
ALTER TABLE "roundtable_officer" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "account_request" ADD CONSTRAINT "account_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_request" ADD CONSTRAINT "account_request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_request" ADD CONSTRAINT "account_request_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_survivor_id_person_id_fk" FOREIGN KEY ("survivor_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_merged_id_person_id_fk" FOREIGN KEY ("merged_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_sent_by_id_person_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_request_one_waiting_per_person" ON "account_request" USING btree ("person_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "account_request_waiting" ON "account_request" USING btree ("organisation_id","created_at") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "account_request_by_person" ON "account_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_merge_by_survivor" ON "person_merge" USING btree ("survivor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_link_one_open_invitation_per_address" ON "mail_link" USING btree ("organisation_id","address") WHERE kind = 'organisation_invitation' and used_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "mail_link_by_address" ON "mail_link" USING btree ("address","kind","created_at");--> statement-breakpoint
CREATE INDEX "mail_link_by_person" ON "mail_link" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mail_link_by_organisation" ON "mail_link" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "mail_link_by_age" ON "mail_link" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_acting_for_id_organisation_id_fk" FOREIGN KEY ("acting_for_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_id_person_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_role" ADD CONSTRAINT "platform_role_granted_by_id_person_id_fk" FOREIGN KEY ("granted_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_acting_for_id_organisation_id_fk" FOREIGN KEY ("acting_for_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "membership_by_organisation" ON "membership" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "person_by_name" ON "person" USING btree ("name","code");--> statement-breakpoint
CREATE INDEX "person_by_words" ON "person" USING gin (to_tsvector('simple', coalesce(name, '') || ' ' || coalesce(email, '')));--> statement-breakpoint
CREATE INDEX "person_by_survivor" ON "person" USING btree ("merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "platform_role_by_role" ON "platform_role" USING btree ("role","person_id");--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_offices_are_known" CHECK (offices <@ array['answering_official', 'operator', 'project_manager', 'partner_contributor']);--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_end_has_a_reason" CHECK ((ended_at is null) = (end_reason is null));--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_ended_has_a_last_day" CHECK (ended_at is null or ends_on is not null);--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_merged_cannot_sign_in" CHECK (merged_into_id is null or (merged_into_id <> id and email is null and password_hash is null));--> statement-breakpoint
ALTER TABLE "platform_role" ADD CONSTRAINT "platform_role_ends_after_start" CHECK (ends_on is null or ends_on >= starts_on);--> statement-breakpoint
ALTER TABLE "platform_role" ADD CONSTRAINT "platform_role_auditor_expires" CHECK (role <> 'auditor' or ends_on is not null);--> statement-breakpoint
ALTER TABLE "platform_role" ADD CONSTRAINT "platform_role_administrator_has_no_last_day" CHECK (role <> 'administrator' or ends_on is null);--> statement-breakpoint
ALTER TABLE "platform_role" ADD CONSTRAINT "platform_role_end_has_a_reason" CHECK ((ended_at is null) = (end_reason is null));--> statement-breakpoint
ALTER TABLE "platform_role" ADD CONSTRAINT "platform_role_is_known" CHECK (role in ('administrator', 'course_coordinator', 'trainer', 'tutor', 'auditor', 'data_protection_officer'));--> statement-breakpoint
ALTER TABLE "roundtable_officer" ADD CONSTRAINT "roundtable_officer_role_is_known" CHECK (role in ('secretary', 'chair', 'facilitator', 'observer', 'guest', 'interpreter'));