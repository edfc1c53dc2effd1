CREATE TABLE "desertion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	"declared_by_id" uuid NOT NULL,
	"regulation_id" uuid NOT NULL,
	"required" integer NOT NULL,
	"found" integer NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "desertion_once_per_call" UNIQUE("call_id"),
	CONSTRAINT "desertion_was_without_quorum" CHECK (found < required)
);
--> statement-breakpoint
CREATE TABLE "floor_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"item_id" uuid,
	"person_id" uuid NOT NULL,
	"seat_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"put_first_at" timestamp with time zone,
	"minutes" integer NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "floor_request_code_is_unique" UNIQUE("code"),
	CONSTRAINT "floor_request_minutes_are_few" CHECK (minutes between 1 and 60),
	CONSTRAINT "floor_request_ends_after_it_began" CHECK (ended_at is null or ended_at >= started_at),
	CONSTRAINT "floor_request_spoken_or_withdrawn" CHECK (num_nonnulls(started_at, withdrawn_at) < 2)
);
--> statement-breakpoint
CREATE TABLE "item_turn" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	"taken_by_id" uuid NOT NULL,
	CONSTRAINT "item_turn_ends_after_it_began" CHECK (until_at is null or until_at >= from_at)
);
--> statement-breakpoint
CREATE TABLE "live_topic" (
	"name" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspension" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roundtable_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	"resumes_at" timestamp with time zone,
	"reason" text NOT NULL,
	"suspended_by_id" uuid NOT NULL,
	"resumed_by_id" uuid,
	CONSTRAINT "suspension_ends_after_it_began" CHECK (until_at is null or until_at >= from_at),
	CONSTRAINT "suspension_ended_by_somebody" CHECK ((until_at is null) = (resumed_by_id is null))
);
--> statement-breakpoint
ALTER TABLE "presence" DROP CONSTRAINT "presence_quality_is_known";--> statement-breakpoint
ALTER TABLE "meeting_call" ADD COLUMN "room_key" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "desertion" ADD CONSTRAINT "desertion_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desertion" ADD CONSTRAINT "desertion_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desertion" ADD CONSTRAINT "desertion_declared_by_id_person_id_fk" FOREIGN KEY ("declared_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desertion" ADD CONSTRAINT "desertion_regulation_id_regulation_version_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation_version"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_request" ADD CONSTRAINT "floor_request_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_request" ADD CONSTRAINT "floor_request_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_request" ADD CONSTRAINT "floor_request_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_request" ADD CONSTRAINT "floor_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_request" ADD CONSTRAINT "floor_request_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_turn" ADD CONSTRAINT "item_turn_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_turn" ADD CONSTRAINT "item_turn_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_turn" ADD CONSTRAINT "item_turn_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_turn" ADD CONSTRAINT "item_turn_taken_by_id_person_id_fk" FOREIGN KEY ("taken_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_roundtable_id_roundtable_id_fk" FOREIGN KEY ("roundtable_id") REFERENCES "public"."roundtable"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_call_id_meeting_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."meeting_call"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_suspended_by_id_person_id_fk" FOREIGN KEY ("suspended_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_resumed_by_id_person_id_fk" FOREIGN KEY ("resumed_by_id") REFERENCES "public"."person"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desertion_by_roundtable" ON "desertion" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "floor_request_one_waiting_per_person" ON "floor_request" USING btree ("call_id","person_id") WHERE started_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "floor_request_one_speaks" ON "floor_request" USING btree ("call_id") WHERE started_at is not null and ended_at is null;--> statement-breakpoint
CREATE INDEX "floor_request_by_roundtable" ON "floor_request" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "item_turn_one_open_per_call" ON "item_turn" USING btree ("call_id") WHERE until_at is null;--> statement-breakpoint
CREATE INDEX "item_turn_by_call" ON "item_turn" USING btree ("call_id","from_at");--> statement-breakpoint
CREATE INDEX "item_turn_by_item" ON "item_turn" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "item_turn_by_roundtable" ON "item_turn" USING btree ("roundtable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suspension_one_open_per_call" ON "suspension" USING btree ("call_id") WHERE until_at is null;--> statement-breakpoint
CREATE INDEX "suspension_by_call" ON "suspension" USING btree ("call_id","from_at");--> statement-breakpoint
CREATE INDEX "suspension_by_roundtable" ON "suspension" USING btree ("roundtable_id");--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_quality_is_known" CHECK (quality in ('titular', 'substitute', 'delegate', 'chair', 'secretary', 'facilitator', 'observer', 'guest', 'interpreter'));