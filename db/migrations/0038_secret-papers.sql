CREATE TABLE "ballot_paper" (
	"ballot_id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"totals" jsonb NOT NULL,
	"entered_by_id" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"confirmed_by_id" uuid,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "ballot_paper_confirmed_by_another" CHECK (confirmed_by_id <> entered_by_id),
	CONSTRAINT "ballot_paper_confirmed_by_somebody" CHECK ((confirmed_at is null) = (confirmed_by_id is null))
);
--> statement-breakpoint
CREATE TABLE "ballot_scrutineer" (
	"ballot_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	CONSTRAINT "ballot_scrutineer_once" PRIMARY KEY("ballot_id","seat_id")
);
--> statement-breakpoint
ALTER TABLE "ballot_seat" ADD COLUMN "took_paper" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot_paper" ADD CONSTRAINT "ballot_paper_ballot_id_ballot_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballot"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_paper" ADD CONSTRAINT "ballot_paper_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_paper" ADD CONSTRAINT "ballot_paper_entered_by_id_person_id_fk" FOREIGN KEY ("entered_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_paper" ADD CONSTRAINT "ballot_paper_confirmed_by_id_person_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_scrutineer" ADD CONSTRAINT "ballot_scrutineer_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_scrutineer" ADD CONSTRAINT "ballot_scrutineer_is_on_the_roll" FOREIGN KEY ("ballot_id","seat_id") REFERENCES "public"."ballot_seat"("ballot_id","seat_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballot_paper_by_roundtable" ON "ballot_paper" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "ballot_scrutineer_by_roundtable" ON "ballot_scrutineer" USING btree ("roundtable_id");