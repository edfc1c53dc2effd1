CREATE TABLE "attestation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid,
	"note_id" uuid,
	"content" jsonb NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"verification_id" uuid NOT NULL,
	"issued_by_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "attestation_code_is_unique" UNIQUE("code"),
	CONSTRAINT "attestation_is_of_somebody" CHECK (num_nonnulls(person_id, note_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"token_sha256" "bytea" NOT NULL,
	"language" text DEFAULT 'it' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_feed_one_per_person" UNIQUE("person_id"),
	CONSTRAINT "calendar_feed_token_is_unique" UNIQUE("token_sha256"),
	CONSTRAINT "calendar_feed_token_sha256_is_sha256" CHECK (octet_length(token_sha256) = 32)
);
--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_note_id_delegate_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."delegate_note"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_verification_id_verification_code_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verification_code"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_issued_by_id_person_id_fk" FOREIGN KEY ("issued_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attestation_one_live_per_person" ON "attestation" USING btree ("meeting_id","person_id") WHERE replaced_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "attestation_one_live_per_letter" ON "attestation" USING btree ("meeting_id","note_id") WHERE replaced_at is null;--> statement-breakpoint
CREATE INDEX "attestation_by_person" ON "attestation" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "attestation_by_roundtable" ON "attestation" USING btree ("roundtable_id");