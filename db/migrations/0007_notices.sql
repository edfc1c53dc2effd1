CREATE TABLE "notice_preference" (
	"person_id" uuid NOT NULL,
	"kind_group" text NOT NULL,
	"pace" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_preference_one_per_group" PRIMARY KEY("person_id","kind_group"),
	CONSTRAINT "notice_preference_pace_is_known" CHECK (pace in ('immediate', 'daily', 'weekly', 'none'))
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"roundtable_id" uuid,
	"params" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notice_code_is_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "quiet_hours" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"quiet_from" integer,
	"quiet_until" integer,
	CONSTRAINT "quiet_hours_have_both_ends" CHECK (num_nonnulls(quiet_from, quiet_until) in (0, 2)),
	CONSTRAINT "quiet_hours_are_of_one_day" CHECK (quiet_from between 0 and 1439 and quiet_until between 0 and 1439 and quiet_from <> quiet_until)
);
--> statement-breakpoint
CREATE TABLE "unsubscribe_link" (
	"token_sha256" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind_group" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"renewed_at" timestamp with time zone,
	CONSTRAINT "unsubscribe_link_token_sha256_is_sha256" CHECK (octet_length(token_sha256) = 32)
);
--> statement-breakpoint
DROP INDEX "outbox_due";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "notice_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "digest_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "digest_day" date;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "drop_reason" text;--> statement-breakpoint
ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_hours" ADD CONSTRAINT "quiet_hours_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsubscribe_link" ADD CONSTRAINT "unsubscribe_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_by_person" ON "notice" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("person_id","id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notice_by_age" ON "notice" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "unsubscribe_link_by_person" ON "unsubscribe_link" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "unsubscribe_link_by_age" ON "unsubscribe_link" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_digest_id_outbox_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."outbox"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_by_digest" ON "outbox" USING btree ("digest_id");--> statement-breakpoint
CREATE INDEX "outbox_by_age" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_one_per_notice" ON "outbox" USING btree ("notice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_one_digest_per_person_and_day" ON "outbox" USING btree ("person_id","digest_day");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE sent_at is null and dropped_at is null and digest_id is null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_digest_is_in_no_digest" CHECK (num_nonnulls(digest_id, digest_day) < 2);--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_sent_or_dropped" CHECK (num_nonnulls(sent_at, dropped_at) < 2);