ALTER TABLE "document_act" DROP CONSTRAINT "document_act_is_recorded_once";--> statement-breakpoint
ALTER TABLE "document_act" ADD COLUMN "code" text DEFAULT upper(substr(md5(random()::text), 1, 10)) NOT NULL;--> statement-breakpoint
ALTER TABLE "document_act" ADD COLUMN "voided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "document_act" ADD COLUMN "void_reason" text;--> statement-breakpoint
ALTER TABLE "document_act" ADD COLUMN "voided_by_id" uuid;--> statement-breakpoint
ALTER TABLE "document_act" ADD CONSTRAINT "document_act_voided_by_id_person_id_fk" FOREIGN KEY ("voided_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_act_one_standing" ON "document_act" USING btree ("document_id","body","kind","number","day") WHERE voided_at is null;--> statement-breakpoint
ALTER TABLE "document_act" ADD CONSTRAINT "document_act_code_is_unique" UNIQUE("code");--> statement-breakpoint
ALTER TABLE "document_act" ADD CONSTRAINT "document_act_void_has_a_reason" CHECK ((voided_at is null) = (void_reason is null));