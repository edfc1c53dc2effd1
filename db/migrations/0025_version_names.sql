ALTER TABLE "document_version" ADD COLUMN "named_by_id" uuid;--> statement-breakpoint
ALTER TABLE "document_version" ADD COLUMN "named_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_named_by_id_person_id_fk" FOREIGN KEY ("named_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_named_by_somebody" CHECK (num_nonnulls(named_by_id, named_at) in (0, 2) and (named_at is null or name is not null));