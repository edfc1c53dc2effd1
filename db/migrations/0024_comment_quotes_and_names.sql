ALTER TABLE "comment_mention" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD COLUMN "quote_erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_erased_quotes_nothing" CHECK (quote_erased_at is null or (quote is null and quote_before = '' and quote_after = ''));