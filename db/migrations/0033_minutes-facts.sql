CREATE TABLE "minutes_facts" (
	"minutes_id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "minutes_facts" ADD CONSTRAINT "minutes_facts_minutes_id_minutes_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."minutes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_facts" ADD CONSTRAINT "minutes_facts_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "minutes_facts_by_roundtable" ON "minutes_facts" USING btree ("roundtable_id");