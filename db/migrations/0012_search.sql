CREATE TABLE "file_balance" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_kind" text NOT NULL,
	"files" bigint NOT NULL,
	"bytes" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_entry" ADD COLUMN "also_open_with_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "file_live_by_owner" ON "file" USING btree ("owner_kind","owner_id","size") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "file_live_by_kind_and_size" ON "file" USING btree ("owner_kind","size") WHERE removed_at is null;