CREATE TABLE "attendance_sheet_row" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"sheet_id" uuid NOT NULL,
	"seat_id" uuid,
	"person_id" uuid,
	"name" text,
	"is_signed" boolean NOT NULL,
	"settled_as" text,
	"word" text,
	"settled_by_id" uuid,
	"settled_at" timestamp with time zone,
	CONSTRAINT "attendance_sheet_row_is_of_one" CHECK (num_nonnulls(seat_id, person_id, name) = 1),
	CONSTRAINT "attendance_sheet_row_settled_whole" CHECK (num_nonnulls(settled_as, word, settled_by_id, settled_at) in (0, 4)),
	CONSTRAINT "attendance_sheet_row_difference_is_known" CHECK (settled_as in ('signed_absent', 'signed_remote', 'unsigned_present', 'signed_unknown'))
);
--> statement-breakpoint
CREATE TABLE "attendance_sheet" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"filing_id" uuid NOT NULL,
	"taken_in_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"typed_at" timestamp with time zone,
	"typed_by_id" uuid,
	CONSTRAINT "attendance_sheet_once_per_filing" UNIQUE("filing_id"),
	CONSTRAINT "attendance_sheet_typed_by_somebody" CHECK ((typed_at is null) = (typed_by_id is null))
);
--> statement-breakpoint
CREATE TABLE "meeting_funding" (
	"meeting_id" uuid NOT NULL,
	"block_id" uuid NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "meeting_funding_once" PRIMARY KEY("meeting_id","block_id")
);
--> statement-breakpoint
CREATE TABLE "platform_participant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"stays" jsonb NOT NULL,
	"minutes" integer,
	"seat_id" uuid,
	"matched_by_id" uuid,
	"matched_at" timestamp with time zone,
	CONSTRAINT "platform_participant_place_is_unique" UNIQUE("report_id","position"),
	CONSTRAINT "platform_participant_matched_by_somebody" CHECK ((matched_at is null) = (matched_by_id is null)),
	CONSTRAINT "platform_participant_seat_was_matched" CHECK (seat_id is null or matched_at is not null)
);
--> statement-breakpoint
CREATE TABLE "platform_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"platform" text NOT NULL,
	"file_id" uuid NOT NULL,
	"sha256" "bytea" NOT NULL,
	"taken_in_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdraw_reason" text,
	CONSTRAINT "platform_report_number_is_unique" UNIQUE("call_id","number"),
	CONSTRAINT "platform_report_number_is_positive" CHECK (number > 0),
	CONSTRAINT "platform_report_platform_is_known" CHECK (platform in ('teams', 'zoom', 'meet', 'jitsi', 'bigbluebutton', 'typed', 'other')),
	CONSTRAINT "platform_report_withdrawn_has_a_reason" CHECK ((withdrawn_at is null) = (withdraw_reason is null)),
	CONSTRAINT "platform_report_sha256_is_sha256" CHECK (octet_length(sha256) = 32)
);
--> statement-breakpoint
ALTER TABLE "attendance_sheet_row" ADD CONSTRAINT "attendance_sheet_row_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_sheet_row" ADD CONSTRAINT "attendance_sheet_row_sheet_id_attendance_sheet_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."attendance_sheet"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_sheet_row" ADD CONSTRAINT "attendance_sheet_row_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_sheet_row" ADD CONSTRAINT "attendance_sheet_row_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_sheet_row" ADD CONSTRAINT "attendance_sheet_row_settled_by_id_person_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_sheet" ADD CONSTRAINT "attendance_sheet_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_sheet" ADD CONSTRAINT "attendance_sheet_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_sheet" ADD CONSTRAINT "attendance_sheet_filing_id_filing_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filing"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_sheet" ADD CONSTRAINT "attendance_sheet_taken_in_by_id_person_id_fk" FOREIGN KEY ("taken_in_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_sheet" ADD CONSTRAINT "attendance_sheet_typed_by_id_person_id_fk" FOREIGN KEY ("typed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_funding" ADD CONSTRAINT "meeting_funding_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_funding" ADD CONSTRAINT "meeting_funding_block_id_funding_block_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."funding_block"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_funding" ADD CONSTRAINT "meeting_funding_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_participant" ADD CONSTRAINT "platform_participant_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_participant" ADD CONSTRAINT "platform_participant_report_id_platform_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."platform_report"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_participant" ADD CONSTRAINT "platform_participant_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_participant" ADD CONSTRAINT "platform_participant_matched_by_id_person_id_fk" FOREIGN KEY ("matched_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_report" ADD CONSTRAINT "platform_report_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_report" ADD CONSTRAINT "platform_report_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_report" ADD CONSTRAINT "platform_report_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_report" ADD CONSTRAINT "platform_report_taken_in_by_id_person_id_fk" FOREIGN KEY ("taken_in_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_sheet_row_once_per_seat" ON "attendance_sheet_row" USING btree ("sheet_id","seat_id");--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_sheet_row_once_per_person" ON "attendance_sheet_row" USING btree ("sheet_id","person_id");--> statement-breakpoint
CREATE INDEX "attendance_sheet_row_by_roundtable" ON "attendance_sheet_row" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "attendance_sheet_by_call" ON "attendance_sheet" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "attendance_sheet_by_roundtable" ON "attendance_sheet" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "meeting_funding_by_block" ON "meeting_funding" USING btree ("block_id");--> statement-breakpoint
CREATE INDEX "platform_participant_by_roundtable" ON "platform_participant" USING btree ("roundtable_id");--> statement-breakpoint
CREATE INDEX "platform_report_by_roundtable" ON "platform_report" USING btree ("roundtable_id");