CREATE TABLE "link_source" (
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"version" text NOT NULL,
	"seq" bigint,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "link_source_once_per_thing" PRIMARY KEY("kind","source_id")
);
--> statement-breakpoint
CREATE TABLE "link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_kind" text NOT NULL,
	"from_id" uuid NOT NULL,
	"from_part" text DEFAULT '' NOT NULL,
	"to_kind" text NOT NULL,
	"to_id" uuid NOT NULL,
	"to_part" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_once_per_target" UNIQUE("from_kind","from_id","to_kind","to_id","to_part")
);
--> statement-breakpoint
CREATE TABLE "document_mention" (
	"doc_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_mention_once_per_person" PRIMARY KEY("doc_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "document_mention" ADD CONSTRAINT "document_mention_doc_id_document_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_mention" ADD CONSTRAINT "document_mention_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_mention" ADD CONSTRAINT "document_mention_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_by_target" ON "link" USING btree ("to_kind","to_id","id");--> statement-breakpoint
CREATE INDEX "document_mention_by_person" ON "document_mention" USING btree ("person_id");