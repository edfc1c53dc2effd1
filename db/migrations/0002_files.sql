CREATE TABLE "file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"roundtable_id" uuid,
	"name" text,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" "bytea" NOT NULL,
	"uploaded_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "file_code_is_unique" UNIQUE("code"),
	CONSTRAINT "file_sha256_is_sha256" CHECK (octet_length(sha256) = 32),
	CONSTRAINT "file_size_is_positive" CHECK (size > 0),
	CONSTRAINT "file_kept_has_a_name" CHECK (removed_at is not null or name is not null)
);
--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_uploaded_by_id_person_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_by_owner" ON "file" USING btree ("owner_kind","owner_id");--> statement-breakpoint
CREATE INDEX "file_by_sha256" ON "file" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "file_by_removal" ON "file" USING btree ("removed_at") WHERE removed_at is not null;--> statement-breakpoint
CREATE INDEX "file_pending" ON "file" USING btree ("created_at") WHERE owner_kind = 'upload' and removed_at is null;