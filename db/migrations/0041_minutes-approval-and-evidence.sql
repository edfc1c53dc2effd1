ALTER TABLE "minutes_approval" DROP CONSTRAINT "minutes_approval_in_a_later_meeting_has_its_vote";--> statement-breakpoint
ALTER TABLE "attestation" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "platform_report" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD COLUMN "outcome_id" uuid;--> statement-breakpoint
ALTER TABLE "minutes_publication" ADD COLUMN "table_name" text;--> statement-breakpoint
ALTER TABLE "sitting_outcome" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "sitting_outcome" ADD COLUMN "path" text;--> statement-breakpoint
ALTER TABLE "minutes_rectification" ADD COLUMN "content" jsonb;--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_outcome_id_sitting_outcome_id_fk" FOREIGN KEY ("outcome_id") REFERENCES "public"."sitting_outcome"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "platform_report_kept" ON "platform_report" USING btree ("call_id") WHERE purged_at is null;--> statement-breakpoint
ALTER TABLE "minutes_approval" ADD CONSTRAINT "minutes_approval_in_a_later_meeting_has_its_vote" CHECK (way <> 'next_meeting' or (voted_item_id is not null and num_nonnulls(totals_id, outcome_id) = 1));--> statement-breakpoint
ALTER TABLE "sitting_outcome" ADD CONSTRAINT "sitting_outcome_outcome_is_known" CHECK (outcome in ('approved', 'not_approved', 'tied', 'not_valid'));--> statement-breakpoint
ALTER TABLE "sitting_outcome" ADD CONSTRAINT "sitting_outcome_path_is_of_this_site" CHECK (path like '/%');