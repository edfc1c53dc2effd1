CREATE INDEX "territory_by_name" ON "territory" USING btree ("name","code");--> statement-breakpoint
CREATE INDEX "topic_in_order" ON "topic" USING btree ("position","id");--> statement-breakpoint
CREATE INDEX "topic_by_merged_into" ON "topic" USING btree ("merged_into_id") WHERE merged_into_id is not null;