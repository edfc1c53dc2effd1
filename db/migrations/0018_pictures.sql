CREATE TABLE "document_picture" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"narrow_file_id" uuid,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_picture_file_is_unique" UNIQUE("file_id"),
	CONSTRAINT "document_picture_has_a_size" CHECK (width > 0 and height > 0)
);
--> statement-breakpoint
ALTER TABLE "document_picture" ADD CONSTRAINT "document_picture_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_picture" ADD CONSTRAINT "document_picture_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_picture" ADD CONSTRAINT "document_picture_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_picture" ADD CONSTRAINT "document_picture_narrow_file_id_file_id_fk" FOREIGN KEY ("narrow_file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_picture_by_document" ON "document_picture" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "document_picture_by_check" ON "document_picture" USING btree ("checked_at","asked_at");