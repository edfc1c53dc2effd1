ALTER TABLE "document_version" ADD COLUMN "seal_sha256" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_seal_sha256_is_sha256" CHECK (octet_length(seal_sha256) = 32);--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_first_has_none_before" CHECK ((number = 1) = (previous_sha256 is null));--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_named_has_a_name" CHECK (kind <> 'named' or name is not null);