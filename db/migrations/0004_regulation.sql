CREATE TABLE "regulation_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"number" integer,
	"rules" jsonb NOT NULL,
	"started_from" text NOT NULL,
	"created_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by_id" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"in_force_from" date,
	"act" text,
	"decided_on" date,
	"adopted_at" timestamp with time zone,
	"adopted_by_id" uuid,
	"rules_sha256" "bytea",
	"discarded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by_id" uuid,
	"withdraw_reason" text,
	CONSTRAINT "regulation_version_number_is_unique" UNIQUE("roundtable_id","number"),
	CONSTRAINT "regulation_version_has_a_number_once_adopted" CHECK ((adopted_at is null) = (number is null)),
	CONSTRAINT "regulation_version_says_when_and_by_which_act" CHECK (adopted_at is null or num_nulls(in_force_from, act, decided_on, rules_sha256) = 0),
	CONSTRAINT "regulation_version_is_not_retroactive" CHECK (in_force_from >= (adopted_at at time zone 'Europe/Rome')::date),
	CONSTRAINT "regulation_version_only_drafts_are_discarded" CHECK (discarded_at is null or adopted_at is null),
	CONSTRAINT "regulation_version_withdrawal_has_a_reason" CHECK ((withdrawn_at is null) = (withdraw_reason is null) and (withdrawn_at is null or adopted_at is not null)),
	CONSTRAINT "regulation_version_format_is_known" CHECK ((rules->>'format')::int >= 1),
	CONSTRAINT "regulation_version_numbers_are_whole" CHECK (not jsonb_path_exists(rules, '$.** ? (@.type() == "number" && (@ < 0 || @.floor() != @))')),
	CONSTRAINT "regulation_version_shares_are_shares" CHECK (not jsonb_path_exists(rules, '$.* ? (@.den < 1 || @.num > @.den)')),
	CONSTRAINT "regulation_version_rules_sha256_is_sha256" CHECK (octet_length(rules_sha256) = 32)
);
--> statement-breakpoint
ALTER TABLE "regulation_version" ADD CONSTRAINT "regulation_version_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_version" ADD CONSTRAINT "regulation_version_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_version" ADD CONSTRAINT "regulation_version_changed_by_id_person_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_version" ADD CONSTRAINT "regulation_version_adopted_by_id_person_id_fk" FOREIGN KEY ("adopted_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_version" ADD CONSTRAINT "regulation_version_withdrawn_by_id_person_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "regulation_version_one_draft_per_roundtable" ON "regulation_version" USING btree ("roundtable_id") WHERE adopted_at is null and discarded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "regulation_version_one_per_day" ON "regulation_version" USING btree ("roundtable_id","in_force_from") WHERE adopted_at is not null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "regulation_version_by_roundtable" ON "regulation_version" USING btree ("roundtable_id","in_force_from");