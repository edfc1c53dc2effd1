CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"sealed_seq" bigint NOT NULL,
	"chain_sha256" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_head_is_one" CHECK (id = 1),
	CONSTRAINT "audit_head_chain_sha256_is_sha256" CHECK (octet_length(chain_sha256) = 32)
);
--> statement-breakpoint
DROP INDEX "audit_entry_by_subject";--> statement-breakpoint
CREATE INDEX "audit_entry_by_time" ON "audit_entry" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_action" ON "audit_entry" USING btree ("action","at","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_actor" ON "audit_entry" USING btree ("actor_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_roundtable" ON "audit_entry" USING btree ("roundtable_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_kind" ON "audit_entry" USING btree ("subject_kind","at","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_request" ON "audit_entry" USING btree ("request_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_subject" ON "audit_entry" USING btree ("subject_id","at","id");