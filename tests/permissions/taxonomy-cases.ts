import { ADMINISTRATOR, type Case, count, type PostCase } from "./circles.ts"
import type { World } from "./world.ts"

const topic = ({ topics: { first } }: World) => ({ id: first })
const retired = ({ topics: { past } }: World) => ({ id: past })
const names = { it: "Nome nuovo", en: "New name", fr: "", ar: "" }

/** The vocabularies and their terms. */
export const TAXONOMY_PAGES: readonly Case[] = [
  ...["_index", "topics._index", "topics.new", "territories"].map((page) => ({
    ...{ route: `admin.taxonomies.${page}`, for: ADMINISTRATOR },
  })),
  { route: "admin.taxonomies.topics.$id", of: "offered", for: ADMINISTRATOR, params: topic },
  { route: "admin.taxonomies.topics.$id", of: "retired", for: ADMINISTRATOR, params: retired },
]

export const TAXONOMY_POSTS: readonly PostCase[] = [
  {
    ...{ route: "admin.taxonomies.topics.new", for: ADMINISTRATOR },
    fields: () => names,
    value: count("topic"),
  },
  {
    ...{ route: "admin.taxonomies.topics.$id", of: "rename", for: ADMINISTRATOR, params: topic },
    fields: () => ({ intent: "rename", ...names }),
    value: count("topic_label where label = 'Nome nuovo'"),
  },
  {
    ...{ route: "admin.taxonomies.topics.$id", of: "retire", for: ADMINISTRATOR, params: topic },
    fields: () => ({ intent: "retire" }),
    value: count("topic where retired_at is not null"),
  },
  {
    ...{ route: "admin.taxonomies.topics.$id", of: "restore", for: ADMINISTRATOR, params: retired },
    fields: () => ({ intent: "restore" }),
    value: count("topic where retired_at is not null"),
  },
  {
    ...{ route: "admin.taxonomies.topics.$id", of: "merge", for: ADMINISTRATOR, params: topic },
    fields: ({ topics: { second } }) => ({ intent: "merge", into: second }),
    value: count("topic where merged_into_id is not null"),
  },
]
