CREATE TABLE "document_edit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"doc_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"schema_version" integer DEFAULT 1 NOT NULL,
	"requested_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_epoch" integer,
	"applied_seq" bigint,
	"applied_at" timestamp with time zone,
	"refused" text,
	"refused_at" timestamp with time zone,
	CONSTRAINT "document_edit_has_one_outcome" CHECK (num_nonnulls(applied_seq, refused) <= 1 and num_nonnulls(applied_seq, applied_epoch, applied_at) in (0, 3)
        and num_nonnulls(refused, refused_at) in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "document_version" ALTER COLUMN "content" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "document_update" ADD COLUMN "seq_from" bigint;--> statement-breakpoint
ALTER TABLE "document_version" ADD COLUMN "authors" jsonb;--> statement-breakpoint
ALTER TABLE "document_version" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "document_edit" ADD CONSTRAINT "document_edit_doc_id_document_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_edit" ADD CONSTRAINT "document_edit_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_edit" ADD CONSTRAINT "document_edit_requested_by_id_person_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_edit_by_document" ON "document_edit" USING btree ("doc_id","created_at");--> statement-breakpoint
CREATE INDEX "document_update_not_thinned" ON "document_update" USING btree ("created_at") WHERE seq_from is null;--> statement-breakpoint
ALTER TABLE "document_update" ADD CONSTRAINT "document_update_range_is_forward" CHECK (seq_from <= seq);--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_content_or_erased" CHECK ((content is null) = (erased_at is not null));