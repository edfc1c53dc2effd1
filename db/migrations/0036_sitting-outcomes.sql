CREATE TABLE "sitting_outcome" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"meeting_id" uuid,
	"item_id" uuid,
	"source_kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"key" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"lines" jsonb NOT NULL,
	CONSTRAINT "sitting_outcome_one_per_source" UNIQUE("source_kind","source_id"),
	CONSTRAINT "sitting_outcome_item_is_of_a_meeting" CHECK (item_id is null or meeting_id is not null),
	CONSTRAINT "sitting_outcome_key_is_plain" CHECK (key ~ '^[a-z0-9]+$')
);
--> statement-breakpoint
ALTER TABLE "sitting_outcome" ADD CONSTRAINT "sitting_outcome_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_outcome" ADD CONSTRAINT "sitting_outcome_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_outcome" ADD CONSTRAINT "sitting_outcome_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sitting_outcome_by_meeting" ON "sitting_outcome" USING btree ("meeting_id","happened_at");--> statement-breakpoint
CREATE INDEX "sitting_outcome_between" ON "sitting_outcome" USING btree ("roundtable_id","happened_at") WHERE meeting_id is null;--> statement-breakpoint
CREATE INDEX "sitting_outcome_by_roundtable" ON "sitting_outcome" USING btree ("roundtable_id");