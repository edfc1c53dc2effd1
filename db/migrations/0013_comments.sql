CREATE TABLE "comment_mention" (
	"comment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	CONSTRAINT "comment_mention_once_per_person" PRIMARY KEY("comment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "comment_thread" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"doc_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"anchor_from" "bytea",
	"anchor_to" "bytea",
	"block_id" text,
	"quote" text,
	"quote_before" text DEFAULT '' NOT NULL,
	"quote_after" text DEFAULT '' NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comment_thread_code_is_unique" UNIQUE("code"),
	CONSTRAINT "comment_thread_positions_are_a_pair" CHECK (num_nonnulls(anchor_from, anchor_to) in (0, 2)),
	CONSTRAINT "comment_thread_positions_have_words" CHECK (anchor_from is null or quote is not null),
	CONSTRAINT "comment_thread_quote_is_short" CHECK (quote is null or length(quote) between 1 and 1000),
	CONSTRAINT "comment_thread_context_is_short" CHECK (length(quote_before) <= 100 and length(quote_after) <= 100),
	CONSTRAINT "comment_thread_position_is_short" CHECK (octet_length(anchor_from) <= 200 and octet_length(anchor_to) <= 200),
	CONSTRAINT "comment_thread_resolved_by_somebody" CHECK (num_nonnulls(resolved_at, resolved_by_id) in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"organisation_id" uuid,
	"on_behalf_of" text,
	"on_behalf_organisation" text,
	"body" text,
	"language" text DEFAULT 'it' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"hidden_by_id" uuid,
	"hidden_reason" text,
	CONSTRAINT "comment_code_is_unique" UNIQUE("code"),
	CONSTRAINT "comment_body_is_short" CHECK (body is null or length(body) between 1 and 5000),
	CONSTRAINT "comment_withdrawn_says_nothing" CHECK ((body is null) = (withdrawn_at is not null)),
	CONSTRAINT "comment_hidden_with_a_reason" CHECK (num_nonnulls(hidden_at, hidden_by_id, hidden_reason) in (0, 3)),
	CONSTRAINT "comment_on_behalf_names_a_body" CHECK (on_behalf_of is null or on_behalf_organisation is not null)
);
--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_doc_id_document_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."document"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_resolved_by_id_person_id_fk" FOREIGN KEY ("resolved_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_created_by_id_person_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_comment_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comment_thread"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_hidden_by_id_person_id_fk" FOREIGN KEY ("hidden_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_mention_by_person" ON "comment_mention" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "comment_thread_open" ON "comment_thread" USING btree ("doc_id","id") WHERE resolved_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "comment_thread_shown" ON "comment_thread" USING btree ("doc_id","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "comment_thread_by_roundtable" ON "comment_thread" USING btree ("roundtable_id","id");--> statement-breakpoint
CREATE INDEX "comment_by_thread" ON "comment" USING btree ("thread_id","id");--> statement-breakpoint
CREATE INDEX "comment_by_author" ON "comment" USING btree ("author_id","id");