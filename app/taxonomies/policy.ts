import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"

type Topic = { retired: boolean; mergedIntoId: string | null }

/** Why this person may not look after the vocabularies, or null. */
export const refuseKeepTaxonomies = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("taxonomies.refuse.administrator_only")

/** Why a topic may not leave use, or null: the forms that ask what a thing is about need one to offer. */
export const refuseRetire = (topic: Topic, offered: number): Reason | null => {
  if (topic.retired) return because("taxonomies.refuse.retired")
  return offered <= 1 ? because("taxonomies.refuse.last_topic") : null
}

/** Why a topic may not come back into use, or null: one that went into another is that other. */
export const refuseRestore = (topic: Topic): Reason | null => {
  if (topic.mergedIntoId) return because("taxonomies.refuse.merged")
  return topic.retired ? null : because("taxonomies.refuse.in_use")
}

/** Why a topic may not go into another, or null; `into` must be offered, or its things would be hidden. */
export const refuseMerge = (topic: Topic & { id: string }, into: Topic & { id: string }): Reason | null => {
  if (topic.id === into.id) return because("taxonomies.refuse.same_topic")
  if (topic.mergedIntoId) return because("taxonomies.refuse.merged")
  return into.retired ? because("taxonomies.refuse.into_retired") : null
}
