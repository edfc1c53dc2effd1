CREATE TABLE "placement" (
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"territory_id" uuid NOT NULL,
	CONSTRAINT "placement_is_once" PRIMARY KEY("subject_kind","subject_id","territory_id")
);
--> statement-breakpoint
CREATE TABLE "territory" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"other_name" text,
	"abbreviation" text,
	"parent_id" uuid,
	"folded" text NOT NULL,
	"other_folded" text,
	"valid_from" date,
	"valid_to" date,
	"merged_into_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "territory_code_is_unique" UNIQUE("code"),
	CONSTRAINT "territory_level_is_known" CHECK (level in ('country', 'region', 'province', 'metropolitan_city', 'municipality')),
	CONSTRAINT "territory_only_a_country_stands_alone" CHECK ((level = 'country') = (parent_id is null)),
	CONSTRAINT "territory_ends_after_start" CHECK (valid_to is null or valid_from is null or valid_to >= valid_from),
	CONSTRAINT "territory_merged_has_ended" CHECK (merged_into_id is null or valid_to is not null)
);
--> statement-breakpoint
CREATE TABLE "topic_label" (
	"topic_id" uuid NOT NULL,
	"language" text NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "topic_label_once_per_language" PRIMARY KEY("topic_id","language")
);
--> statement-breakpoint
CREATE TABLE "topic_mark" (
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	CONSTRAINT "topic_mark_is_once" PRIMARY KEY("subject_kind","subject_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	"merged_into_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topic_merged_is_retired" CHECK (merged_into_id is null or retired_at is not null)
);
--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_territory_id_territory_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territory"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory" ADD CONSTRAINT "territory_parent_id_territory_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."territory"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory" ADD CONSTRAINT "territory_merged_into_id_territory_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."territory"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_label" ADD CONSTRAINT "topic_label_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_mark" ADD CONSTRAINT "topic_mark_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_merged_into_id_topic_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."topic"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "placement_by_territory" ON "placement" USING btree ("territory_id","subject_kind");--> statement-breakpoint
CREATE INDEX "territory_by_folded" ON "territory" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "territory_by_other_folded" ON "territory" USING btree ("other_folded");--> statement-breakpoint
CREATE INDEX "territory_by_parent" ON "territory" USING btree ("parent_id","name","code");--> statement-breakpoint
CREATE UNIQUE INDEX "topic_label_is_unique" ON "topic_label" USING btree ("language",lower(label));--> statement-breakpoint
CREATE INDEX "topic_mark_by_topic" ON "topic_mark" USING btree ("topic_id","subject_kind");